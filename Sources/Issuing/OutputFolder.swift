import Crypto
import Diagnostics
import Foundation
import Glibc
import Synchronization

/// Writes files so that nobody ever sees half of one: under another name beside it, then renamed.
struct OutputFolder {
  let path: String
  private let audience: Audience
  /// Folders that are known to be there.
  private var folders: Set<String> = []

  enum Audience {
    /// For a web server, whatever the umask: folders 0755, files 0644.
    case everyone
    /// Folders 0700, files 0600.
    case owner

    var folderMode: Int { self == .everyone ? 0o755 : 0o700 }
    var fileMode: Int { self == .everyone ? 0o644 : 0o600 }
  }

  init(_ path: String, for audience: Audience) {
    self.path = path
    self.audience = audience
  }

  /// - Parameters:
  ///   - name: relative to the folder; folders in it are made.
  /// - Returns: whether anything changed; a file that already holds these bytes is left alone.
  @discardableResult
  mutating func write(_ bytes: [UInt8], to name: String) throws(DiagnosticList) -> Bool {
    let place = "\(path)/\(name)"
    // Workers and other runs may be writing the same file, such as a picture that learners share.
    let temporary = "\(place).\(Self.uniquePrefix)\(Self.counter.wrappingAdd(1, ordering: .relaxed).newValue).part"
    do {
      if try WholeFile.holds(bytes, at: place) { return false }
      try makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)]))
      do {
        try WholeFile.write(bytes, to: temporary, mode: audience.fileMode)
        try replaceFile(at: place, with: temporary)
      } catch {
        unsafe unlink(temporary)
        throw error
      }
    } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: place, reason: systemReason(error)))])
    }
    return true
  }

  /// Told apart from other processes', and from those of a process that had the same number before.
  private static let uniquePrefix = "\(getpid())-\(UInt64.random(in: 0 ..< .max))-"
  private static let counter = Atomic(0)

  /// A file that is there; `nil` when it isn't, or can't be read.
  func contents(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) } }

  mutating func make() throws(DiagnosticList) {
    do { try makeFolder(path) } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: systemReason(error)))])
    }
  }

  private static let mostKnownFolders = 4096

  private mutating func makeFolder(_ folder: String) throws {
    guard !folder.isEmpty, !folders.contains(folder) else { return }
    if unsafe mkdir(folder, mode_t(audience.folderMode)) == 0 {
      // Whatever the umask.
      guard unsafe chmod(folder, mode_t(audience.folderMode)) == 0 else { throw SystemCall.failure() }
    } else if errno == ENOENT, let slash = folder.lastIndex(of: "/") {
      try makeFolder(String(folder[..<slash]))
      // Another process may be quicker, so that it is no error when it is there by now.
      if unsafe mkdir(folder, mode_t(audience.folderMode)) == 0 {
        guard unsafe chmod(folder, mode_t(audience.folderMode)) == 0 else { throw SystemCall.failure() }
      } else if errno != EEXIST {
        throw SystemCall.failure()
      }
    } else {
      guard errno == EEXIST else { throw SystemCall.failure() }
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw POSIXError(.ENOTDIR)
      }
    }
    // Every learner has a folder of their own; only those that come again are worth remembering.
    if folders.count >= Self.mostKnownFolders { folders.removeAll(keepingCapacity: true) }
    folders.insert(folder)
  }
}

/// rename(2): whoever opens `path` finds the old file or the new one, whole.
func replaceFile(at path: String, with temporary: String) throws {
  guard unsafe rename(temporary, path) == 0 else { throw SystemCall.failure() }
}

/// The system's own words, without the long wrapping around them.
func systemReason(_ error: any Error) -> String {
  if let error = error as? POSIXError { return unsafe String(cString: strerror(error.code.rawValue)) }
  let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
  if let underlying { return systemReason(underlying) }
  return error.localizedDescription
}

/// Lower-case hex SHA-256.
func fingerprint(of bytes: [UInt8]) -> String {
  hexadecimal(SHA256.hash(data: bytes))
}

/// In lower case.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
