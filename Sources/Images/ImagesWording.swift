public import Diagnostics
internal import PageDescription

extension ImageProblem: Problem {
  public var severity: Severity {
    switch fault {
    case .opaquePaper: .warning
    case .pdfInks: .note
    default: .error
    }
  }

  public var message: String {
    let what =
      switch fault {
      case .missing: "there is no such file"
      case .notAFile: "this is not a file"
      case .unreadable(let reason): "cannot be read: \(reason)"
      case .empty: "the file is empty"
      case .tooManyBytes(let count, let limit): "\(megabytes(count)) MB are more than the \(megabytes(limit)) MB allowed for an image"
      case .unsupported(let format): "\(format.rawValue) files are not drawn"
      case .unknownFormat: "this is not a PNG, JPEG or SVG picture"
      case .tooManyPixels(let size, let limit):
        "\(size.width) × \(size.height) pixels are more than the \(limit / 1_000_000) megapixels allowed"
      case .damaged(let format, let damage): "the \(format.rawValue) file is cut off or damaged: \(damage.message)"
      case .nothingVisible: "the picture is entirely transparent"
      case .svgNotUTF8: "the SVG file is not UTF-8 text"
      case .svgWithoutSize: "the SVG has neither width and height nor a viewBox, so its proportions are unknown"
      case .svgExtremeSize(let width, let height): "the SVG's size of \(width) × \(height) is beyond reason"
      case .svgText: "the SVG holds live text, whose look would depend on the fonts of the machine"
      case .svgExternalReference(let reference): "the SVG refers to “\(reference)”, which lies outside the file and is never fetched"
      case .svgEmbedded(let type): "the SVG embeds something of type \(type); only PNG and JPEG may be embedded"
      case .svgEntities: "the SVG's entities unfold into too much"
      case .svgNesting(let limit): "the SVG's elements are nested more than \(limit) deep"
      case .pdfEncrypted: "the PDF is encrypted"
      case .pdfNoSuchPage(let page, let count): "there is no page \(page); the PDF has \(count == 1 ? "one page" : "\(count) pages")"
      case .pdfEmptyBox(let box): "the page's \(box.rawValue) box has no area on the page"
      case .pdfFontsNotEmbedded(let fonts):
        "the PDF does not hold its font\(fonts.count == 1 ? "" : "s") \(fonts.joined(separator: ", ")), whose look would depend on the machine"
      case .pdfTooSlow(let seconds): "the PDF takes more than \(seconds) seconds to convert"
      case .pdfTooMuch(let limit): "the PDF unfolds into a drawing of more than \(megabytes(limit)) MB"
      case .programMissing(let program): "PDF files are read with \(program), which is not on this machine"
      case .programNotStarted(let program, let reason): "cannot be read: \(program) does not start: \(reason)"
      case .notCopied(let reason): "cannot be read: no temporary copy can be made: \(reason)"
      case .opaquePaper: "the picture has a white background instead of a transparent one, and will cover what lies below it"
      case .pdfInks(let inks): "its \(inks.map(\.rawValue).joined(separator: " and ")) become\(inks == [.cmyk] ? "s" : "") RGB"
      }
    return "\(file): \(what)"
  }

  public var hint: String? {
    switch fault {
    case .unsupported(.pdf), .unsupported(.postscript): "export it as SVG, or as PNG of at least 300 pixels per inch"
    case .unsupported(.gzip): "save it as plain SVG"
    case .unsupported, .unknownFormat: "save it as PNG, JPEG or SVG; the contents count, not the file's name"
    case .tooManyPixels, .tooManyBytes: "scale it down; 300 pixels per printed inch are enough"
    case .damaged(.pdf, _): "open it in the program that it was made with and export it again"
    case .damaged: "open it in an image editor and export it again"
    case .svgText: "convert the text to outlines (in Inkscape: Path, Object to Path)"
    case .svgExternalReference: "embed the picture in the SVG, or draw it there"
    case .svgEmbedded: "embed it as PNG or JPEG"
    case .svgWithoutSize: "give the svg element a viewBox"
    case .svgNotUTF8: "save it as UTF-8"
    case .pdfEncrypted: "export it without a password and without restrictions"
    case .pdfEmptyBox: "draw another box: trim, bleed, crop or media"
    case .pdfFontsNotEmbedded: "export it with its fonts embedded, or with the text as outlines"
    case .pdfTooSlow, .pdfTooMuch: "simplify it: flatten its layers, and scale its pictures to 300 pixels per inch"
    case .programMissing(let program): "install the Debian package \(program == "prlimit" ? "util-linux" : "poppler-utils")"
    case .pdfInks: "look at them in a preview; a press that needs the inks themselves prints from the PDF"
    case .opaquePaper: "make the white transparent, and save it as PNG"
    case .missing, .notAFile, .unreadable, .empty, .nothingVisible, .svgExtremeSize, .svgEntities, .svgNesting, .pdfNoSuchPage,
      .programNotStarted, .notCopied:
      nil
    }
  }

  private func megabytes(_ bytes: Int) -> Int { (bytes + 999_999) / 1_000_000 }
}

extension ImageDamage {
  /// Behind the sentence that says which file is damaged.
  fileprivate var message: String {
    switch self {
    case .reported(let words): words
    case .ended(let program, let status): "\(program) ended with \(status)"
    case .notDrawn(let program): "\(program) wrote no SVG"
    case .otherSize(let program): "\(program) drew a page of another size"
    case .unknownOperator(let name): "it is painted with the operator “\(name)”"
    case .missing(let text): "“\(text)” is missing"
    case .openTag: "a tag is not closed"
    case .openQuote: "a quote is not closed"
    case .openDocumentType: "the document type is not closed"
    case .unquotedAttribute: "an attribute without quotes"
    case .emptyPicture: "an embedded picture without contents"
    case .pictureNotBase64: "an embedded picture is not base64"
    }
  }
}
