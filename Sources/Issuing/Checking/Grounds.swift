import Diagnostics
import Drawing
import Layout
import PageDescription

/// The grounds of sheets, each drawn once however many learners and languages have it. Belongs to one worker.
final class Grounds {
  private struct Key: Hashable {
    /// Kept alive beside its picture, so that its identity stays its own.
    var part: ObjectIdentifier
    var own: [Own]
  }
  private struct Own: Hashable {
    var marks: [Mark]
    var precedingFixedItems: Int
  }
  private struct Contents: Hashable {
    var trim: Size
    var background: Color?
    var marks: [Mark]
  }
  private let drawer: Drawer
  private var known: [Key: (part: FixedPart, picture: GroundPicture)] = [:]
  private var pictures: [Contents: GroundPicture] = [:]
  private static let mostKnown = 256
  private static let mostPictures = 24

  init(drawer: Drawer) { self.drawer = drawer }

  func ground(of sheet: LaidSheet) throws(DiagnosticList) -> GroundPicture {
    let parts = sheet.parts
    var own: [Own] = []
    for item in parts.learner {
      let marks = Self.groundMarks(of: item.item)
      if !marks.isEmpty { own.append(Own(marks: marks, precedingFixedItems: item.precedingFixedItems)) }
    }
    let key = Key(part: ObjectIdentifier(parts.fixed), own: own)
    if let known = known[key] { return known.picture }
    let picture = try picture(of: parts, own)
    if known.count >= Self.mostKnown { known.removeAll() }
    known[key] = (parts.fixed, picture)
    return picture
  }

  private func picture(of parts: LaidParts, _ own: [Own]) throws(DiagnosticList) -> GroundPicture {
    var marks: [Mark] = []
    var next = own[...]
    for (i, item) in parts.fixed.items.enumerated() {
      while let first = next.first, first.precedingFixedItems <= i { marks += next.removeFirst().marks }
      marks += Self.groundMarks(of: item)
    }
    marks += next.flatMap(\.marks)
    let sheet = parts.fixed.sheet
    let contents = Contents(trim: sheet.trim, background: sheet.background ?? .white, marks: marks)
    if let known = pictures[contents] { return known }
    var list = DisplayList(sheet: sheet, items: [DisplayItem(id: "ground", contents: marks, dependence: .fixed, role: .artifact)])
    list.sheet.background = contents.background
    let picture: GroundPicture
    do { picture = GroundPicture(try drawer.pixels(list, dpi: GroundPicture.resolution)) } catch {
      throw CertificateRenderer.failure(error)
    }
    if pictures.count >= Self.mostPictures { pictures.removeAll() }
    pictures[contents] = picture
    return picture
  }

  /// Everything but texts and codes; decoration with its letters.
  private static func groundMarks(of item: DisplayItem) -> [Mark] {
    guard item.id != LaidSheet.specimenMarkID else { return [] }
    return groundMarks(item.contents, withLetters: item.role == .artifact)
  }

  private static func groundMarks(_ marks: [Mark], withLetters: Bool) -> [Mark] {
    marks.compactMap { mark in
      switch mark {
      case .glyphs: return withLetters ? mark : nil
      case .path, .image: return mark
      case .code, .link: return nil
      case .group(var group):
        group.marks = groundMarks(group.marks, withLetters: withLetters)
        return group.marks.isEmpty ? nil : .group(group)
      }
    }
  }
}
