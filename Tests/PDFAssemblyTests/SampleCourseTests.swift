import Courses
import Diagnostics
import Eligibility
import Images
import Judges
import Layout
import PageDescription
import Testing
import Typesetting

/// The sample course's certificates, from award to bytes.
@Suite struct SampleCourseTests {
  private static let folder = Result { try CourseFolder.read(at: repository + "/samples/ocean-literacy").folder }

  private func engine(_ page: String) throws -> LayoutEngine {
    let folder = try Self.folder.get()
    var pictures = LayoutAssets()
    pictures.logo = try folder.organization.logo.map { try ImageReader.read($0.value.absolute, displayPath: $0.value.relative) }
    for signature in folder.certificate.signatories.compactMap(\.signature) {
      pictures.signatures[signature.value.relative] = try ImageReader.read(signature.value.absolute, displayPath: signature.value.relative)
    }
    let fonts = try FontLibrary(folder: repository + "/Fonts")
    let catalogue = LayoutCatalogue(folders: [repository + "/Layouts"], course: folder.path, fonts: fonts)
    return try LayoutEngine(
      layout: catalogue.layout(named: folder.layout(on: .verified, in: "en"), .certificate), course: folder, assets: pictures,
      page: Located(page),
      typesetter: Typesetter(library: fonts))
  }

  private func award(_ name: String, _ track: Track) throws -> Award {
    try .specimen(of: Self.folder.get(), on: track, learnerName: name, today: CalendarDate(year: 2026, month: 11, day: 24)!)
  }

  @Test(arguments: [Track.honor, .verified, .professional], ["A4", "Letter"])
  func `every track's certificate is a sound document with one title, its name and its links`(track: Track, page: String) throws {
    let engine = try engine(page)
    let worker = assembler()
    for name in ["Amélie Fournier-Łukasik", "محمد الأمين", "अर्जुन क्षत्रिय", "山田 花子"] {
      let sheet = try engine.lay(award(name, track)).parts
      let pdf = try worker.document(sheet, created: day, attachment: facts).bytes
      try expectSound(pdf)
      let document = try Document(pdf)
      let elements = try document.items("StructTreeRoot.K.K").map { try document.resolved($0) }
      #expect(elements.filter { $0["S"]?.token == "/H1" }.count == 1)
      for figure in elements where figure["S"]?.token == "/Figure" { #expect(figure["Alt"] != nil && figure["A"]?["BBox"] != nil) }
      // Nothing on the page is without a meaning or said to have none.
      let contents = try document.contents
      let begun = contents.matches(of: #/B[DM]C\n/#).count
      #expect(begun == contents.matches(of: #/EMC\n/#).count && begun > 5)
      let text = try withFile(pdf) { try Tool.run("pdftotext", [$0, "-"]) }
      let letters = Set(name.unicodeScalars.filter(\.properties.isAlphabetic))
      #expect(letters.isSubset(of: Set(text.precomposedStringWithCanonicalMapping.unicodeScalars)), "\(name) in \(text)")
    }
  }

  @Test func `a certificate looks as cairo draws it`() throws {
    let list = try engine("A4").lay(award("Amélie Fournier-Łukasik", .verified)).displayList
    // Codes are kept in another form than cairo's, and differ at the edges of modules.
    var shapes = list
    shapes.items.removeAll { item in item.contents.contains { if case .code = $0 { true } else { false } } }
    let difference = try PixelDifference(parts(shapes), dpi: 100)
    #expect(difference.likeness > 32, "\(difference)")
  }
}
