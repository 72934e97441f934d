public import Drawing
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
  case unexpectedArt(file: String, part: String)
  /// A sheet without area, or one larger than a PDF allows (ISO 32000-1, annex C: 14,400 units).
  case impossibleSheet
  /// A figure that is said to mean something, but not what.
  case figureWithoutAlternative(item: String)
  case noSheets
  case signatureTooLarge(Int, room: Int)
  /// What the signer says.
  case notSigned(reason: String)
}
