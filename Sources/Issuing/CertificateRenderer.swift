import Courses
import Credentials
import Crypto
import Diagnostics
import Drawing
import Eligibility
import Foundation
import Images
import Layout
import PDFAssembly
import PageDescription
import Signing
import Typesetting
import WebPages

/// Turns awards into finished bytes. Belongs to one worker: it has fonts, drawn images and prepared parts of its own.
final class CertificateRenderer {
  let plan: CoursePlan
  let typesetter: Typesetter
  let drawer = Drawer()
  private let assembler: PDFAssembler
  private var engines: [LayoutUse: LayoutEngine] = [:]
  private var badgeEngines: [LayoutUse: LayoutEngine] = [:]
  private var badgePictures: [DisplayList: [UInt8]] = [:]

  private let signer: SigningIdentity?
  private let showsOverflow: Bool
  /// By the fixed part that each belongs to, which is kept so that its identity stays its own.
  private var signatures: [ObjectIdentifier: (part: FixedPart, signature: Signature)] = [:]

  /// - Parameters:
  ///   - pages: shared with the other workers of a run.
  ///   - signer: signs every document.
  ///   - showsOverflow: for pictures of texts that don't fit.
  init(plan: CoursePlan, pages: PreparedPageCache = PreparedPageCache(), signer: SigningIdentity? = nil, showsOverflow: Bool = false) {
    self.plan = plan
    self.signer = signer
    self.showsOverflow = showsOverflow
    typesetter = Typesetter(library: plan.fonts)
    assembler = PDFAssembler(profile: plan.screenProfile, cache: pages, drawer: drawer)
  }

  // MARK: Sheets

  func engine(for award: Award) throws(DiagnosticList) -> LayoutEngine {
    let use = LayoutUse(award)
    if let engine = engines[use] { return engine }
    let page = plan.folder.certificate.pageSize.map(\.rawValue)
    let engine = try makeEngine(plan.layout(for: use), use, page: page)
    engines[use] = engine
    return engine
  }

  private func makeEngine(_ layout: LayoutFile?, _ use: LayoutUse, page: Located<String>) throws(DiagnosticList) -> LayoutEngine {
    guard let layout else { throw DiagnosticList([Diagnostic(IssuingProblem.trackNotOffered(use.track, offered: plan.tracks))]) }
    return try LayoutEngine(
      layout: layout, course: plan.folder, assets: plan.assets, page: page, typesetter: typesetter, showsOverflow: showsOverflow)
  }

  func sheet(for award: Award) throws(DiagnosticList) -> LaidSheet { try engine(for: award).lay(award) }

  func badgeSheet(for award: Award) throws(DiagnosticList) -> LaidSheet {
    let use = LayoutUse(award)
    if let engine = badgeEngines[use] { return try engine.lay(award) }
    let engine = try makeEngine(plan.badge(for: use), use, page: Located("square"))
    badgeEngines[use] = engine
    return try engine.lay(award)
  }

  // MARK: Bytes

  /// An award's document: archival, accessible, with the printed facts attached.
  func document(_ sheet: LaidSheet, of award: Award) throws(DiagnosticList) -> AssembledDocument {
    let facts = PrintedFacts(award, variables: try engine(for: award).printedVariables(of: award), folder: plan.folder)
    let signature = try signature(on: sheet, of: award)
    do {
      return try assembler.document(
        sheet.parts, created: PDFMoment(iso: award.facts.issuedOn.description)!, attachment: facts.attachment(sheet.wording),
        signature: signature)
    } catch { throw Self.failure(error) }
  }

  /// Who signs the sheet, and where it shows.
  /// - Throws: when the signer's name does not fit into the layout's box.
  func signature(on sheet: LaidSheet, of award: Award) throws(DiagnosticList) -> Signature? {
    guard let signer else { return nil }
    let key = ObjectIdentifier(sheet.parts.fixed)
    if let known = signatures[key] { return known.signature }
    let box = try engine(for: award).signatureBox(signer: signer.commonName, for: award)
    let name = sheet.wording.signature(of: signer.commonName)
    let signature = Signature(signer, name: name, appearance: box.map { .init(frame: $0.frame, marks: $0.marks) })
    if signatures.count >= 256 { signatures.removeAll() }
    signatures[key] = (sheet.parts.fixed, signature)
    return signature
  }

  /// What may differ when the same document is signed once more: nothing, for a key that repeats itself.
  func resignedPart(of document: AssembledDocument) -> ResignedPart? {
    guard let signer, !signer.repeatsItself, let range = document.signature else { return nil }
    return ResignedPart(range: range, certificate: Array(hexadecimal(signer.certificateDigest).uppercased().utf8))
  }

  /// - Parameter level: the compression's effort, 0 to 12; little for what is looked at once.
  func png(_ sheet: DisplayList, dpi: Double, level: Int = 6) throws(DiagnosticList) -> [UInt8] {
    do { return try drawer.png(sheet, dpi: dpi, level: level) } catch { throw Self.failure(error) }
  }

  /// Pixels to the inch of a certificate's picture: sharp on any screen.
  static let pictureResolution = 150.0

  /// A certificate's picture.
  func picture(_ sheet: LaidSheet) throws(DiagnosticList) -> [UInt8] {
    do { return try drawer.png(sheet.parts, dpi: Self.pictureResolution, palette: .ifIndistinguishable) } catch {
      throw Self.failure(error)
    }
  }

  func svg(_ sheet: DisplayList, part: Dependence) throws(DiagnosticList) -> String {
    do { return try drawer.svg(sheet, part: part) } catch { throw Self.failure(error) }
  }

  /// The badge's side in pixels: sharp on a phone, and about 100 KB.
  static let badgeSide = 600.0

  /// The badge's picture before baking; the same for all learners unless the layout prints something of theirs on it.
  func badgePicture(for award: Award) throws(DiagnosticList) -> [UInt8] {
    var sheet = try badgeSheet(for: award).displayList
    // What names the learner in the sheet's metadata is not in the picture.
    sheet.sheet.title = ""
    if let known = badgePictures[sheet] { return known }
    let picture = try badgePNG(sheet)
    if badgePictures.count > 64 { badgePictures.removeAll() }
    badgePictures[sheet] = picture
    return picture
  }

  /// The picture of a badge class, drawn from a specimen without its mark.
  func badgeClassPicture(for specimen: Award) throws(DiagnosticList) -> [UInt8] {
    var sheet = try badgeSheet(for: specimen).displayList
    sheet.items.removeAll { $0.id == LaidSheet.specimenMarkID }
    return try badgePNG(sheet)
  }

  /// With 256 colours when nobody can tell: a badge of a few inks is half as large then, and every learner has one.
  private func badgePNG(_ sheet: DisplayList) throws(DiagnosticList) -> [UInt8] {
    let dpi = Self.badgeSide / sheet.sheet.trim.width.inches
    do { return try drawer.png(sheet, dpi: dpi, palette: .ifIndistinguishable) } catch { throw Self.failure(error) }
  }

  static func failure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic((error as? any Problem) ?? IssuingProblem.drawing(String(describing: error)))])
  }
}
