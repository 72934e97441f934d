import Foundation

/// A copy of the registry in the temporary folder: reading a registry in place writes beside it, and a dry run writes nothing.
struct ScratchRegistry {
  let path: String
  private let folder: URL

  /// - Returns: `nil` when there is no registry yet.
  init?(copyOf original: String) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: original) else { return nil }
    folder = files.temporaryDirectory.appendingPathComponent("laurel-dry-run-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.appendingPathComponent("registry.sqlite").path
    // With the write-ahead log, in which the latest changes may still be.
    for ending in ["", "-wal"] where files.fileExists(atPath: original + ending) {
      try files.copyItem(atPath: original + ending, toPath: path + ending)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
