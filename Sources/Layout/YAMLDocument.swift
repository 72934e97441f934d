internal import Diagnostics
internal import Yams

/// A YAML node with its place. Scalars stay text, as written; what they mean is up to who reads them.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Entry])
  }
  struct Entry: Sendable {
    var key: Located<String>
    var value: YAMLNode
  }
  var content: Content
  var location: SourceLocation

  var scalar: Located<String>? { if case .scalar(let text) = content { Located(text, at: location) } else { nil } }
  var sequence: [YAMLNode]? { if case .sequence(let nodes) = content { nodes } else { nil } }
  var mapping: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }
  /// An absent value: `key:` with nothing behind it.
  var isEmpty: Bool { if case .scalar("") = content { true } else { false } }

  var kind: String {
    switch content {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

enum YAMLDocument {
  /// - Throws: the syntax error with its place.
  static func read(_ text: String, file: String) throws(Diagnostic) -> YAMLNode {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch let error as YamlError {
      throw diagnostic(of: error, file: file)
    } catch { throw Diagnostic(LayoutProblem.notYAML(String(describing: error)), at: SourceLocation(file: file, line: 1, column: 1)) }
    guard let root else { throw Diagnostic(LayoutProblem.emptyFile, at: SourceLocation(file: file, line: 1, column: 1)) }
    return convert(root, file: file)
  }

  private static func convert(_ node: Node, file: String) -> YAMLNode {
    let mark = node.mark
    let location = SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    switch node {
    case .scalar(let scalar): return YAMLNode(content: .scalar(scalar.string), location: location)
    case .sequence(let sequence): return YAMLNode(content: .sequence(sequence.map { convert($0, file: file) }), location: location)
    case .mapping(let mapping):
      let entries = mapping.map { key, value in
        let name = Located(key.scalar?.string ?? "", at: SourceLocation(file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1))
        return YAMLNode.Entry(key: name, value: convert(value, file: file))
      }
      return YAMLNode(content: .mapping(entries), location: location)
    case .alias: return YAMLNode(content: .scalar(""), location: location)
    }
  }

  private static func diagnostic(of error: YamlError, file: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      Diagnostic(LayoutProblem.notYAML(problem), at: SourceLocation(file: file, line: mark.line, column: mark.column))
    default: Diagnostic(LayoutProblem.notYAML(String(describing: error)), at: SourceLocation(file: file, line: 1, column: 1))
    }
  }
}
