public import Diagnostics

/// The layout element that a finished item comes from.
public struct ElementOrigin: Hashable, Sendable {
  /// Where it stands in the layout file.
  public var location: SourceLocation
  /// A logo or signature, which no text may touch. Other art may be a ground to set text on.
  var isEmblem = false
  /// A text with the learner's name in it.
  var printsName = false
  /// The part of an image's height that may hang over what stands below it, 0…1.
  var overlap = 0.0

  init(_ element: Element) {
    location = element.location
    if case .text(let text) = element.kind {
      printsName = text.runs.contains { $0.template.value.variables.contains { $0.name == "name" } }
    }
    guard case .image(let image) = element.kind else { return }
    switch image.source {
    case .logo, .signature: isEmblem = true
    case .background, .file: break
    }
    overlap = image.vertical == .bottom ? image.overlap : 0
  }
}

/// The origins of a sheet's items, by their ids.
public struct ElementOrigins: Sendable {
  private var byID: [String: ElementOrigin] = [:]

  /// - Parameter signatories: how many the course has.
  init(_ elements: [Element], signatories: Int) { add(elements, signatories: signatories) }

  /// - Returns: `nil` for what no layout asks for, such as a specimen's mark.
  public subscript(id: String) -> ElementOrigin? { byID[id] }

  private mutating func add(_ elements: [Element], signatories: Int) {
    for element in elements {
      byID[element.id] = ElementOrigin(element)
      switch element.kind {
      case .signatories(let arrangements):
        let parts = arrangements.first { $0.upTo >= signatories }?.elements ?? []
        for number in 0..<signatories {
          for part in parts { byID["\(element.id)-\(number + 1)-\(part.id)"] = ElementOrigin(part) }
        }
      case .stack(let stack): add(stack.children.map(\.element), signatories: signatories)
      // A symbol is one item whatever is in it.
      case .text, .image, .code, .shape, .ornament, .symbol: break
      }
    }
  }
}
