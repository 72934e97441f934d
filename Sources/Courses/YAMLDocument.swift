import Diagnostics
import Yams

/// One composed YAML document whose nodes can be traced to their places.
struct YAMLDocument {
  let source: SourceText
  let root: Node
  /// The first scalar of every key that had to be hidden from the composer, by its offset.
  private let maskedKeys: [Int: Unicode.Scalar]

  /// Enough for people; too few for an alias bomb.
  static let aliasLimit = 16
  /// How many characters are composed again for duplicate keys: all of them in a course file, the first few in a flood.
  private static let masking = 500_000

  /// - Throws: what keeps the text from being one YAML document. Problems with keys and values are the reader's to find.
  init(_ source: SourceText) throws(DiagnosticList) {
    self.source = source
    let forbidden = source.forbidden
    guard forbidden.isEmpty else { throw DiagnosticList(forbidden) }
    if let excess = Self.aliasBeyondLimit(in: source.scalars) {
      throw DiagnosticList([Diagnostic(CourseProblem.tooManyAliases(limit: Self.aliasLimit), at: source.location(at: excess))])
    }
    // The composer stops at the first duplicate key and names only one of the pair. So each one it finds is disguised, same
    // length, and the rest composed: then the reader sees all of them in their places.
    var scalars = source.scalars
    var masked: [Int: Unicode.Scalar] = [:]
    while true {
      do {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        guard let node = try Yams.compose(yaml: String(text), .basic, .default, .utf8), !Self.isNothing(node) else {
          throw DiagnosticList([Diagnostic(CourseProblem.nothingInFile, at: SourceLocation(file: source.file, line: 1, column: 1))])
        }
        root = node
        maskedKeys = masked
        return
      } catch let list as DiagnosticList {
        throw list
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let offset = source.offset(line: context.mark.line, column: context.mark.column)
        guard masked[offset] == nil, masked.count * scalars.count < Self.masking, offset + 1 < scalars.count else {
          let problem = CourseProblem.duplicateKey(keys.first ?? "", firstLine: context.mark.line)
          throw DiagnosticList([Diagnostic(problem, at: source.location(at: offset))])
        }
        let isQuoted = scalars[offset] == "\"" || scalars[offset] == "'"
        let place = isQuoted ? offset + 1 : offset
        masked[offset] = scalars[place]
        scalars[place] = Unicode.Scalar(0xE000 + UInt32(masked.count))!
      } catch {
        throw DiagnosticList([Self.diagnostic(error, in: source)])
      }
    }
  }

  /// A key's text as it stands in the file.
  func text(ofKey scalar: Node.Scalar) -> String {
    guard let mark = scalar.mark, let first = maskedKeys[source.offset(line: mark.line, column: mark.column)] else {
      return scalar.string
    }
    return String(first) + String(scalar.string.unicodeScalars.dropFirst())
  }

  func offset(of node: Node) -> Int {
    guard let mark = node.mark else { return 0 }
    return source.offset(line: mark.line, column: mark.column)
  }

  func location(of node: Node) -> SourceLocation { source.location(at: offset(of: node)) }

  private static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string.isEmpty && scalar.style == .plain
  }

  private static func diagnostic(_ error: any Error, in source: SourceText) -> Diagnostic {
    func at(_ mark: Mark) -> SourceLocation { source.location(at: source.offset(line: mark.line, column: mark.column)) }
    switch error as? YamlError {
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
      return Diagnostic(CourseProblem.severalDocuments, at: at(mark))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return Diagnostic(CourseProblem.syntax(problem), at: at(mark))
    default:
      return Diagnostic(CourseProblem.syntax("\(error)"), at: SourceLocation(file: source.file, line: 1, column: 1))
    }
  }

  /// Aliases are expanded by reference, but a key made of them is hashed in full; so their number is bounded before composing.
  private static func aliasBeyondLimit(in scalars: [Unicode.Scalar]) -> Int? {
    var count = 0
    for i in scalars.indices.dropLast() where scalars[i] == "*" {
      let before = i == 0 ? "\n" : scalars[i - 1]
      guard " \t\r\n[,{:?-".unicodeScalars.contains(before), !" \t\r\n*,]}".unicodeScalars.contains(scalars[i + 1]) else { continue }
      count += 1
      if count > aliasLimit { return i }
    }
    return nil
  }
}
