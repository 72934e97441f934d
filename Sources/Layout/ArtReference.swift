public import Courses
public import Diagnostics
public import PageDescription

/// A picture that a layout asks for besides the logo and the signatures.
public struct ArtReference: Sendable {
  public enum Source: Hashable, Sendable {
    /// The course's own, `certificate.background`.
    case background
    case file(AssetPath)
  }
  public var source: Source
  public var page: ArtPage
  /// Where the layout names the picture, and where the page of a PDF, if it does.
  public var location: SourceLocation?
  public var pageLocation: SourceLocation?
}

extension LayoutFile {
  /// Every picture that any element of any variant may draw, once for each place that names it.
  public var art: [ArtReference] {
    var seen: Set<String> = []
    return templates.sorted { $0.key.description < $1.key.description }.flatMap(\.value.art).filter {
      seen.insert("\($0.location.map(\.description) ?? "") \($0.page)").inserted
    }
  }
}

extension LayoutTemplate {
  /// Every picture that any of its elements may draw, in the file's order, those of symbols last.
  var art: [ArtReference] {
    func references(_ elements: [Element]) -> [ArtReference] {
      elements.flatMap { element -> [ArtReference] in
        switch element.kind {
        case .image(let image):
          switch image.source {
          case .logo, .signature: []
          case .background:
            [.init(source: .background, page: image.page, location: image.location, pageLocation: image.pageLocation)]
          case .file(let path):
            [.init(source: .file(path), page: image.page, location: image.location, pageLocation: image.pageLocation)]
          }
        case .signatories(let arrangements): arrangements.flatMap { references($0.elements) }
        case .stack(let stack): references(stack.children.map(\.element))
        // A symbol's own elements come with the symbols.
        case .text, .code, .shape, .ornament, .symbol: []
        }
      }
    }
    return references(elements) + symbols.sorted { $0.key < $1.key }.flatMap { references($0.value) }
  }
}
