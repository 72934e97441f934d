public import Diagnostics
import Drawing
import PDFReading
import PageDescription

extension AssemblyProblem: Problem {
  public var message: String {
    switch self {
    case .unreadableFont(let face): "the font \(face.path) cannot be opened"
    case .unsupportedFont(let face): "the outlines of the font \(face.path) cannot be embedded in a PDF"
    case .missingOutline(let glyph, let face): "the font \(face.path) has no outline for glyph \(glyph)"
    case .drawing(let problem): problem.message
    case .unexpectedArt(let file, let fault): "\(file) cannot be taken into a PDF: \(fault.message)"
    case .impossibleSheet: "a PDF's page is at least 1.06 mm and at most 5.08 m on each side"
    case .figureWithoutAlternative(let item): "the figure “\(item)” has no words for those who cannot see it"
    case .untitled: "the document has no title"
    case .noSheets: "there is nothing to draw"
    case .paperTooSmall(let needed, let paper, _):
      "the certificates and their marks need a sheet of \(Self.millimetres(needed)), the paper has \(Self.millimetres(paper))"
    case .unusableProfile(.noProfile): "the colour profile is no ICC profile, or it is cut off"
    case .unusableProfile(.version(let version)): "the colour profile is of ICC version \(version); versions 2 and 4 can be used"
    case .unusableProfile(.notForPrinting(let kind)): "the colour profile is of class “\(kind)”, not a printer's (“prtr”)"
    case .unusableProfile(.colors(let space)): "the colour profile is for \(space); print runs are made for CMYK or RGB"
    case .unusableProfile(.lacks(let tag)): "the colour profile lacks “\(tag)”"
    case .signatureTooLarge(let size, let room): "the signature takes \(size) bytes, its place in the file has \(room)"
    case .notSigned(let reason): "the document could not be signed: \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .drawing(let problem): problem.hint
    case .unsupportedFont: "use an OpenType font with TrueType or CFF outlines"
    case .figureWithoutAlternative: "say in the layout what it shows, or make it an artifact"
    case .unexpectedArt: "save it as plain SVG without fonts, or as PNG"
    case .paperTooSmall(_, _, let scale):
      "use larger paper, fewer certificates on a sheet or no marks"
        + (scale > 0.1 ? "; --shrink prints them at \(Int((scale * 100).rounded(.down))) %" : "")
    case .unusableProfile: "ask the printer which ICC profile to use"
    case .unreadableFont, .missingOutline, .impossibleSheet, .untitled, .noSheets, .signatureTooLarge, .notSigned: nil
    }
  }

  /// `420 × 297 mm`, rounded up to tenths.
  private static func millimetres(_ size: Size) -> String {
    let sides = [size.width, size.height].map { length in
      "\(((length.millimetres - 0.005) * 10).rounded(.up) / 10)".replacing(".0", with: "")
    }
    return "\(sides[0]) × \(sides[1]) mm"
  }
}

extension ArtFault {
  /// Behind the sentence that names the file.
  fileprivate var message: String {
    switch self {
    case .unreadable(.damaged(let words)): words ?? "qpdf gives no reason"
    case .unreadable(.encrypted): "the file is encrypted"
    case .unreadable(.noPage(let index)): "there is no page \(index), counted from 0"
    case .unreadable(.nesting(let limit)): "objects are nested more than \(limit) deep"
    case .ownPage: "the page refers to itself"
    case .font: "a font"
    }
  }
}
