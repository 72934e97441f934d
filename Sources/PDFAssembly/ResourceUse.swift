/// What a content stream refers to by name (ISO 32000-1, 7.8.3).
struct ResourceUse {
  private(set) var fonts: [Entry] = []
  private(set) var objects: [Entry] = []
  private(set) var states: [StateEntry] = []
  private(set) var spaces: [Entry] = []
  private(set) var patterns: [Entry] = []

  struct Entry: Equatable {
    var name: String
    var number: Int
  }
  struct StateEntry: Equatable {
    var name: String
    var dictionary: String
  }

  mutating func add(font name: String, _ number: Int) { Self.add(Entry(name: name, number: number), to: &fonts) }
  mutating func add(object name: String, _ number: Int) { Self.add(Entry(name: name, number: number), to: &objects) }
  mutating func add(space name: String, _ number: Int) { Self.add(Entry(name: name, number: number), to: &spaces) }
  mutating func add(pattern name: String, _ number: Int) { Self.add(Entry(name: name, number: number), to: &patterns) }
  mutating func add(state: StateEntry) { if !states.contains(state) { states.append(state) } }

  mutating func add(_ other: ResourceUse) {
    for entry in other.fonts { Self.add(entry, to: &fonts) }
    for entry in other.objects { Self.add(entry, to: &objects) }
    for entry in other.spaces { Self.add(entry, to: &spaces) }
    for entry in other.patterns { Self.add(entry, to: &patterns) }
    for entry in other.states { add(state: entry) }
  }

  private static func add(_ entry: Entry, to list: inout [Entry]) { if !list.contains(entry) { list.append(entry) } }

  /// Whether what lies below shows through something in part.
  func isTransparent(in part: DocumentPart) -> Bool {
    states.contains { $0.name != Self.opaque } || objects.contains { part.transparentObjects.contains($0.number) }
  }

  /// The state that paints with an opacity of 1.
  private static let opaque = "G10000"

  /// The dictionary's text; what `other` refers to first.
  func write(to bytes: inout [UInt8], after other: ResourceUse = ResourceUse()) {
    func section(_ name: String, _ entries: [Entry], _ others: [Entry]) {
      guard !entries.isEmpty || !others.isEmpty else { return }
      bytes += name
      for entry in others + entries {
        bytes.append(UInt8(ascii: "/"))
        bytes += entry.name
        bytes.append(UInt8(ascii: " "))
        bytes.append(reference: entry.number)
      }
      bytes += ">>"
    }
    bytes += "<<"
    section("/Font<<", fonts, other.fonts)
    section("/XObject<<", objects, other.objects)
    section("/ColorSpace<<", spaces, other.spaces)
    section("/Pattern<<", patterns, other.patterns)
    if !states.isEmpty || !other.states.isEmpty {
      bytes += "/ExtGState<<"
      // States are named by what they say, so that both may have the same.
      for entry in other.states + states.filter({ !other.states.contains($0) }) {
        bytes.append(UInt8(ascii: "/"))
        bytes += entry.name
        bytes += entry.dictionary
      }
      bytes += ">>"
    }
    bytes += ">>"
  }
}
