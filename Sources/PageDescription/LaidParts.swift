/// What is the same for every learner of a (course, track, language, layout): laid out once and shared by reference. Two parts are the
/// same when they are one object.
public final class FixedPart: Sendable {
  /// Its title is empty: a title names the learner.
  public let sheet: Sheet
  /// In drawing order, all of them `.fixed`.
  public let items: [DisplayItem]

  public init(sheet: Sheet, items: [DisplayItem]) {
    precondition(items.allSatisfy { $0.dependence == .fixed })
    self.sheet = sheet
    self.items = items
  }
}

/// A learner's item and where it stands in drawing order.
public struct LearnerItem: Hashable, Sendable {
  public var item: DisplayItem
  /// How many of the fixed part's items are drawn before it.
  public var precedingFixedItems: Int

  public init(item: DisplayItem, precedingFixedItems: Int) {
    self.item = item
    self.precedingFixedItems = precedingFixedItems
  }
}

/// A finished layout in two parts: what all learners share and what is one learner's own.
public struct LaidParts: Sendable {
  public let fixed: FixedPart
  /// In drawing order: `precedingFixedItems` never falls.
  public var learner: [LearnerItem]
  /// The document's title, with the learner's name.
  public var title: String

  public init(fixed: FixedPart, learner: [LearnerItem], title: String) {
    self.fixed = fixed
    self.learner = learner
    self.title = title
  }

  /// Both parts as one list.
  public var displayList: DisplayList {
    var sheet = fixed.sheet
    sheet.title = title
    var items: [DisplayItem] = []
    items.reserveCapacity(fixed.items.count + learner.count)
    var drawn = 0
    for own in learner {
      items += fixed.items[drawn..<own.precedingFixedItems]
      drawn = own.precedingFixedItems
      items.append(own.item)
    }
    items += fixed.items[drawn...]
    return DisplayList(sheet: sheet, items: items)
  }
}
