/// The part of an art file that is drawn. A PDF has pages, and boxes on each; any other picture is drawn whole.
public struct ArtPage: Hashable, Sendable {
  /// A page's boxes (ISO 32000-1, 14.11.2). Those that a page leaves out are its crop box, and that is its media box.
  public enum Box: String, Hashable, Sendable, CaseIterable {
    /// The sheet after cutting.
    case trim
    /// The same with the bleed that is cut off.
    case bleed
    /// What viewers show.
    case crop
    /// All of the page.
    case media
  }
  /// Counted from 1.
  public var number: Int
  public var box: Box

  public init(number: Int = 1, box: Box = .trim) {
    self.number = number
    self.box = box
  }
}
