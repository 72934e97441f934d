public import Drawing
public import PDFReading
public import PageDescription

/// Why a PDF cannot be assembled. The sentences are in `AssemblyWording.swift`.
public enum AssemblyProblem: Error, Equatable, Sendable {
  case unreadableFont(FontFace)
  /// Its outlines cannot be embedded.
  case unsupportedFont(FontFace)
  case missingOutline(glyph: UInt32, FontFace)
  /// What cairo or an image says.
  case drawing(DrawingProblem)
  /// Art that cairo wrote has a shape that is not known here.
  case unexpectedArt(file: String, ArtFault)
  /// A sheet smaller or larger than a page may be (ISO 19005-3, 6.1.13: 3 to 14,400 units).
  case impossibleSheet
  /// A figure that is said to mean something, but not what.
  case figureWithoutAlternative(item: String)
  /// A document has to say what it is (ISO 14289-1, 7.1).
  case untitled
  case noSheets
  /// Certificates don't fit on the paper that a print run was given.
  /// - Parameters:
  ///   - needed: what they and their marks take, on the paper turned as it suits them best.
  ///   - scale: at which they would fit.
  case paperTooSmall(needed: Size, paper: Size, scale: Double)
  case unusableProfile(ProfileFault)
  case signatureTooLarge(Int, room: Int)
  /// What the signer says.
  case notSigned(reason: String)
}

/// What is not expected of art that cairo wrote.
public enum ArtFault: Equatable, Sendable {
  case unreadable(PDFReadingProblem)
  /// A reference back to the page that it is on.
  case ownPage
  case font
}
