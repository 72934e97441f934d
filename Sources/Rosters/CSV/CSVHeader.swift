import Diagnostics

/// The names in a file's first record, and where each stands.
struct CSVHeader {
  /// As written, without blanks at the ends.
  let names: [String]
  let locations: [SourceLocation]
  private let keys: [String]

  /// Reads the first record, and checks that it can be a header at all and that a row follows.
  /// - Throws: everything that is wrong with it, at once. Names that stand twice are left to who asks for them.
  init(_ reader: inout CSVReader) throws(DiagnosticList) {
    let top = SourceLocation(file: reader.file.path, line: 1, column: 1)
    guard try reader.next() else { throw DiagnosticList([Diagnostic(CSVProblem.empty, at: top)]) }
    if let fault = reader.record.fault { throw DiagnosticList([fault]) }
    let cells = reader.record.cells
    names = cells.map { CellText.trimmed(reader.text($0) ?? "") }
    locations = cells.map { reader.location($0) }
    keys = names.map(Self.key)
    if names.count == 1, let separator = names[0].first(where: { ";\t|".contains($0) }) {
      throw DiagnosticList([Diagnostic(CSVProblem.otherDelimiter(separator), at: locations[0])])
    }
  }

  /// Names that are missing or stand twice.
  func problems() -> DiagnosticList {
    var list = DiagnosticList()
    for (index, key) in keys.enumerated() where key.isEmpty {
      list.add(CSVProblem.emptyHeaderName(column: index + 1), at: locations[index])
    }
    list.add(contentsOf: duplicates(of: Array(names.indices)))
    return list
  }

  /// The columns whose name is that of one of `columns`, further left.
  func duplicates(of columns: [Int]) -> DiagnosticList {
    var list = DiagnosticList()
    var first: [String: Int] = [:]
    let watched = Set(columns.map { keys[$0] })
    for (index, key) in keys.enumerated() where !key.isEmpty && watched.contains(key) {
      if let earlier = first[key] {
        list.add(CSVProblem.duplicateHeaderName(names[index], firstColumn: earlier + 1), at: locations[index])
      } else {
        first[key] = index
      }
    }
    return list
  }

  /// The first column with one of these names, whatever their case and whether blanks or underscores part their words.
  func column(_ wanted: String...) -> Int? {
    for name in wanted {
      if let index = keys.firstIndex(of: Self.key(name)) { return index }
    }
    return nil
  }

  static func key(_ name: String) -> String { String(name.lowercased().map { $0 == "_" ? " " : $0 }) }
}
