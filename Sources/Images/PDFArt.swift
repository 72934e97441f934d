private import Foundation
internal import PageDescription

/// Converts a page of a PDF into an SVG by poppler, once, so that a certificate's PDF, PNG and web page draw the same vectors.
struct PDFArt {
  /// Of what can't be drawn as vectors (meshes, some blending), in pixels per inch.
  private static let pictureResolution = 300
  private static let reportBytes = 256 << 10
  private static let fileName = "art.pdf"

  private let poppler: PopplerProgram
  private let page: ArtPage

  struct Result {
    var svg: [UInt8]
    var inks: [PDFInk]
  }

  /// - Returns: an SVG with the box's size in points, and the colours that became RGB.
  /// - Throws: why the page can't be drawn; what poppler complains of counts as damage.
  static func convert(_ bytes: [UInt8], _ page: ArtPage, limits: PDFLimits) throws(ImageProblem.Fault) -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-art-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: folder.appendingPathComponent(fileName))
    } catch { throw .notCopied(reason: error.localizedDescription) }
    let deadline = ContinuousClock.now.advanced(by: .seconds(limits.seconds))
    return try PDFArt(poppler: PopplerProgram(folder: folder.path, limits: limits, deadline: deadline), page: page).convert()
  }

  private func convert() throws(ImageProblem.Fault) -> Result {
    let facts = try facts()
    guard !facts.isEncrypted else { throw .pdfEncrypted }
    guard let part = facts.part(page.box), let size = facts.size else { throw .pdfEmptyBox(page.box) }
    let fonts = try missingFonts()
    guard fonts.isEmpty else { throw .pdfFontsNotEmbedded(fonts) }
    // Otherwise the drawing would begin at the crop box, and be shrunk and moved to fit paper of whole points.
    let asItIs = ["-nocrop", "-noshrink", "-nocenter"]
    let drawing = try run(
      .pdftocairo, ["-svg"] + asItIs + ["-r", "\(Self.pictureResolution)"] + range + [Self.fileName, "-"],
      limit: poppler.limits.drawingBytes)
    guard !drawing.isCutOff else { throw .pdfTooMuch(limit: poppler.limits.drawingBytes) }
    var svg = PopplerSVG(drawing.output)
    try svg.show(part, of: size)
    return Result(svg: try SVGMending.mended(svg.bytes), inks: inks())
  }

  private var range: [String] { ["-f", "\(page.number)", "-l", "\(page.number)"] }

  /// - Throws: `damaged` when the program fails or complains.
  private func run(_ name: PopplerProgram.Name, _ arguments: [String], limit: Int) throws(ImageProblem.Fault) -> PopplerProgram.Outcome {
    let outcome = try poppler.run(name, arguments, outputLimit: limit)
    guard outcome.isCutOff || (outcome.status == 0 && Self.complaint(in: outcome.complaints) == nil) else {
      throw Self.damage(outcome, name)
    }
    return outcome
  }

  private static func damage(_ outcome: PopplerProgram.Outcome, _ name: PopplerProgram.Name) -> ImageProblem.Fault {
    .damaged(.pdf, complaint(in: outcome.complaints).map { .reported($0) } ?? .ended(program: name.rawValue, status: outcome.status))
  }

  /// The first error that poppler reports. Its warnings are about what it has mended without loss, and of a Type 3 font `pdffonts` reports
  /// an internal error that is none (22.12).
  private static func complaint(in text: String) -> String? {
    for line in text.split(separator: "\n") {
      for kind in ["Syntax Error", "I/O Error", "Command Line Error"] where line.hasPrefix(kind) {
        guard let colon = line.firstIndex(of: ":") else { continue }
        return String(line[line.index(after: colon)...].prefix(200)).trimmingBlanks
      }
    }
    return nil
  }

  // MARK: facts

  private func facts() throws(ImageProblem.Fault) -> PDFPage {
    let outcome = try poppler.run(.pdfinfo, ["-box"] + range + [Self.fileName], outputLimit: Self.reportBytes)
    if outcome.complaints.contains("Incorrect password") { throw .pdfEncrypted }
    if outcome.complaints.contains("Wrong page range") {
      let whole = try run(.pdfinfo, ["-box", "-f", "1", "-l", "1", Self.fileName], limit: Self.reportBytes)
      let count = PDFPage(report: String(decoding: whole.output, as: UTF8.self), page: 1)?.pageCount ?? 0
      throw .pdfNoSuchPage(page.number, count: count)
    }
    guard outcome.status == 0, Self.complaint(in: outcome.complaints) == nil,
      let facts = PDFPage(report: String(decoding: outcome.output, as: UTF8.self), page: page.number)
    else { throw Self.damage(outcome, .pdfinfo) }
    return facts
  }

  /// The names of the page's fonts that are not in the file, each once.
  private func missingFonts() throws(ImageProblem.Fault) -> [String] {
    let report = try run(.pdffonts, range + [Self.fileName], limit: Self.reportBytes)
    var names: [String] = []
    for line in String(decoding: report.output, as: UTF8.self).split(separator: "\n").dropFirst(2) {
      // name, type, encoding, emb, sub, uni, and the object: two numbers or [none]
      let words = line.split(separator: " ")
      let last = words.last == "[none]" ? 1 : 2
      guard words.count > last + 3, words[words.count - last - 3] == "no" else { continue }
      let name = String(words[0])
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Colours for a press on the page, pictures included. `pdftops` keeps every colour space that the page sets, whatever the file's objects
  /// are packed in. A page that takes too long for it goes without the remark.
  private func inks() -> [PDFInk] {
    let arguments = ["-level3", "-rasterize", "never"] + range + [Self.fileName, "-"]
    guard let program = try? poppler.run(.pdftops, arguments, outputLimit: poppler.limits.drawingBytes) else { return [] }
    // The prolog's own procedures name all colour spaces.
    guard let start = program.output.firstIndex(of: Array("%%EndProlog".utf8), from: 0) else { return [] }
    func uses(_ name: String) -> Bool { program.output.firstIndex(of: Array(name.utf8), from: start) != nil }
    var inks: [PDFInk] = []
    if uses("/DeviceCMYK") { inks.append(.cmyk) }
    if uses("[/Separation") || uses("[/DeviceN") { inks.append(.spot) }
    return inks
  }
}
