import PageDescription

/// An item's place in the structure tree (ISO 32000-1, 14.7): what is known of it before its content is, so that object numbers can be
/// given out once for all learners.
struct ItemStructure: Hashable, Sendable {
  enum Shape: Hashable, Sendable {
    case artifact
    case element(Role.Structure.Kind)
  }
  var shape: Shape
  var linkCount: Int
  var readingIndex: Int

  init(_ item: DisplayItem) {
    linkCount = Self.links(item.contents)
    switch item.role {
    case .artifact:
      shape = .artifact
      readingIndex = .max
    case .element(let structure):
      shape = .element(structure.kind)
      readingIndex = structure.readingIndex
    }
  }

  private static func links(_ marks: [Mark]) -> Int {
    marks.reduce(0) { count, mark in
      switch mark {
      case .link: count + 1
      case .group(let group): count + links(group.marks)
      case .glyphs, .path, .image, .code: count
      }
    }
  }

  /// The item's element, and a Link element for each of its links. A figure stands inside its first link; in text the link stands inside;
  /// what is a link itself has no other element.
  var elementCount: Int {
    switch shape {
    case .artifact: linkCount
    case .element(.link): max(1, linkCount)
    case .element: 1 + linkCount
    }
  }
}

/// The object numbers of an item's elements and annotations.
struct ItemNumbers: Sendable {
  var structure: ItemStructure
  /// Of its marked content on the page; `nil` for decoration.
  var markedContent: Int?
  var elements: Range<Int>
  var annotations: Range<Int>
  /// Of the annotations in the parent tree, from the first.
  var firstParent: Int

  private var linkElements: Range<Int> {
    switch structure.shape {
    case .artifact, .element(.link): elements
    case .element: (elements.lowerBound + 1)..<elements.upperBound
    }
  }

  /// The element that holds the marked content.
  var contentElement: Int? {
    switch structure.shape {
    case .artifact: nil
    case .element(.figure): elements.lowerBound
    case .element: linkElements.first ?? elements.lowerBound
    }
  }

  /// The elements that stand in the document itself.
  var topElements: [Int] {
    switch structure.shape {
    case .artifact, .element(.link): Array(elements)
    case .element(.figure): structure.linkCount > 0 ? Array(linkElements) : [elements.lowerBound]
    case .element: [elements.lowerBound]
    }
  }

  /// The Link element of the annotation `i`.
  func linkElement(_ i: Int) -> Int { linkElements.lowerBound + i }
}
