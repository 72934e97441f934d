/// The operators of a content stream with their operands (ISO 32000-1, 7.8.2), one after the other. Reads what cairo writes: operators
/// between blanks, no text.
struct ContentOperators: Sequence, IteratorProtocol {
  struct Step {
    var name: String
    var numbers: [Double] = []
    /// The last operand that is a name, without its slash.
    var resource: String?
  }

  private var rest: ArraySlice<UInt8>

  init(_ contents: [UInt8]) { rest = contents[...] }

  mutating func next() -> Step? {
    var step = Step(name: "")
    while let token = nextToken() {
      if let number = Double(token) {
        step.numbers.append(number)
      } else if token.hasPrefix("/") {
        step.resource = String(token.dropFirst())
      } else {
        // What follows is a picture's bytes.
        if token == "ID" { skipPicture() }
        step.name = token
        return step
      }
    }
    return nil
  }

  private mutating func nextToken() -> String? {
    rest = rest.drop { $0 <= 0x20 }
    let token = rest.prefix { $0 > 0x20 }
    rest = rest[token.endIndex...]
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }

  private mutating func skipPicture() {
    let end = Array("\nEI".utf8)
    var place = rest.startIndex
    while place + end.count <= rest.endIndex {
      if rest[place] == end[0], rest[place..<(place + end.count)].elementsEqual(end) {
        rest = rest[(place + end.count)...]
        return
      }
      place += 1
    }
    rest = []
  }
}
