import Diagnostics
import Eligibility
import Layout
import PageDescription
import Typesetting

/// Lays out certificates and badges to be checked, and looks through them. Belongs to one worker.
final class CheckWorker {
  struct Job: Sendable {
    /// Of the roster; `nil` for a specimen.
    var line: Int?
    var award: Award
  }
  struct Answer: Sendable {
    var job: Job
    var result: Result<Sheets, DiagnosticList>
  }
  struct Sheets: Sendable {
    /// What the learner shares with others, on the badge and on the certificate.
    var shared: [SharedFindings]
    var own: [SheetFinding]
    /// Of the learner's own texts.
    var notes: [FitNote]
    /// Faces that this worker met for the first time in an element.
    var fonts: [FontUse]
  }
  /// One object for all learners of a worker who share it.
  final class SharedFindings: Sendable {
    let findings: [SheetFinding]
    /// Texts that are smaller than they could be, or on more lines.
    let fits: [FitNote]

    init(_ findings: [SheetFinding], fits: [FitNote]) {
      self.findings = findings
      self.fits = fits
    }
  }
  /// An element set in a face.
  struct FontUse: Hashable, Sendable {
    var face: FontFace
    var element: String
    var location: SourceLocation?
  }

  private let renderer: CertificateRenderer
  private let paper: SheetInspector
  private let screen: SheetInspector
  private let grounds: Grounds
  private let contrast: ContrastCheck
  /// With what the keys stand for, so that identities stay their own.
  private var shared: [Key: (part: FixedPart, ground: GroundPicture, findings: SharedFindings)] = [:]
  private var fonts: Set<FontUse> = []
  private static let mostShared = 256

  private struct Key: Hashable {
    var part: ObjectIdentifier
    var ground: ObjectIdentifier
  }

  init(plan: CoursePlan) {
    renderer = CertificateRenderer(plan: plan)
    paper = SheetInspector(typesetter: renderer.typesetter, medium: .paper)
    screen = SheetInspector(typesetter: renderer.typesetter, medium: .screen)
    grounds = Grounds(drawer: renderer.drawer)
    contrast = ContrastCheck(fonts: plan.fonts)
  }

  func answer(_ job: Job) -> Answer {
    do throws(DiagnosticList) {
      var sheets = Sheets(shared: [], own: [], notes: [], fonts: [])
      try look(at: try renderer.badgeSheet(for: job.award), by: screen, &sheets)
      try look(at: try renderer.sheet(for: job.award), by: paper, &sheets)
      return Answer(job: job, result: .success(sheets))
    } catch { return Answer(job: job, result: .failure(error)) }
  }

  private func look(at sheet: LaidSheet, by inspector: SheetInspector, _ sheets: inout Sheets) throws(DiagnosticList) {
    do {
      let ground = try grounds.ground(of: sheet)
      let look = try inspector.shared(of: sheet)
      let own = try inspector.own(of: sheet, beside: look)
      // A badge is a picture: no font in it, and nobody minds in which size its words are set.
      let isPrinted = inspector === paper
      let key = Key(part: ObjectIdentifier(sheet.parts.fixed), ground: ObjectIdentifier(ground))
      if let known = shared[key] {
        sheets.shared.append(known.findings)
      } else {
        let fixed = Set(look.items.map(\.id))
        let findings = SharedFindings(
          look.findings + contrast.findings(of: look.items, on: ground),
          fits: isPrinted ? sheet.notes.filter { fixed.contains($0.element) } : [])
        if isPrinted { sheets.fonts += note(look.items) }
        if shared.count >= Self.mostShared { shared.removeAll() }
        shared[key] = (sheet.parts.fixed, ground, findings)
        sheets.shared.append(findings)
      }
      sheets.own += own.findings + contrast.findings(of: own.items, on: ground)
      guard isPrinted else { return }
      sheets.fonts += note(own.items)
      sheets.notes = sheet.notes.filter { note in
        (note.isSmaller || note.lines > 1) && own.items.contains { $0.id == note.element }
      }
    } catch let problems as DiagnosticList { throw problems } catch { throw CertificateRenderer.failure(error) }
  }

  /// - Returns: faces in elements that were not there before.
  private func note(_ items: [InkedItem]) -> [FontUse] {
    var new: [FontUse] = []
    for item in items {
      var last: FontFace?
      for letters in item.letters where letters.face != last {
        let use = FontUse(face: letters.face, element: item.id, location: item.origin?.location)
        if fonts.insert(use).inserted { new.append(use) }
        last = letters.face
      }
    }
    return new
  }
}
