import Mustache

/// A value whose stored properties are what a template's tags of the same names stand for.
protocol TagSource {}

/// Properties by name, read by reflection once; the template engine would otherwise reflect anew at every tag.
struct TagValues: MustacheParent, Sendable {
  private enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case values(TagValues)
    case list([TagValues])
  }
  private var values: [String: Value] = [:]

  init(_ source: some TagSource) { self.init(reflecting: source) }

  private init(reflecting source: Any) {
    for case (let name?, let value) in Mirror(reflecting: source).children { values[name] = Self.value(value) }
  }

  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): text
    case .flag(let flag): flag
    case .values(let values): values
    case .list(let list): list
    case nil: nil
    }
  }

  var names: Set<String> { Set(values.keys) }

  /// - Returns: `nil` for what no tag can show: an absent value, a function.
  private static func value(_ property: Any) -> Value? {
    switch property {
    case let text as String: .text(text)
    case let flag as Bool: .flag(flag)
    case let values as TagValues: .values(values)
    case let source as any TagSource: .values(TagValues(reflecting: source))
    case let list as [any TagSource]: .list(list.map { TagValues(reflecting: $0) })
    default: nil
    }
  }
}
