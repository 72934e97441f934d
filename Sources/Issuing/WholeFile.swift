import Foundation
import Glibc

/// Whole files in few system calls: a batch writes them by the million.
enum WholeFile {
  /// Makes a file that isn't there yet.
  /// - Parameter mode: whatever the umask.
  static func write(_ bytes: [UInt8], to path: String, mode: Int) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard file >= 0 else { throw SystemCall.failure() }
    var isClosed = false
    defer { if !isClosed { close(file) } }
    guard fchmod(file, mode_t(mode)) == 0 else { throw SystemCall.failure() }
    try unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = unsafe Glibc.write(file, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw SystemCall.failure() }
        done += count
      }
    }
    isClosed = true
    // A full disk may only be told now.
    guard close(file) == 0 else { throw SystemCall.failure() }
  }

  /// Whether a file holds exactly these bytes.
  static func holds(_ bytes: [UInt8], at path: String) throws -> Bool {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    // Whatever keeps it from being read, writing will tell.
    guard file >= 0 else { return false }
    defer { close(file) }
    guard Int(lseek(file, 0, SEEK_END)) == bytes.count, lseek(file, 0, SEEK_SET) == 0 else { return false }
    var isRead = false
    let existing = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      while count < buffer.count {
        let got = unsafe read(file, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
      isRead = true
    }
    return isRead && existing == bytes
  }
}

/// Where a file holds a signature of which every one is as good, as long as it names the same signing certificate.
struct ResignedPart: Sendable {
  var range: Range<Int>
  /// In hexadecimal, as the signature holds it.
  var certificate: [UInt8]

  /// Whether a new file differs from an old one in nothing but the signature, and the old one's is by the same certificate.
  func isNoNews(_ new: [UInt8], after old: [UInt8]) -> Bool {
    old.count == new.count && old[..<range.lowerBound] == new[..<range.lowerBound] && old[range.upperBound...] == new[range.upperBound...]
      && Data(old[range]).range(of: Data(certificate)) != nil
  }
}

enum SystemCall {
  /// What the last call failed with.
  static func failure() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
