internal import Courses
internal import Diagnostics
internal import PageDescription

/// A layout file as read and checked: what stands where, before anybody's facts are known.
public struct LayoutTemplate: Sendable {
  /// The file, as shown in findings.
  public let file: String
  public let name: String
  public let summary: String
  /// By name: `A4`, `Letter`, or `square` for a badge.
  var sheets: [(page: String, size: Size)]
  var safe: Length
  var bleed: Length
  var background: Located<String>?
  var colors: [String: Located<Color>]
  var trackColors: [Track: [String: Located<Color>]]
  var lengths: [NamedLength]
  var styles: [String: StyleDefinition]
  var symbols: [String: [Element]]
  var elements: [Element]
  var words: WordsTable
  var signatureBox: SignatureBoxElement?

  public var pages: [String] { sheets.map(\.page) }
  /// BCP 47 codes of the languages that the layout has words in, sorted.
  public var languages: [String] { words.languages }
}

/// A length with a name, one value for each condition; the last that holds counts.
struct NamedLength: Sendable {
  var name: String
  var cases: [(condition: Condition, value: LengthExpression)]
}

struct StyleDefinition: Sendable {
  var parent: Located<String>?
  var font: Located<String>?
  var weight: Int?
  var isItalic: Bool?
  var features: [String]?
  var tracking: Double?
  var color: Located<String>?
  var largest: Length?
  var smallest: Length?
  var leading: Double?
  var scale: Double?
}

struct Element: Sendable {
  var id: String
  var location: SourceLocation
  var condition: Located<Condition>?
  var role: RoleWord?
  var kind: Kind

  enum RoleWord: String, Sendable, CaseIterable { case heading1, heading2, paragraph, artifact }

  indirect enum Kind: Sendable {
    case text(TextElement)
    case image(ImageElement)
    case signatories([SignatoryArrangement])
    case code(CodeElement)
    case shape(ShapeElement)
    case ornament(OrnamentElement)
    case symbol(SymbolElement)
  }
}

/// A rectangle in expressions of the surrounding box.
struct FrameExpression: Sendable {
  var x: LengthExpression
  var y: LengthExpression
  var width: LengthExpression
  var height: LengthExpression
}

struct TextElement: Sendable {
  struct Run: Sendable {
    var template: Located<TextTemplate>
    var style: Located<String>?
  }
  enum Placement: Sendable {
    case baseline(LengthExpression)
    case box(y: LengthExpression, height: LengthExpression, vertical: VerticalWord)
    case arc(y: LengthExpression, radius: LengthExpression, side: ArcText.Side, span: Double)
  }
  enum VerticalWord: String, Sendable, CaseIterable { case top, middle, bottom }
  var runs: [Run]
  var style: Located<String>
  var x: LengthExpression
  var width: LengthExpression
  var placement: Placement
  var align: TextBox.Align
  var maximumLines: Int
  /// Below this size another line is tried first; the smallest size when not given.
  var wrapBelow: Length?
  /// Decoration that is left out where it does not fit. Never a name.
  var isOptional: Bool
  var link: Located<TextTemplate>?
}

struct ImageElement: Sendable {
  enum Source: Sendable {
    case logo, signature
    /// The course's own.
    case background
    case file(AssetPath)
  }
  enum Fit: String, Sendable, CaseIterable { case contain, cover, fill }
  var source: Source
  var location: SourceLocation?
  /// Of a PDF.
  var page: ArtPage
  var pageLocation: SourceLocation?
  var fit: Fit
  /// 0…1.
  var opacity: Double
  var alternative: Located<TextTemplate>?
  var frame: FrameExpression
  var align: TextBox.Align
  var vertical: TextElement.VerticalWord
  /// Part of the ink's height that hangs below the frame: descenders that cross the line.
  var overlap: Double
  var tint: Located<String>?
}

struct CodeElement: Sendable {
  var text: Located<TextTemplate>
  var frame: FrameExpression
  var color: Located<String>
}

struct SymbolElement: Sendable {
  var name: Located<String>
  var x: LengthExpression
  var y: LengthExpression
  var scale: Double
  /// 0…1.
  var opacity: Double
}

/// How signatories stand when there are at most so many.
struct SignatoryArrangement: Sendable {
  var upTo: Int
  var perRow: Int
  /// The middle of the row of cells, and the first row's top.
  var x: LengthExpression
  var y: LengthExpression
  var cellWidth: LengthExpression
  var gap: LengthExpression
  var rowHeight: LengthExpression
  /// Placed in each cell, with `signatory.…` variables.
  var elements: [Element]
}

/// Where a signed document shows who signed it.
struct SignatureBoxElement: Sendable {
  var location: SourceLocation
  var frame: FrameExpression
  var style: Located<String>
}
