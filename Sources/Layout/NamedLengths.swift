internal import PageDescription

/// The layout's named lengths, each of which may be made of others, wherever these stand.
enum NamedLengths {
  /// - Parameter chosen: each name's value; of several, the last counts.
  static func resolved(_ chosen: [(name: String, value: LengthExpression)], bleed: Length) -> [String: Length] {
    let expressions = Dictionary(chosen.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    var known = [LengthExpression.bleedName: bleed]
    // What is made of itself was refused when the layout was read.
    func find(_ name: String, below visited: Set<String>) {
      guard known[name] == nil, !visited.contains(name), let expression = expressions[name] else { return }
      for part in expression.names { find(part, below: visited.union([name])) }
      known[name] = expression.resolved(whole: .zero, named: known)
    }
    for (name, _) in chosen { find(name, below: []) }
    return known
  }

  /// The names that are made of themselves.
  static func cycles(in lengths: [NamedLength]) -> [String] {
    let parts = Dictionary(lengths.map { ($0.name, Set($0.cases.flatMap(\.value.names))) }, uniquingKeysWith: { $0.union($1) })
    func reaches(_ target: String, from name: String, _ visited: inout Set<String>) -> Bool {
      for part in parts[name] ?? [] {
        if part == target { return true }
        if visited.insert(part).inserted, reaches(target, from: part, &visited) { return true }
      }
      return false
    }
    return lengths.map(\.name).filter { name in
      var visited: Set<String> = []
      return reaches(name, from: name, &visited)
    }
  }
}
