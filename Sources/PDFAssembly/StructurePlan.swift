/// The structure tree as a whole: who has which number, in which order it is read (ISO 32000-1, 14.7).
struct StructurePlan {
  /// In drawing order.
  private(set) var fixed: [ItemNumbers]
  private(set) var learner: [ItemNumbers]
  /// How many annotations a page has, and so entries of the parent tree besides the page's own.
  private(set) var annotationCount = 0
  /// Signed documents have a form field.
  private(set) var formElement: Int?
  private(set) var widget: Int?
  private(set) var widgetParent: Int?

  init(_ key: PreparationKey) {
    func plain(_ structure: ItemStructure) -> ItemNumbers {
      ItemNumbers(structure: structure, markedContent: nil, elements: 0..<0, annotations: 0..<0, firstParent: 0)
    }
    fixed = key.fixed.map { plain(ItemStructure($0)) }
    learner = key.learner.map { plain($0.structure) }
    // Marked content is numbered as it is drawn.
    var next = 0
    func number(_ item: inout ItemNumbers) {
      guard item.structure.shape != .artifact else { return }
      item.markedContent = next
      next += 1
    }
    var place = 0
    for i in learner.indices {
      while place < key.learner[i].precedingFixedItems {
        number(&fixed[place])
        place += 1
      }
      number(&learner[i])
    }
    for i in place..<fixed.count { number(&fixed[i]) }
    // In the parent tree, 0 is the page.
    for i in fixed.indices {
      fixed[i].firstParent = annotationCount + 1
      annotationCount += fixed[i].structure.linkCount
    }
    for i in learner.indices {
      learner[i].firstParent = annotationCount + 1
      annotationCount += learner[i].structure.linkCount
    }
  }

  /// Reserves the numbers of the fixed items' elements and annotations.
  mutating func number(with objects: inout ObjectWriter, signed: Bool) {
    for i in fixed.indices {
      fixed[i].elements = objects.reserve(fixed[i].structure.elementCount)
      fixed[i].annotations = objects.reserve(fixed[i].structure.linkCount)
    }
    if signed {
      formElement = objects.reserve()
      widget = objects.reserve()
      widgetParent = annotationCount + 1
      annotationCount += 1
    }
  }

  mutating func numberLearner(from first: Int) {
    var next = first
    for i in learner.indices {
      let count = learner[i].structure.elementCount
      learner[i].elements = next..<(next + count)
      next += count
      learner[i].annotations = next..<(next + learner[i].structure.linkCount)
      next += learner[i].structure.linkCount
    }
  }

  /// The elements of the document, in reading order.
  var topElements: [Int] {
    let items = (fixed + learner).sorted {
      ($0.structure.readingIndex, $0.elements.lowerBound) < ($1.structure.readingIndex, $1.elements.lowerBound)
    }
    return items.flatMap(\.topElements) + [formElement].compactMap(\.self)
  }

  /// For each piece of marked content on the page, the element that holds it.
  var contentElements: [Int] {
    (fixed + learner).filter { $0.markedContent != nil }.sorted { $0.markedContent! < $1.markedContent! }.map { $0.contentElement! }
  }

  /// For each annotation, its key in the parent tree and the element that holds it.
  var annotationElements: [(key: Int, element: Int)] {
    let links = (fixed + learner).flatMap { item in
      (0..<item.structure.linkCount).map { (key: item.firstParent + $0, element: item.linkElement($0)) }
    }
    return (links + [widgetParent].compactMap(\.self).map { (key: $0, element: formElement!) }).sorted { $0.key < $1.key }
  }

  var annotations: [Int] { (fixed + learner).flatMap(\.annotations) + [widget].compactMap(\.self) }
}
