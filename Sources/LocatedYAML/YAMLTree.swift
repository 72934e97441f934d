import Diagnostics
import Yams

/// Turns composed nodes into located ones and puts in what aliases stand for. An alias shares the value that it repeats, so the tree
/// takes no more memory than the file; how large and deep it looks to a reader is counted and bounded.
struct YAMLTree {
  /// A value with what a reader that follows every alias would meet.
  struct Part {
    let node: YAMLNode
    /// Values and keys, aliases followed.
    let values: Int
    /// Groups and lists inside one another.
    let depth: Int
  }

  private let source: SourceText
  /// The first scalar of every key that had to be hidden from the composer, by its offset.
  private let maskedKeys: [Int: Unicode.Scalar]
  private let alias: AliasMask
  private let aliasLimit: Int
  private var aliasCount = 0
  private var anchors: [String: Part] = [:]
  private(set) var problems = DiagnosticList()

  /// No group has nearly as many keys, so the first wrong ones tell enough.
  private static let mostProblems = 100

  init(source: SourceText, maskedKeys: [Int: Unicode.Scalar], alias: AliasMask, aliasLimit: Int) {
    self.source = source
    self.maskedKeys = maskedKeys
    self.alias = alias
    self.aliasLimit = aliasLimit
  }

  /// Without aliases no text reaches it: `[:,:,:]` has the most values to a character, three to two.
  private var valueLimit: Int { max(2 * source.scalars.count, 20_000) }

  /// - Throws: an alias of nothing, too many aliases, a tree too large or too deep.
  mutating func part(_ node: Node) throws(DiagnosticList) -> Part {
    let offset = offset(of: node.mark)
    let part: Part
    switch node {
    case .scalar(let scalar):
      if let name = aliasName(scalar, written: scalar.string) { return try target(of: name, at: offset) }
      part = Part(node: text(scalar, at: offset), values: 1, depth: 0)
    case .sequence(let sequence): part = try list(sequence, at: offset)
    case .mapping(let mapping): part = try group(mapping, at: offset)
    case .alias: throw fault(.syntax("\(node)"), at: offset)
    }
    guard part.values <= valueLimit else { throw fault(.aliasesRepeatTooMuch(limit: valueLimit), at: offset) }
    guard part.depth <= YAMLDocument.nestingLimit else { throw fault(.nestedTooDeeply(limit: YAMLDocument.nestingLimit), at: offset) }
    if let anchor = node.anchor { anchors[anchor.rawValue] = part }
    return part
  }

  // MARK: what a value can be

  private mutating func text(_ scalar: Node.Scalar, at offset: Int) -> YAMLNode {
    let tag = scalar.tag.description
    if !["", "!", "tag:yaml.org,2002:str"].contains(tag) { add(.unsupportedTag(tag), at: offset) }
    let style: YAMLNode.Scalar.Style =
      switch scalar.style {
      case .plain, .any: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      }
    var text = alias.unmasked(scalar.string)
    if style == .literal || style == .folded { text = String(text.reversed().drop { $0.isNewline }.reversed()) }
    return node(.scalar(YAMLNode.Scalar(text: text, style: style)), at: offset)
  }

  private mutating func list(_ sequence: Node.Sequence, at offset: Int) throws(DiagnosticList) -> Part {
    var nodes: [YAMLNode] = []
    var values = 1
    var depth = 0
    for item in sequence {
      let part = try part(item)
      nodes.append(part.node)
      values += part.values
      depth = max(depth, part.depth)
      guard values <= valueLimit else { break }
    }
    return Part(node: node(.sequence(nodes), at: offset), values: values, depth: depth + 1)
  }

  private mutating func group(_ mapping: Node.Mapping, at offset: Int) throws(DiagnosticList) -> Part {
    var firstLines: [String: Int] = [:]
    var entries: [YAMLNode.Entry] = []
    var values = 1
    var depth = 0
    for (key, value) in mapping {
      let keyOffset = self.offset(of: key.mark)
      let name = try self.key(key)
      let part = try part(value)
      values += part.values + 1
      depth = max(depth, part.depth)
      guard values <= valueLimit else { break }
      guard let name else {
        add(.keyIsNotText, at: keyOffset)
        continue
      }
      if name == "<<" {
        add(.mergeKey, at: keyOffset)
      } else if let line = firstLines[name] {
        add(.duplicateKey(name, firstLine: line), at: keyOffset)
      } else {
        let location = source.location(at: keyOffset)
        firstLines[name] = location.line
        entries.append(YAMLNode.Entry(key: Located(name, at: location), offset: keyOffset, value: part.node))
      }
    }
    return Part(node: node(.mapping(entries), at: offset), values: values, depth: depth + 1)
  }

  /// A key's text as it stands in the file, or `nil` when it is no text.
  private mutating func key(_ key: Node) throws(DiagnosticList) -> String? {
    guard case .scalar(let scalar) = key else {
      // Read all the same: it may hold anchors that values refer to.
      _ = try part(key)
      return nil
    }
    let offset = offset(of: scalar.mark)
    var written = scalar.string
    if let first = maskedKeys[offset] { written = String(first) + String(written.unicodeScalars.dropFirst()) }
    if let name = aliasName(scalar, written: written) { return try target(of: name, at: offset).node.scalar?.text }
    let text = alias.unmasked(written)
    if let anchor = scalar.anchor {
      let scalar = YAMLNode.Scalar(text: text, style: .plain)
      anchors[anchor.rawValue] = Part(node: node(.scalar(scalar), at: offset), values: 1, depth: 0)
    }
    return text
  }

  // MARK: aliases

  private func aliasName(_ scalar: Node.Scalar, written: String) -> String? {
    guard scalar.style == .plain, written.unicodeScalars.first == alias.mask else { return nil }
    return alias.unmasked(String(written.unicodeScalars.dropFirst()))
  }

  private mutating func target(of name: String, at offset: Int) throws(DiagnosticList) -> Part {
    aliasCount += 1
    guard aliasCount <= aliasLimit else { throw fault(.tooManyAliases(limit: aliasLimit), at: offset) }
    guard let part = anchors[name] else { throw fault(.syntax("found undefined alias"), at: offset) }
    return part
  }

  // MARK: places

  private func offset(of mark: Mark?) -> Int { mark.map { source.offset(line: $0.line, column: $0.column) } ?? 0 }

  private func node(_ content: YAMLNode.Content, at offset: Int) -> YAMLNode {
    YAMLNode(content: content, location: source.location(at: offset), offset: offset)
  }

  private mutating func add(_ problem: YAMLProblem, at offset: Int) {
    if problems.diagnostics.count < Self.mostProblems { problems.add(problem, at: source.location(at: offset)) }
  }

  private func fault(_ problem: YAMLProblem, at offset: Int) -> DiagnosticList {
    DiagnosticList([Diagnostic(problem, at: source.location(at: offset))])
  }
}
