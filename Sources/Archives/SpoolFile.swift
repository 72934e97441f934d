import Foundation

/// A file that is written from its beginning to its end, buffered, for its owner alone.
final class SpoolFile {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// Bytes written so far.
  private(set) var count: UInt64 = 0
  private static let bufferSize = 1 << 20

  init(path: String) throws {
    let files = FileManager.default
    if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
    guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forUpdatingAtPath: path)
    else { throw CocoaError(.fileWriteNoPermission) }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws {
    count += UInt64(bytes.count)
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws {
    try handle.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }

  func copy(to other: SpoolFile) throws {
    try flush()
    try handle.seek(toOffset: 0)
    while let block = try handle.read(upToCount: Self.bufferSize), !block.isEmpty { try other.write(Array(block)) }
  }

  func close() throws {
    try flush()
    try handle.close()
  }
}
