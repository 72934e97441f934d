import CArchive

/// One entry of an archive or of a folder, judged.
struct ExportEntry {
  /// Normalised when the entry is taken, as written when it is refused.
  var name: String
  var verdict: Verdict

  enum Verdict {
    case folder
    /// A regular file; `contents` only when they were asked for and within their limit.
    case file(contents: [UInt8]?, tooLarge: Bool)
    case refused(EntryRefusal)
  }
}

/// Reads a tar archive, plain or gzipped, or a ZIP archive from first to last. Nothing is unpacked to disk, nothing is believed of
/// what a header declares: bytes are counted as they come, and every limit ends the reading at once. Formats beyond these two are
/// not enabled, so that their parsers cannot be reached.
@safe struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer
  private let path: String
  private let limits: ExportLimits
  private var unpacked: Int64 = 0

  /// - Parameter limit: how many bytes of a file are wanted by its normalised name; `nil` when none are.
  /// - Returns: every entry in the archive's order.
  static func read(_ path: String, limits: ExportLimits, limit: (String) -> Int?) throws(ExportProblem) -> [ExportEntry] {
    guard let archive = unsafe archive_read_new() else { throw .unreadable(path, reason: "archive_read_new: out of memory") }
    var reader = unsafe ArchiveReader(archive, path: path, limits: limits)
    try reader.open()
    return try reader.entries(limit: limit)
  }

  private init(_ archive: OpaquePointer, path: String, limits: ExportLimits) {
    unsafe self.archive = unsafe archive
    self.path = path
    self.limits = limits
  }

  private func open() throws(ExportProblem) {
    for (call, status) in [
      ("archive_read_support_filter_gzip", unsafe archive_read_support_filter_gzip(archive)),
      ("archive_read_support_format_tar", unsafe archive_read_support_format_tar(archive)),
      ("archive_read_support_format_zip", unsafe archive_read_support_format_zip(archive)),
    ] where status < ARCHIVE_WARN {
      throw .unreadable(path, reason: "\(call): \(failure)")
    }
    guard unsafe archive_read_open_filename(archive, path, 64 << 10) == ARCHIVE_OK else {
      throw .damagedArchive(path, reason: failure)
    }
  }

  deinit { _ = unsafe archive_read_free(archive) }

  private var failure: String {
    guard let text = unsafe archive_error_string(archive) else { return "error \(unsafe archive_errno(archive))" }
    return unsafe String(cString: text)
  }

  private mutating func entries(limit: (String) -> Int?) throws(ExportProblem) -> [ExportEntry] {
    var entries: [ExportEntry] = []
    var seen: Set<String> = []
    while true {
      var entry: OpaquePointer?
      switch unsafe archive_read_next_header(archive, &entry) {
      case ARCHIVE_OK, ARCHIVE_WARN: break
      case ARCHIVE_EOF:
        guard !entries.isEmpty else { throw .damagedArchive(path, reason: "it holds nothing") }
        return entries
      default: throw .damagedArchive(path, reason: failure)
      }
      guard let entry = unsafe entry else { throw .damagedArchive(path, reason: "an entry without a header") }
      guard entries.count < limits.entries else { throw .tooManyEntries(limit: limits.entries) }

      let written = unsafe Self.name(of: entry)
      do throws(EntryRefusal) {
        guard let written else { throw .notUTF8 }
        let isFolder = try unsafe Self.isFolder(entry)
        let name = try EntryName.normalised(written, limits: limits)
        if isFolder {
          entries.append(ExportEntry(name: name, verdict: .folder))
        } else {
          guard seen.insert(name).inserted else { throw .duplicate }
          entries.append(ExportEntry(name: name, verdict: .file(contents: nil, tooLarge: false)))
        }
      } catch {
        entries.append(ExportEntry(name: written ?? "entry \(entries.count + 1)", verdict: .refused(error)))
      }
      let last = entries.count - 1
      if case .file = entries[last].verdict {
        entries[last].verdict = try contents(keeping: limit(entries[last].name))
      } else {
        _ = try contents(keeping: nil)
      }
    }
  }

  /// Goes through an entry's bytes, which is what makes the next header readable, and keeps them if they are wanted.
  private mutating func contents(keeping limit: Int?) throws(ExportProblem) -> ExportEntry.Verdict {
    var kept: [UInt8] = []
    var tooLarge = false
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var offset: la_int64_t = 0
      switch unsafe archive_read_data_block(archive, &block, &count, &offset) {
      case ARCHIVE_OK, ARCHIVE_WARN: break
      case ARCHIVE_EOF: return .file(contents: limit == nil || tooLarge ? nil : kept, tooLarge: tooLarge)
      default: throw .damagedArchive(path, reason: failure)
      }
      unpacked += Int64(count)
      try checkLimits()
      guard let limit, !tooLarge else { continue }
      // A sparse file's hole would be filled here: a tiny archive may declare an enormous one.
      guard offset >= kept.count, offset <= limit, count <= limit - Int(offset) else {
        tooLarge = true
        kept = []
        continue
      }
      kept.append(contentsOf: repeatElement(0, count: Int(offset) - kept.count))
      if let block = unsafe block {
        unsafe kept.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
      }
    }
  }

  private func checkLimits() throws(ExportProblem) {
    guard unpacked <= limits.unpackedBytes else { throw .unpacksTooLarge(limit: limits.unpackedBytes) }
    guard unpacked > limits.ratioFloor else { return }
    // Filter -1 is the file itself: what was read of it so far.
    let packed = max(1, unsafe archive_filter_bytes(archive, -1))
    guard unpacked / packed <= limits.compressionRatio else { throw .compressionBomb(ratio: unpacked / packed) }
  }

  /// - Throws: the refusal of anything that is neither a regular file nor a folder.
  private static func isFolder(_ entry: OpaquePointer) throws(EntryRefusal) -> Bool {
    // A hard link's type may say "regular file", so it is asked first.
    if unsafe archive_entry_hardlink(entry) != nil || archive_entry_hardlink_w(entry) != nil { throw .hardLink }
    let type = unsafe archive_entry_filetype(entry)
    switch type {
    case 0o100000: return false
    case 0o040000: return true
    case 0o120000: throw .symbolicLink
    default: throw .specialFile
    }
  }

  /// - Returns: `nil` for a name that isn't UTF-8.
  private static func name(of entry: OpaquePointer) -> String? {
    // Converted names first; in the C locale a plain tar's bytes cannot be converted and are read as they are.
    if let text = unsafe archive_entry_pathname_utf8(entry) { return unsafe String(validatingCString: text) }
    if let text = unsafe archive_entry_pathname(entry) { return unsafe String(validatingCString: text) }
    return nil
  }
}
