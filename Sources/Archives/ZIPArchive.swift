import Foundation

/// Writes a ZIP archive (PKWARE APPNOTE 6.3.10, with ZIP64) entry by entry to disk, uncompressed: what goes into it is compressed
/// already. The bytes depend on nothing but the entries: no time zone, no locale, no clock. It gets its name when it is finished; until
/// then there is only `PATH.part`, and the directory of what is in it beside it, so that memory does not grow with the entries.
public final class ZIPArchive {
  private let path: String
  private let contents: SpoolFile
  private let directory: SpoolFile
  private var count: UInt64 = 0

  /// - Throws: the file system's error, when nothing can be written beside `path`.
  public init(path: String) throws {
    self.path = path
    contents = try SpoolFile(path: path + ".part")
    directory = try SpoolFile(path: path + ".directory.part")
  }

  /// The time that an entry is marked with, as ZIP keeps it: local time without a zone, in steps of two seconds.
  public struct Day: Sendable {
    fileprivate let date: UInt16

    /// Midnight of a day from 1980 to 2107; other years are moved to the nearest of these.
    public init(year: Int, month: Int, day: Int) {
      let years = UInt16(min(max(year, 1980), 2107) - 1980)
      date = years << 9 | UInt16(month) << 5 | UInt16(day)
    }
  }

  /// - Parameters:
  ///   - name: UTF-8 with forward slashes, relative.
  ///   - bytes: under 4 GB.
  public func add(_ name: String, _ bytes: [UInt8], modified: Day) throws {
    let name = Array(name.utf8)
    guard name.count <= 0xFFFF, bytes.count < 0xFFFF_FFFF else { throw CocoaError(.fileWriteOutOfSpace) }
    let offset = contents.count
    let extra: [UInt8] = offset < 0xFFFF_FFFF ? [] : Fields.little(UInt16(1)) + Fields.little(UInt16(8)) + Fields.little(offset)
    // From “version needed” to “uncompressed size”: the same in both headers (4.3.7, 4.3.12). Bit 11: the name is UTF-8 (4.4.4).
    let common =
      Fields.little(UInt16(extra.isEmpty ? 20 : 45)) + Fields.little(UInt16(1 << 11)) + Fields.little(UInt16(0)) + Fields.little(UInt16(0))
      + Fields.little(modified.date) + Fields.little(CRC32.checksum(of: bytes)) + Fields.little(UInt32(bytes.count))
      + Fields.little(UInt32(bytes.count))
      + Fields.little(UInt16(name.count))
    try contents.write(Fields.little(UInt32(0x0403_4B50)) + common + Fields.little(UInt16(0)) + name)
    try contents.write(bytes)
    // Made on Unix, so that the mode in the attributes' upper half counts: a regular file, 0644 (4.4.2, 4.4.15).
    let attributes = UInt32(0o100644) << 16
    try directory.write(
      Fields.little(UInt32(0x0201_4B50)) + Fields.little(UInt16(3 << 8 | 45)) + common + Fields.little(UInt16(extra.count))
        + Fields.little(UInt16(0)) + Fields.little(UInt16(0)) + Fields.little(UInt16(0)) + Fields.little(attributes)
        + Fields.little(UInt32(min(offset, 0xFFFF_FFFF))) + name + extra)
    count += 1
  }

  /// Completes the archive and gives it its name, in the place of one that was there.
  /// - Parameter replace: renames the first path to the second.
  public func finish(replace: (_ from: String, _ to: String) throws -> Void) throws {
    let (start, size) = (contents.count, directory.count)
    try directory.copy(to: contents)
    if count >= 0xFFFF || start >= 0xFFFF_FFFF || size >= 0xFFFF_FFFF {
      // 4.3.14 and 4.3.15.
      let end = contents.count
      try contents.write(
        Fields.little(UInt32(0x0606_4B50)) + Fields.little(UInt64(44)) + Fields.little(UInt16(45)) + Fields.little(UInt16(45))
          + Fields.little(UInt32(0)) + Fields.little(UInt32(0)) + Fields.little(count) + Fields.little(count) + Fields.little(size)
          + Fields.little(start))
      try contents.write(Fields.little(UInt32(0x0706_4B50)) + Fields.little(UInt32(0)) + Fields.little(end) + Fields.little(UInt32(1)))
    }
    let entries = Fields.little(UInt16(min(count, 0xFFFF)))
    try contents.write(
      Fields.little(UInt32(0x0605_4B50)) + Fields.little(UInt32(0)) + entries + entries + Fields.little(UInt32(min(size, 0xFFFF_FFFF)))
        + Fields.little(UInt32(min(start, 0xFFFF_FFFF))) + Fields.little(UInt16(0)))
    try contents.close()
    discardDirectory()
    try replace(path + ".part", path)
  }

  /// Takes away what was written so far.
  public func discard() {
    try? contents.close()
    try? FileManager.default.removeItem(atPath: path + ".part")
    discardDirectory()
  }

  private func discardDirectory() {
    try? directory.close()
    try? FileManager.default.removeItem(atPath: path + ".directory.part")
  }
}

private enum Fields {
  static func little(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    stride(from: 0, to: value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
