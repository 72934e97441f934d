public import Diagnostics

/// A value of a YAML file with its place. Scalars stay text as it is written; what it means is up to who reads it.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(Scalar)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  public enum Kind: String, Sendable { case text, list, mapping }

  public struct Scalar: Sendable, Equatable {
    public enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// Without the line break that ends a block scalar: it belongs to YAML, not to the text.
    public var text: String
    public var style: Style
  }

  /// A key and its value.
  public struct Entry: Sendable {
    public var key: Located<String>
    /// Where the key begins in the document's `source.scalars`, counted from 0.
    public var offset: Int
    public var value: YAMLNode
  }

  public let content: Content
  /// Where it stands; for an alias, the place of the value that it repeats.
  public let location: SourceLocation
  /// Where it begins in the document's `source.scalars`, counted from 0.
  public let offset: Int

  /// The same place with other contents.
  public func replacing(_ content: Content) -> YAMLNode { YAMLNode(content: content, location: location, offset: offset) }

  public var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
  public var sequence: [YAMLNode]? { if case .sequence(let nodes) = content { nodes } else { nil } }
  /// In the order of the file, each key once, the first time it stands there.
  public var mapping: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }

  /// The text of a scalar with its place.
  public var text: Located<String>? { scalar.map { Located($0.text, at: location) } }

  public var kind: Kind {
    switch content {
    case .scalar: .text
    case .sequence: .list
    case .mapping: .mapping
    }
  }

  /// Whether the value is left out: `key:`, `key: ~`, `key: null`.
  public var isNothing: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  public var isQuoted: Bool { scalar.map { $0.style != .plain } ?? false }

  /// Whether both hold the same texts in the same order and style, wherever they stand.
  public func isSame(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a), .scalar(let b)): a == b
    case (.sequence(let a), .sequence(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.mapping(let a), .mapping(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.scalar, _), (.sequence, _), (.mapping, _): false
    }
  }
}

extension YAMLNode.Entry {
  public func isSame(as other: Self) -> Bool { key.value == other.key.value && value.isSame(as: other.value) }
}
