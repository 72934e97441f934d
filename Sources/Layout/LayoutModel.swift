internal import Courses
internal import Diagnostics
internal import PageDescription

/// One variant of a layout as read and checked: what stands where, before anybody's facts are known.
struct LayoutTemplate: Sendable {
  /// Whether its boxes change sides in languages that are written from right to left.
  var isMirrored: Bool
  var safe: Length
  var bleed: Length
  var background: Located<String>?
  var colors: [String: ColorDefinition]
  var trackColors: [Track: [String: ColorDefinition]]
  var lengths: [NamedLength]
  var styles: [String: StyleDefinition]
  var symbols: [String: [Element]]
  var elements: [Element]
  var words: WordsTable
  var signatureBox: SignatureBoxElement?
}

/// A length with a name, one value for each condition; the last that holds counts.
struct NamedLength: Sendable {
  var name: String
  var cases: [(condition: Condition, value: LengthExpression)]
}

struct StyleDefinition: Sendable {
  var parent: Located<String>?
  /// One of the organization's fonts.
  enum BrandFont: String, Sendable, CaseIterable {
    case text = "font"
    case title = "title_font"
  }
  var font: Located<String>?
  /// What the font yields to, if the organization has it.
  var brandFont: BrandFont?
  var weight: Int?
  var isItalic: Bool?
  var smallCaps: FontFeatures.SmallCaps?
  var figures: FontFeatures.Figures?
  var ligatures: FontFeatures.Ligatures?
  /// OpenType tags; `-liga` switches one off.
  var features: [String]?
  var letterCase: LetterCase?
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
  var mirror: MirrorWord?
  /// Degrees, clockwise, about the middle of the element's box.
  var rotation = 0.0
  var kind: Kind

  enum RoleWord: String, Sendable, CaseIterable { case heading1, heading2, paragraph, artifact }

  /// What becomes of an element on a mirrored sheet: it changes sides, stays, or shows its back as well.
  enum MirrorWord: String, Sendable, CaseIterable { case place = "true", none = "false", art }

  indirect enum Kind: Sendable {
    case text(TextElement)
    case image(ImageElement)
    case signatories([SignatoryArrangement])
    case code(CodeElement)
    case shape(ShapeElement)
    case ornament(OrnamentElement)
    case symbol(SymbolElement)
    case stack(StackElement)
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

/// Elements that share out a box among them.
struct StackElement: Sendable {
  enum Axis: String, Sendable, CaseIterable {
    case row, column
    /// All in the whole box.
    case stack
  }
  /// Where the room goes that nobody takes.
  enum Distribution: String, Sendable, CaseIterable { case start, center, end, between }
  struct Child: Sendable {
    /// Along the axis; by `weight` when not given.
    var extent: LengthExpression?
    var weight: Double
    var element: Element
  }
  var axis: Axis
  var frame: FrameExpression
  var gap: LengthExpression
  var distribution: Distribution
  /// Whether what follows a text moves up to its last line.
  var flows: Bool
  var children: [Child]
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
  /// What `x` is of the row of cells: its start, middle or end.
  var align: StackElement.Distribution = .center
}

/// Where a signed document shows who signed it.
struct SignatureBoxElement: Sendable {
  var location: SourceLocation
  var frame: FrameExpression
  var style: Located<String>
}
