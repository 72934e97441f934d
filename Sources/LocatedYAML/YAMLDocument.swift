public import Diagnostics
import Yams

/// The one YAML document of a file, every value with its place.
public struct YAMLDocument: Sendable {
  public let source: SourceText
  public let root: YAMLNode
  /// What is wrong with keys and tags, wherever they stand. A key that is reported here is left out of `root`.
  public let problems: DiagnosticList

  /// How deep groups and lists may stand inside one another, so that readers may follow them by recursion.
  public static let nestingLimit = 100
  /// How many characters are composed again for duplicate keys: all of them in a course file, the first few in a flood.
  private static let masking = 500_000

  /// - Parameter aliasLimit: how many aliases (`*name`) the text may have.
  /// - Throws: what keeps the text from being one YAML document. Unknown keys and wrong values are the reader's to find.
  public init(_ source: SourceText, aliasLimit: Int) throws(DiagnosticList) {
    self.source = source
    let forbidden = source.forbidden
    guard forbidden.isEmpty else { throw DiagnosticList(forbidden) }
    // Yams would put an alias's value in its place: aliases of aliases double it each time, and it hashes keys in full. So it gets to
    // see text in the alias's place, same length, and what that stands for is looked up here.
    let alias = AliasMask(for: source.scalars)
    var scalars = alias.masked(source.scalars)
    // The composer stops at the first duplicate key and names only one of the pair. So each one it finds is disguised, same
    // length, and the rest composed: then all of them are seen in their places.
    var masked: [Int: Unicode.Scalar] = [:]
    while true {
      do {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let parser = try Parser(yaml: String(text), resolver: .basic, constructor: .default, encoding: .utf8)
        guard let node = try parser.singleRoot(), !Self.isNothing(node) else {
          throw DiagnosticList([Diagnostic(YAMLProblem.nothingInFile, at: SourceLocation(file: source.file, line: 1, column: 1))])
        }
        var tree = YAMLTree(source: source, maskedKeys: masked, alias: alias, aliasLimit: aliasLimit)
        // Nodes refer to their anchors weakly; the parser holds them.
        root = try withExtendedLifetime(parser) { try tree.part(node).node }
        problems = tree.problems
        return
      } catch let list as DiagnosticList {
        throw list
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let offset = source.offset(line: context.mark.line, column: context.mark.column)
        guard masked[offset] == nil, masked.count * scalars.count < Self.masking, offset + 1 < scalars.count else {
          let key = alias.unmasked(keys.first ?? "")
          throw DiagnosticList([Diagnostic(YAMLProblem.duplicateKey(key, firstLine: context.mark.line), at: source.location(at: offset))])
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

  private static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string.isEmpty && scalar.style == .plain
  }

  private static func diagnostic(_ error: any Error, in source: SourceText) -> Diagnostic {
    func at(_ mark: Mark) -> SourceLocation { source.location(at: source.offset(line: mark.line, column: mark.column)) }
    switch error as? YamlError {
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
      return Diagnostic(YAMLProblem.severalDocuments, at: at(mark))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return Diagnostic(YAMLProblem.syntax(problem), at: at(mark))
    default:
      return Diagnostic(YAMLProblem.syntax("\(error)"), at: SourceLocation(file: source.file, line: 1, column: 1))
    }
  }
}
