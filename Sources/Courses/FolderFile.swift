public import Diagnostics
import Foundation

/// A file to be made in a course folder.
public struct FolderFile: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case text(String)
    /// The bytes of another file on this machine.
    case copy(of: String)
  }

  /// Relative to the course folder.
  public var path: String
  public var content: Content

  public init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}

extension FolderFile {
  /// Writes files into a folder, which is made when it is not there, each one whole or not at all.
  /// - Parameter replacing: whether files of the same name may be overwritten. Otherwise one that exists stops all of them before
  ///   the first is written.
  /// - Returns: the paths written, relative to `folder`, in order.
  public static func write(_ files: [FolderFile], into folder: String, replacing: Bool = false) throws(DiagnosticList) -> [String] {
    let manager = FileManager.default
    if !replacing {
      let existing = files.map { FilePlace.join(folder, $0.path) }.filter { manager.fileExists(atPath: $0) }
      guard existing.isEmpty else { throw DiagnosticList(existing.map { Diagnostic(CourseProblem.fileExists($0)) }) }
    }
    for file in files {
      let path = FilePlace.join(folder, file.path)
      do {
        try manager.createDirectory(atPath: FilePlace.parent(of: path), withIntermediateDirectories: true)
        switch file.content {
        case .text(let text): try AtomicFile.write(Data(text.utf8), to: path, replacing: replacing)
        case .copy(let source): try AtomicFile.write(Data(contentsOf: URL(filePath: source)), to: path, replacing: replacing)
        }
      } catch let list as DiagnosticList {
        throw list
      } catch {
        throw DiagnosticList([Diagnostic(CourseProblem.notWritten(path, reason: error.localizedDescription))])
      }
    }
    return files.map(\.path)
  }

  /// Replaces the text of an existing file, following links and keeping its permissions; a reader sees the old or the new, whole.
  public static func replaceText(ofFileAt path: String, with text: String) throws(DiagnosticList) {
    do {
      try AtomicFile.write(Data(text.utf8), to: path, replacing: true)
    } catch let list as DiagnosticList {
      throw list
    } catch {
      throw DiagnosticList([Diagnostic(CourseProblem.notWritten(path, reason: error.localizedDescription))])
    }
  }
}

/// Temporary file beside the target, then a rename or a link.
enum AtomicFile {
  static func write(_ data: Data, to path: String, replacing: Bool) throws {
    let manager = FileManager.default
    let target = URL(filePath: path).resolvingSymlinksInPath()
    if replacing, manager.fileExists(atPath: target.path) {
      let permissions = try manager.attributesOfItem(atPath: target.path)[.posixPermissions]
      try data.write(to: target, options: .atomic)
      if let permissions { try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: target.path) }
      return
    }
    let temporary = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(UUID().uuidString).tmp")
    try data.write(to: temporary)
    defer { try? manager.removeItem(at: temporary) }
    do {
      // A link, unlike a rename, fails when somebody made the file meanwhile.
      try manager.linkItem(at: temporary, to: target)
    } catch {
      guard !manager.fileExists(atPath: target.path) else { throw DiagnosticList([Diagnostic(CourseProblem.fileExists(path))]) }
      try manager.moveItem(at: temporary, to: target)
    }
  }
}
