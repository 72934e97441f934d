public import Diagnostics
import Drawing
import PageDescription

extension AssemblyProblem: Problem {
  public var message: String {
    switch self {
    case .unreadableFont(let face): "the font \(face.path) cannot be opened"
    case .unsupportedFont(let face): "the outlines of the font \(face.path) cannot be embedded in a PDF"
    case .missingOutline(let glyph, let face): "the font \(face.path) has no outline for glyph \(glyph)"
    case .drawing(let problem): problem.message
    case .unexpectedArt(let file, let part): "\(file) cannot be taken into a PDF: \(part)"
    case .impossibleSheet: "a PDF's page is at least 1.06 mm and at most 5.08 m on each side"
    case .figureWithoutAlternative(let item): "the figure “\(item)” has no words for those who cannot see it"
    case .untitled: "the document has no title"
    case .noSheets: "there is nothing to draw"
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
    case .unreadableFont, .missingOutline, .impossibleSheet, .untitled, .noSheets, .signatureTooLarge, .notSigned: nil
    }
  }
}
