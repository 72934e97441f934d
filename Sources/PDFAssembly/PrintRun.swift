import Crypto
public import Drawing
import FontPrograms
public import PageDescription

/// Writes a print run (PDF/X-4, ISO 15930-7): certificate after certificate into one file, in memory that does not grow with them. What
/// they share stands in the file once. Belongs to one worker; the bytes depend on nothing but what is added, in its order.
///
/// After each certificate `drain` gives what there is to be written so far.
public final class PrintRun {
  private let imposition: Imposition
  private let profile: PressProfile
  private let profileNumber: Int
  private let part: DocumentPart
  private let fixedParts: PrintedParts
  private var hash = SHA256()
  private var tree = PageTree()
  /// The sheets for each size of certificate, and their marks.
  private var sheets: [SheetKey: (sheet: PressSheet, marks: ResourceUse.Entry?)] = [:]
  private let marksSpace: Int
  private var open: OpenSheet?
  private let screenProfile: [UInt8]
  private let screenProfileNumber: Int

  private struct SheetKey: Hashable {
    var trim: Size
    var bleed: Length
  }

  /// A sheet that still has room.
  private struct OpenSheet {
    let key: SheetKey
    let sheet: PressSheet
    var filled = 0
    var contents: [UInt8] = []
    var use = ResourceUse()
  }

