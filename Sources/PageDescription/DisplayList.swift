/// A finished layout: items at fixed positions, sizes resolved, glyphs placed. Preview, PDF, PNG and web page draw the same list,
/// so they cannot disagree.
public struct DisplayList: Hashable, Sendable {
  public var sheet: Sheet
  /// In drawing order: later items cover earlier ones.
  public var items: [DisplayItem]

  public init(sheet: Sheet, items: [DisplayItem]) {
    self.sheet = sheet
    self.items = items
  }
}

/// The sheet that the items lie on. All coordinates count from the trimmed sheet's top-left corner.
public struct Sheet: Hashable, Sendable {
  /// The finished sheet after cutting.
  public var trim: Size
  /// How far art reaches beyond the trim on every side; zero without bleed.
  public var bleed: Length
  /// How far from the trim's edges nothing that matters may lie: cutting is not exact.
  public var safe: Length
  public var background: Color?
  /// BCP 47: the language of what is printed, unless an item says otherwise.
  public var language: String
  /// Whether the sheet reads from right to left, rows and pages included.
  public var isRightToLeft: Bool
  /// The document's title, for a PDF's metadata and a window's title bar.
  public var title: String
  public var author: String
  public var subject: String

  public init(
    trim: Size, bleed: Length = .zero, safe: Length = .zero, background: Color? = nil, language: String, isRightToLeft: Bool = false,
    title: String, author: String = "", subject: String = ""
  ) {
    self.trim = trim
    self.bleed = bleed
    self.safe = safe
    self.background = background
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.title = title
    self.author = author
    self.subject = subject
  }
}

/// One element of a layout, finished.
public struct DisplayItem: Hashable, Sendable {
  /// The layout element's id, for snapshots and findings.
  public var id: String
  public var contents: [Mark]
  public var dependence: Dependence
  /// What it means to a reader who does not see it. No default: an item without a role must not compile.
  public var role: Role

  public init(id: String, contents: [Mark], dependence: Dependence, role: Role) {
    self.id = id
    self.contents = contents
    self.dependence = dependence
    self.role = role
  }
}

/// Whether an item, its position included, is the same for every learner of (course, track, language, layout).
public enum Dependence: String, Hashable, Sendable {
  case fixed, learner
}

/// Role in the document's structure (ISO 32000-1, 14.8.4).
public enum Role: Hashable, Sendable {
  /// Decoration: skipped by assistive technology.
  case artifact
  case element(Structure)

  public struct Structure: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case heading1 = "H1", heading2 = "H2", paragraph = "P", figure = "Figure", link = "Link"
    }
    public var kind: Kind
    /// What a figure shows, in words.
    public var alternative: String?
    /// BCP 47, when it differs from the sheet's.
    public var language: String?
    /// The text in the order in which it is spoken, where it is drawn in another one (from right to left).
    public var spokenText: String?
    /// Place in reading order, ascending.
    public var readingIndex: Int

    public init(kind: Kind, alternative: String? = nil, language: String? = nil, spokenText: String? = nil, readingIndex: Int) {
      self.kind = kind
      self.alternative = alternative
      self.language = language
      self.spokenText = spokenText
      self.readingIndex = readingIndex
    }
  }
}

/// A thing that is drawn. Exhaustive on purpose: a new case must break every backend.
public indirect enum Mark: Hashable, Sendable {
  case glyphs(GlyphRun)
  case path(PathMark)
  case image(ImageMark)
  case code(CodeMark)
  case link(LinkMark)
  case group(GroupMark)
}

/// Marks under a transform, optionally clipped and faded as a whole.
public struct GroupMark: Hashable, Sendable {
  public var transform: Transform
  public var clip: Path?
  /// 0…1.
  public var opacity: Double
  public var marks: [Mark]

  public init(transform: Transform = .identity, clip: Path? = nil, opacity: Double = 1, marks: [Mark]) {
    self.transform = transform
    self.clip = clip
    self.opacity = opacity
    self.marks = marks
  }
}

/// A rectangle that leads to an address.
public struct LinkMark: Hashable, Sendable {
  public var frame: Rect
  public var url: String

  public init(frame: Rect, url: String) {
    self.frame = frame
    self.url = url
  }
}

/// A two-dimensional code's modules (ISO/IEC 18004), without the quiet zone.
public struct CodeMark: Hashable, Sendable {
  /// The square that the modules fill.
  public var frame: Rect
  /// Modules per side.
  public var side: Int
  /// `side`×`side`, row by row, true for dark.
  public var modules: [Bool]
  public var color: Color
  /// What it encodes.
  public var text: String

  public init(frame: Rect, side: Int, modules: [Bool], color: Color, text: String) {
    precondition(modules.count == side * side)
    self.frame = frame
    self.side = side
    self.modules = modules
    self.color = color
    self.text = text
  }
}
