public import Diagnostics
internal import Images
internal import PageDescription

extension DrawingProblem: Problem {
  public var message: String {
    switch self {
    case .unreadableFont(let face): "the font \(face.path) cannot be opened"
    case .missingOutline(let glyph, let face): "the font \(face.path) has no outline for glyph \(glyph)"
    case .image(let problem): problem.message
    case .unsafeLink(let url): "“\(url)” is not an address that a certificate may lead to"
    case .notADate(let text): "“\(text)” is not a date"
    case .noSheets: "there is nothing to draw"
    case .impossibleSize(let size): "a picture of \(size.width) × \(size.height) pixels cannot be drawn"
    case .cairo(let activity, let status): "cairo failed while \(activity): \(status)"
    }
  }

  public var hint: String? {
    switch self {
    case .image(let problem): problem.hint
    case .unsafeLink: "use an address that begins with https://"
    case .unreadableFont, .missingOutline, .notADate, .noSheets, .impossibleSize, .cairo: nil
    }
  }
}
