internal import CQPDF
internal import Glibc

/// A PDF opened by qpdf. Belongs to one worker.
@safe public final class PDFFile {
  private var handle: qpdf_data?
  /// qpdf reads from it for as long as it lives.
  private let buffer: UnsafeMutablePointer<CChar>

  /// - Throws: for a file that is damaged or encrypted.
  public init(_ bytes: [UInt8]) throws(PDFReadingProblem) {
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, bytes.count))
    for i in bytes.indices { unsafe buffer[i] = CChar(bitPattern: bytes[i]) }
    unsafe self.buffer = buffer
    unsafe handle = qpdf_init()
    unsafe qpdf_silence_errors(handle)
    unsafe qpdf_set_suppress_warnings(handle, 1)
    // What is damaged is refused, not guessed at.
    unsafe qpdf_set_attempt_recovery(handle, 0)
    let status = unsafe qpdf_read_memory(handle, "art", buffer, UInt64(bytes.count), nil)
    // Bit 1 is an error, bit 0 a warning.
    if status & 2 != 0 { throw failure() }
    guard unsafe qpdf_is_encrypted(handle) == 0 else { throw .encrypted }
  }

  deinit {
    unsafe qpdf_cleanup(&handle)
    unsafe buffer.deallocate()
  }

  public var pageCount: Int { max(0, Int(unsafe qpdf_get_num_pages(handle))) }

  /// A page's dictionary.
  /// - Parameter index: from 0.
  public func page(_ index: Int) throws(PDFReadingProblem) -> PDFValue {
    guard index >= 0, index < pageCount else { throw .noPage(index: index) }
    return try value(unsafe qpdf_get_page_n(handle, index), isTop: true, depth: 0)
  }

  /// A page's content streams as one, decoded.
  public func contents(ofPage index: Int) throws(PDFReadingProblem) -> [UInt8] {
    guard index >= 0, index < pageCount else { throw .noPage(index: index) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = unsafe qpdf_oh_get_page_content_data(handle, qpdf_get_page_n(handle, index), &bytes, &count)
    guard status & 2 == 0 else { throw failure() }
    return unsafe Self.take(bytes, count)
  }

  /// An indirect object.
  public func object(_ number: Int) throws(PDFReadingProblem) -> PDFObject {
    let object = unsafe qpdf_get_object_by_id(handle, Int32(clamping: number), 0)
    guard unsafe qpdf_oh_get_type_code(handle, object) == ot_stream else {
      return PDFObject(value: try value(object, isTop: true, depth: 0), stream: nil)
    }
    let dictionary = try value(unsafe qpdf_oh_get_dict(handle, object), isTop: true, depth: 0)
    return PDFObject(value: dictionary, stream: try data(object, qpdf_dl_none))
  }

  /// A stream's bytes, its filters undone.
  public func decoded(_ number: Int) throws(PDFReadingProblem) -> [UInt8] {
    try data(unsafe qpdf_get_object_by_id(handle, Int32(clamping: number), 0), qpdf_dl_generalized)
  }

  private func data(_ stream: qpdf_oh, _ level: qpdf_stream_decode_level_e) throws(PDFReadingProblem) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var isFiltered: QPDF_BOOL = 0
    let status = unsafe qpdf_oh_get_stream_data(handle, stream, level, &isFiltered, &bytes, &count)
    guard status & 2 == 0 else { throw failure() }
    return unsafe Self.take(bytes, count)
  }

  /// Copies what qpdf allocated, and frees it.
  private static func take(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
    guard let bytes = unsafe bytes else { return [] }
    defer { unsafe free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private static let deepest = 100

  private func value(_ object: qpdf_oh, isTop: Bool, depth: Int) throws(PDFReadingProblem) -> PDFValue {
    guard depth < Self.deepest else { throw .nesting(limit: Self.deepest) }
    if !isTop, unsafe qpdf_oh_is_indirect(handle, object) != 0 { return .reference(Int(unsafe qpdf_oh_get_object_id(handle, object))) }
    switch unsafe qpdf_oh_get_type_code(handle, object) {
    case ot_array:
      let count = unsafe qpdf_oh_get_array_n_items(handle, object)
      var items: [PDFValue] = []
      for i in 0..<count { items.append(try value(unsafe qpdf_oh_get_array_item(handle, object, i), isTop: false, depth: depth + 1)) }
      return .array(items)
    case ot_dictionary:
      var names: [String] = []
      unsafe qpdf_oh_begin_dict_key_iter(handle, object)
      while unsafe qpdf_oh_dict_more_keys(handle) != 0 { names.append(unsafe String(cString: qpdf_oh_dict_next_key(handle))) }
      var entries: [PDFValue.Entry] = []
      for name in names.sorted() {
        let item = unsafe qpdf_oh_get_key(handle, object, name)
        entries.append(PDFValue.Entry(name: String(name.dropFirst()), value: try value(item, isTop: false, depth: depth + 1)))
      }
      return .dictionary(entries)
    default:
      // What an indirect object is, not its reference.
      guard let text = unsafe qpdf_oh_unparse_resolved(handle, object) else { throw failure() }
      let count = unsafe qpdf_get_last_string_length(handle)
      return .token(unsafe Array(UnsafeBufferPointer(start: text, count: count)).map(UInt8.init(bitPattern:)))
    }
  }

  private func failure() -> PDFReadingProblem {
    guard unsafe qpdf_has_error(handle) != 0 else { return .damaged(nil) }
    let error = unsafe qpdf_get_error(handle)
    // Encrypted with a password that isn't empty.
    if unsafe qpdf_get_error_code(handle, error) == qpdf_e_password { return .encrypted }
    guard let text = unsafe qpdf_get_error_full_text(handle, error) else { return .damaged(nil) }
    return .damaged(unsafe String(cString: text))
  }
}
