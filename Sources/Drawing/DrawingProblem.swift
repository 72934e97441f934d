public import Images
public import PageDescription

/// Why a display list cannot be drawn. The sentences are in `DrawingWording.swift`.
public enum DrawingProblem: Error, Equatable, Sendable {
  case unreadableFont(FontFace)
  case missingOutline(glyph: UInt32, FontFace)
  case image(ImageProblem)
  /// Neither http, https nor mailto.
  case unsafeLink(String)
  /// The creation date is neither `YYYY-MM-DD` nor `YYYY-MM-DDThh:mm:ssZ`.
  case notADate(String)
  case noSheets
  /// A sheet without area, or one whose picture would have more pixels than allowed.
  case impossibleSize(PixelSize)
  /// What cairo says, and what was being drawn.
  case cairo(during: String, status: String)
}

extension DrawingProblem {
  init(_ failure: DecodedImage.EncodingFailure) {
    switch failure {
    case .impossibleSize(let size): self = .impossibleSize(size)
    }
  }
}
