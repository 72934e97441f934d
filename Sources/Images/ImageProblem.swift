public import PageDescription

/// Why an image file cannot be printed, or prints worse than expected. The sentences are in `ImagesWording.swift`.
public struct ImageProblem: Error, Equatable, Sendable {
  /// The file as the user named it.
  public var file: String
  public var fault: Fault

  public init(file: String, fault: Fault) {
    self.file = file
    self.fault = fault
  }

  public enum Fault: Error, Equatable, Sendable {
    // MARK: the file
    case missing
    /// A folder, a pipe or a device.
    case notAFile
    case unreadable(reason: String)
    case empty
    case tooManyBytes(Int, limit: Int)
    /// A picture, but of a kind that is not drawn.
    case unsupported(FileFormat)
    case unknownFormat

    // MARK: its pixels
    /// Refused from the header, before anything was unpacked.
    case tooManyPixels(PixelSize, limit: Int)
    case damaged(FileFormat, ImageDamage)
    case nothingVisible

    // MARK: SVG
    case svgNotUTF8
    /// Neither width and height nor a viewBox.
    case svgWithoutSize
    case svgExtremeSize(width: Double, height: Double)
    /// Letters that would be set in whatever font the machine has.
    case svgText
    /// Something outside the file, which is never fetched.
    case svgExternalReference(String)
    case svgEmbedded(String)
    /// Entities inside entities, or enough of them to fill the memory.
    case svgEntities
    case svgNesting(limit: Int)

    // MARK: PDF
    /// Locked by a password, or with permissions taken away.
    case pdfEncrypted
    case pdfNoSuchPage(Int, count: Int)
    /// The box has no area on the page.
    case pdfEmptyBox(ArtPage.Box)
    /// Letters that would be set in whatever font the machine has.
    case pdfFontsNotEmbedded([String])
    /// Converting it was given up.
    case pdfTooSlow(seconds: Int)
    /// Its drawing is larger than this many bytes.
    case pdfTooMuch(limit: Int)
    /// A program that reads PDF files is not on this machine.
    case programMissing(String)
    case programNotStarted(String, reason: String)
    /// No temporary copy can be made for the programs.
    case notCopied(reason: String)

    // MARK: it can be drawn, but
    /// A signature scanned on white paper: the paper would cover what lies below it.
    case opaquePaper
    /// Its printing inks become RGB.
    case pdfInks([PDFInk])
  }
}

/// Colours of a PDF that are named for a press.
public enum PDFInk: String, Sendable, CaseIterable {
  case cmyk = "CMYK"
  /// Separation and DeviceN (ISO 32000-1, 8.6.6.4 and 8.6.6.5).
  case spot = "spot colours"
}

/// What the first bytes of a file say it is.
public enum FileFormat: String, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"
  case svg = "SVG"
  case pdf = "PDF"
  case gif = "GIF"
  case webp = "WebP"
  case heif = "HEIF or AVIF"
  case tiff = "TIFF"
  case bmp = "BMP"
  case photoshop = "Photoshop"
  case postscript = "PostScript"
  case gzip = "compressed (SVGZ)"
}
