internal import Courses
internal import Diagnostics
internal import PageDescription

extension ElementReader {
  func image(_ reader: inout MappingReader) -> Element.Kind? {
    let name = reader.text("image")
    var align = reader.choice("align", TextBox.Align.self) ?? .center
    if align == .justify {
      reader.noteValue(of: "align") { .unknownWord($0, known: TextBox.Align.allCases.filter { $0 != .justify }.map(\.rawValue)) }
      align = .center
    }
    let vertical = reader.choice("vertical", TextElement.VerticalWord.self) ?? .middle
    let overlap = reader.number("overlap") ?? 0
    let tint = reader.text("tint")
    let fit = reader.choice("fit", ImageElement.Fit.self) ?? .contain
    let opacity = reader.share("opacity") ?? 1
    let alternative = reader.template("alt")
    let frame = frame(&reader)
    guard let name, let source = source(name) else {
      _ = artPage(&reader)
      return nil
    }
    var page = (page: ArtPage(), location: SourceLocation?.none)
    switch source {
    // Other keys are reported as unknown.
    case .logo, .signature: break
    case .background: page = artPage(&reader)
    case .file(let path):
      page = artPage(&reader)
      if ArtFolders.ending(of: path.relative) != "pdf" {
        for key in ["page", "box"] where reader.has(key) {
          reader.noteValue(of: key) { _ in .onlyForPDF(key: key, path: path.relative) }
        }
      }
    }
    guard let frame else { return nil }
    return .image(
      ImageElement(
        source: source, location: name.location, page: page.page, pageLocation: page.location, fit: fit, opacity: opacity,
        alternative: alternative, frame: frame, align: align, vertical: vertical, overlap: overlap, tint: tint))
  }

  /// - Returns: `nil` when the name leads nowhere, which is then reported.
  private func source(_ name: Located<String>) -> ImageElement.Source? {
    switch name.value {
    case "logo": return .logo
    case "signature": return .signature
    case "background": return .background
    default: break
    }
    guard let ending = ArtFolders.ending(of: name.value) else {
      findings.add(.unknownWord(name.value, known: ["logo", "signature", "background"]), at: name.location)
      return nil
    }
    guard ArtFolders.endings.contains(ending) else {
      findings.add(.unknownArtKind(name.value, known: ArtFolders.endings), at: name.location)
      return nil
    }
    switch art.resolve(name.value, from: name.location?.file ?? "") {
    case .success(let path): return .file(path)
    case .failure(let fault):
      findings.list.add(fault.problem, at: name.location)
      return nil
    }
  }

  private func artPage(_ reader: inout MappingReader) -> (page: ArtPage, location: SourceLocation?) {
    let location = reader.text("page")?.location
    let number = reader.integer("page", in: 1...9999) ?? 1
    let box = reader.choice("box", ArtPage.Box.self) ?? .trim
    return (ArtPage(number: number, box: box), location)
  }
}