  private static let header: [UInt8] = Array("%PDF-1.6\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]

  /// - Parameters:
  ///   - profile: the press's.
  ///   - screenProfile: the ICC profile of sRGB, which colours are given in.
  ///   - drawer: draws vector art; the worker's own.
  public init(profile: PressProfile, screenProfile: [UInt8], imposition: Imposition, drawer: Drawer) {
    self.imposition = imposition
    self.profile = profile
    self.screenProfile = screenProfile
    var objects = ObjectWriter(firstNumber: 1, start: Self.header.count, capacity: 1 << 16)
    let profileNumber = objects.reserve()
    self.profileNumber = profileNumber
    screenProfileNumber = objects.reserve()
    let spaces = ColorSpaceNames.press(profile: screenProfileNumber, in: &objects)
    marksSpace = objects.add { PressMarks.writeSpace(profile, profile: profileNumber, to: &$0) }
    part = DocumentPart(
      objects: objects, programs: OpenFonts(), artworks: ArtStore(drawer: drawer), prefix: "P", packing: .hard, spaces: spaces)
    fixedParts = PrintedParts(part: part)
    ready = Self.header
    hash.update(data: ready)
  }

  // MARK: Bytes

  /// Finished bytes that were not handed over yet, besides those that `part` holds.
  private var ready: [UInt8]

  /// How many bytes wait to be written.
  public var waitingCount: Int { ready.count + part.objects.bytes.count }

  /// Hands over the file's next bytes.
  public func drain() -> [UInt8] {
    collect()
    let bytes = ready
    ready = []
    return bytes
  }

  private func collect() {
    let bytes = part.objects.drain()
    hash.update(data: bytes)
    if ready.isEmpty { ready = bytes } else { ready += bytes }
  }

  /// Pictures in vector art with too few pixels and lines in it that are too thin, each file's worst; told as soon as the art was met. What
  /// else there is to find, `Preflight` finds.
  public var findings: [PreflightFinding] {
    guard !part.artLines.isEmpty || !part.artResolutions.isEmpty else { return [] }
    let scales = sheets.values.map(\.sheet.scale)
    let (least, greatest) = (scales.min() ?? 1, scales.max() ?? 1)
    var coarsest: [String: Double] = [:]
    for art in part.artResolutions { coarsest[art.file] = min(coarsest[art.file] ?? .infinity, art.dotsPerInch / greatest) }
    var thinnest: [String: Double] = [:]
    for art in part.artLines { thinnest[art.file] = min(thinnest[art.file] ?? .infinity, art.width * least) }
    return coarsest.sorted { $0.key < $1.key }.filter { Preflight.isCoarse($0.value) }
      .map { PreflightFinding(item: $0.key, fault: .lowResolution(file: $0.key, dotsPerInch: $0.value)) }
      + thinnest.sorted { $0.key < $1.key }.filter { Preflight.isHairline(.points($0.value)) }
      .map { PreflightFinding(item: $0.key, fault: .hairline(width: .points($0.value))) }
  }

  /// Pages that are complete, backs included.
  public var pageCount: Int { tree.count }

  // MARK: Certificates

  /// Adds a certificate, on the sheet at hand where that has room.
  public func add(_ certificate: LaidParts) throws(AssemblyProblem) {
    let layout = certificate.fixed.sheet
    let key = SheetKey(trim: layout.trim, bleed: layout.bleed)
    let sheet = try self.sheet(key)
    if let before = open, before.key != key { closeSheet() }
    if open == nil { open = OpenSheet(key: key, sheet: sheet) }
    let cell = sheet.cells[open!.filled]

    var content = ContentWriter(part: part, colors: .press, height: layout.trim.height.points, language: "", capacity: 2048)
    content.isTagged = false
    content.append("q\n")
    let visible = cell.visible
    content.bytes.append(visible.left, visible.bottom, visible.right - visible.left, visible.top - visible.bottom, decimals: 3)
    content.append("re W n\n")
    content.concatenate(ContentMatrix(cell.matrix))
    try write(certificate, to: &content)
    content.append("Q\n")
    open!.contents += content.bytes
    open!.use.add(content.use)
    open!.filled += 1
    if open!.filled == sheet.cells.count { closeSheet() }
  }

  /// Writes a certificate's items in their order.
  private func write(_ certificate: LaidParts, to content: inout ContentWriter) throws(AssemblyProblem) {
    let place = fixedParts.place(of: certificate.fixed)
    var drawn: Int?
    func writeFixed(to end: Int) throws(AssemblyProblem) {
      guard drawn.map({ $0 < end }) ?? true else { return }
      let segment = PrintedParts.Segment(items: (drawn ?? 0)..<end, hasBackground: drawn == nil)
      drawn = end
      guard let form = try fixedParts.form(segment, of: place) else { return }
      content.set(alpha: 1)
      content.use.add(object: form.name, form.number)
      content.append("/\(form.name) Do\n")
    }
    for own in certificate.learner {
      try writeFixed(to: own.precedingFixedItems)
      try content.write(own.item.contents)
    }
    try writeFixed(to: certificate.fixed.items.count)
  }

  private func sheet(_ key: SheetKey) throws(AssemblyProblem) -> PressSheet {
    if let known = sheets[key] { return known.sheet }
    let sheet = try PressSheet(key.trim, ownBleed: key.bleed, imposition)
    var marks: ResourceUse.Entry?
    if !imposition.marks.isEmpty {
      var use = ResourceUse()
      use.add(space: PressMarks.spaceName, marksSpace)
      let box = [sheet.media.left, sheet.media.bottom, sheet.media.right, sheet.media.top]
      marks = part.form(PressMarks(sheet: sheet, kinds: imposition.marks).contents(), box: box, use: use, isGroup: false)
    }
    sheets[key] = (sheet, marks)
    return sheet
  }

  /// Writes the sheet at hand, full or not, and its back.
  private func closeSheet() {
    guard var sheet = open else { return }
    open = nil
    // Its first certificate failed.
    guard sheet.filled > 0 else { return }
    if let marks = sheets[sheet.key]?.marks {
      sheet.use.add(object: marks.name, marks.number)
      sheet.contents += "/\(marks.name) Do\n"
    }
    let contents = part.objects.add(stream: sheet.contents) { _ in }
    writePage(sheet.sheet) { bytes in
      bytes += "/Contents "
      bytes.append(reference: contents)
      bytes += "/Resources"
      sheet.use.write(to: &bytes)
      // Blending happens in the press's inks, so that black stays black (ISO 32000-1, 11.4.7).
      if sheet.use.isTransparent(in: part) { bytes += "/Group<</S/Transparency/CS\(profile.spaceName(profile: profileNumber))>>" }
    }
    if imposition.hasBlankBacks { writePage(sheet.sheet) { $0 += "/Resources<<>>" } }
  }

  private func writePage(_ sheet: PressSheet, _ entries: (inout [UInt8]) -> Void) {
    let parent = tree.parent(&part.objects)
    let page = part.objects.add { bytes in
      bytes += "<</Type/Page/Parent "
      bytes.append(reference: parent)
      sheet.writeBoxes(to: &bytes)
      entries(&bytes)
      bytes += ">>"
    }
    tree.add(page)
  }

  // MARK: The end

  /// Writes what stands at the end of the file: fonts, profiles, pages, catalog. What is left to `drain` then is the last of it.
  /// - Throws: `.noSheets` when nothing was added, or nothing of it came through.
  public func finish(_ information: PrintInformation) throws(AssemblyProblem) {
    closeSheet()
    guard tree.count > 0 else { throw .noSheets }
    do throws(FontProgramProblem) { try part.writeFonts() } catch { throw AssemblyProblem(error) }
    StreamPacking.hard.write(screenProfileNumber, screenProfile, to: &part.objects) { $0 += "/N 3" }
    StreamPacking.hard.write(profileNumber, profile.bytes, to: &part.objects) {
      $0 += "/N "
      $0.append(decimal: profile.space.components)
    }
    collect()
    let metadata = Metadata(
      title: information.title, author: information.author, subject: information.subject, language: information.language,
      created: information.created, claims: .print(document: Self.identifier(hash.finalize())))
    let packet = part.objects.add(stream: metadata.packet()) { $0 += "/Type/Metadata/Subtype/XML" }
    let root = tree.write(to: &part.objects)
    let catalog = part.objects.add { bytes in
      bytes += "<</Type/Catalog/Pages "
      bytes.append(reference: root)
      bytes += "/Metadata "
      bytes.append(reference: packet)
      bytes += "/OutputIntents["
      profile.writeOutputIntent(profile: profileNumber, to: &bytes)
      bytes += "]>>"
    }
    let dictionary = part.objects.add { metadata.writeInformation(to: &$0) }
    writeEnd(catalog: catalog, information: dictionary)
  }

  /// The cross-reference table and the trailer (ISO 32000-1, 7.5.4 and 7.5.5).
  private func writeEnd(catalog: Int, information: Int) {
    let size = part.objects.nextNumber
    var table: [UInt8] = []
    table += "xref\n0 "
    table.append(decimal: size)
    table += "\n0000000000 65535 f \n"
    part.objects.crossReferences(into: &table)
    collect()
    let identifier = Array(hash.finalize().prefix(16))
    table += "trailer\n<</Size "
    table.append(decimal: size)
    table += "/Root "
    table.append(reference: catalog)
    table += "/Info "
    table.append(reference: information)
    table += "/ID[<"
    table.append(hex: identifier)
    table += "><"
    table.append(hex: identifier)
    table += ">]>>\nstartxref\n"
    table.append(decimal: part.objects.start)
    table += "\n%%EOF\n"
    ready += table
  }

  /// A UUID of version 8 (RFC 9562, 5.8) that a digest gives.
  private static func identifier(_ digest: SHA256Digest) -> String {
    var bytes = Array(digest.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    var digits: [UInt8] = []
    digits.append(hex: bytes)
    let text = String(decoding: digits, as: UTF8.self).lowercased()
    var rest = text[...]
    return [8, 4, 4, 4, 12].map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }.joined(separator: "-")
  }
}
