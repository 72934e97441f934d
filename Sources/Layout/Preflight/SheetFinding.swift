public import Diagnostics
public import PageDescription

/// What is questionable about one element of a laid-out sheet.
public struct SheetFinding: Hashable, Sendable {
  public enum Fault: Hashable, Sendable {
    /// Letters too small to read on paper.
    case smallText(size: Length)
    /// Text or a code nearer to the cut than the layout's `safe`; negative where it goes beyond.
    case nearEdge(distance: Length, safe: Length)
    /// Text that runs into another element's ink.
    case overlap(other: String, by: Length)
    case lowResolution(file: String, dotsPerInch: Double)
    /// A QR code whose modules are too small to be read by every camera.
    /// - Parameter side: modules per side.
    case smallModules(width: Length, side: Int)
    /// - Parameter least: what letters of this size need.
    case lowContrast(ratio: Double, least: Double, size: Length, isBold: Bool)
    /// A QR code that is hardly darker than what it stands on.
    /// - Parameter contrast: of 1; negative for a light code on a dark ground.
    case faintCode(contrast: Double)
  }

  /// The item's id.
  public var element: String
  /// Of the element, in the layout file.
  public var location: SourceLocation?
  public var fault: Fault
  /// Of the element that it meets.
  public var otherLocation: SourceLocation?
  /// Where it shows on the sheet.
  public var places: [Rect]

  public init(element: String, location: SourceLocation?, fault: Fault, otherLocation: SourceLocation? = nil, places: [Rect]) {
    self.element = element
    self.location = location
    self.fault = fault
    self.otherLocation = otherLocation
    self.places = places
  }
}

extension SheetFinding.Fault {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case smallText = "small_text", nearEdge = "near_edge", overlap, lowResolution = "low_resolution", smallModules = "small_modules"
    case lowContrast = "low_contrast", faintCode = "faint_code"
  }

  public var kind: Kind {
    switch self {
    case .smallText: .smallText
    case .nearEdge: .nearEdge
    case .overlap: .overlap
    case .lowResolution: .lowResolution
    case .smallModules: .smallModules
    case .lowContrast: .lowContrast
    case .faintCode: .faintCode
    }
  }

  /// Grows as the fault gets worse; to be compared within one kind.
  public var weight: Double {
    switch self {
    case .smallText(let size): -size.points
    case .nearEdge(let distance, _): -distance.points
    case .overlap(_, let depth): depth.points
    case .lowResolution(_, let dotsPerInch): -dotsPerInch
    case .smallModules(let width, _): -width.points
    case .lowContrast(let ratio, let least, _, _): least / ratio
    case .faintCode(let contrast): -contrast
    }
  }
}

/// What a sheet is held to.
public enum SheetMedium: Hashable, Sendable {
  /// Printed at its own size.
  case paper
  /// A picture on a screen, at any size: sizes and resolutions in print don't count.
  case screen

  /// Below it small print is hard to read.
  public static let leastTextSize = Length.points(6)
  /// Dots per inch of a picture in print.
  public static let leastResolution = 300.0
  /// What phones read at arm's length.
  public static let leastModule = Length.millimetres(0.33)
  /// Of a code's modules with their ground: grade C for symbol contrast (ISO/IEC 15415, 7.8.3), the reflectances taken from the luminances.
  public static let leastSymbolContrast = 0.4
}
