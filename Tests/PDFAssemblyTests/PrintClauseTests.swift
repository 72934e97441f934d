import Foundation
import PDFAssembly
import PDFReading
import PageDescription
import Testing

/// What ISO 15930-7 asks of PDF/X-4, clause by clause, read back from the file's objects.
struct PrintClauseTests {
  private let run: PrintedFile

  init() throws {
    run = try PrintSample.run(Imposition(bleed: .millimetres(3), marks: [.crop, .registration]), bleed: .millimetres(3))
  }

  @Test func theHeaderSays16AndThatTheFileIsBinary() {
    #expect(run.text.hasPrefix("%PDF-1.6\n%"))
    #expect(run.bytes[10..<14].allSatisfy { $0 > 127 })
  }

  @Test func theFileHasAnIdentifierAndNoEncryption() throws {
    let match = try #require(run.trailer.firstMatch(of: #/\/ID\[<([0-9A-F]{32})><([0-9A-F]{32})>\]/#))
    #expect(match.1 == match.2)
    #expect(!run.trailer.contains("/Encrypt"))
  }

  @Test func metadataAndInformationSayTheVersionAndThatNothingIsTrapped() throws {
    guard case .reference(let number)? = try run.catalog["Metadata"] else { throw PrintedFile.Missing(what: "Metadata") }
    let packet = String(decoding: try #require(try run.file.object(number).stream), as: UTF8.self)
    #expect(packet.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"))
    #expect(packet.contains("<pdf:Trapped>False</pdf:Trapped>"))
    #expect(packet.contains(#/<xmpMM:DocumentID>uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}</xmpMM:DocumentID>/#))
    #expect(packet.contains("<xmpMM:VersionID>1<") && packet.contains("<xmpMM:RenditionClass>default<"))
    #expect(!packet.contains("pdfaid") && !packet.contains("pdfuaid"))
    let information = try run.trailerObject("Info")
    #expect(information["Trapped"]?.text == "/False")
    #expect(information["GTS_PDFXVersion"]?.text == "(PDF/X-4)")
    #expect(information["CreationDate"]?.text == "(D:20261124000000Z)")
    #expect(information["Title"]?.text == "(Ocean Literacy)")
  }

  @Test func theOutputIntentIsARegisteredConditionWithItsProfile() throws {
    let intents = try #require(try run.catalog["OutputIntents"])
    #expect(intents.items.count == 1)
    let intent = try #require(intents.items.first)
    #expect(intent["S"]?.text == "/GTS_PDFX")
    #expect(intent["OutputConditionIdentifier"]?.text == "(FOGRA39)")
    #expect(intent["RegistryName"]?.text == "(http://www.color.org)")
    guard case .reference(let number)? = intent["DestOutputProfile"] else { throw PrintedFile.Missing(what: "DestOutputProfile") }
    #expect(try run.file.object(number).value["N"]?.text == "4")
    #expect(try run.file.decoded(number) == PrintSample.bytes("Profiles/FOGRA39L-coated.icc"))
  }

  /// sRGB is no press's space, so every content stream says what its RGB is.
  @Test func everyContentStreamSaysWhatItsRGBIs() throws {
    var owners = try run.objects(ofSubtype: "Form").map(\.object.value)
    owners += try (0..<run.file.pageCount).map { try run.file.page($0) }
    #expect(owners.count > 5)
    var profiles: Set<Int> = []
    for owner in owners where try !isMarks(owner) {
      let space = try #require(try run.value(owner, "Resources", "ColorSpace", "DefaultRGB"))
      #expect(space.items.first?.text == "/ICCBased")
      if case .reference(let number)? = space.items.last { profiles.insert(number) }
    }
    #expect(profiles.count == 1)
    #expect(try run.file.decoded(#require(profiles.first)) == PrintSample.bytes("Profiles/sRGB.icc"))
  }

  private func isMarks(_ owner: PDFValue) throws -> Bool { try run.value(owner, "Resources", "ColorSpace")?.names == ["All"] }

  /// Pictures, gradients and groups name sRGB itself; DeviceRGB is for operators alone.
  @Test func noPictureGradientOrGroupIsInTheSpaceOfSomeDevice() throws {
    func tokens(_ value: PDFValue) -> [String] {
      switch value {
      case .token: [value.text ?? ""]
      case .array(let items): items.flatMap(tokens)
      case .dictionary(let entries): entries.flatMap { tokens($0.value) }
      case .reference: []
      }
    }
    for (number, object) in try run.objects() { #expect(!tokens(object.value).contains("/DeviceRGB"), "object \(number)") }
    let spaced = try run.objects().filter { $0.object.value["ColorSpace"]?.names.isEmpty == true || $0.object.value["Shading"] != nil }
    #expect(spaced.count >= 3)
    #expect(try run.objects(ofSubtype: "Form").contains { try run.value($0.object.value, "Group", "CS", "0")?.text == "/ICCBased" })
  }

  /// Black text is black ink alone, whatever was drawn before it in the same colour.
  @Test func textAndCodesAreInBlackInkAlone() throws {
    for page in 0..<3 {
      let contents = try run.contents(ofPage: page)
      let beforeText = contents[..<(try #require(contents.range(of: "TJ"))).lowerBound]
      #expect(beforeText.contains("0 g\n"))
      #expect(!contents.contains(" rg"))
    }
    // The title follows a black block, which is art.
    let fixed = try #require(try forms().first { $0.contains("TJ") })
    let colors = fixed.matches(of: #/(?m)^.*(?:rg| g|Tj|TJ)$/#).map { String($0.output) }
    let title = try #require(colors.firstIndex { $0.hasSuffix("TJ") })
    #expect(colors[..<title].last == "0 g")
    #expect(colors[..<title].contains("0 0 0 rg"))
    // Codes are stencils, which take the ink at hand.
    #expect(try run.objects(ofSubtype: "Image").filter { $0.object.value["ImageMask"]?.text == "true" }.count == 3)
  }

  private func forms() throws -> [String] {
    try run.objects(ofSubtype: "Form").map { String(decoding: try run.file.decoded($0.number), as: UTF8.self) }
  }

  @Test func marksAreInTheInkOfEveryPlate() throws {
    let marks = try #require(try run.objects(ofSubtype: "Form").first { try isMarks($0.object.value) })
    let space = try spaceOfMarks(run)
    #expect(space.items[0].text == "/Separation")
    #expect(space.items[1].text == "/All")
    #expect(space.items[2].text == "/DeviceCMYK")
    #expect(space.items[3]["C1"]?.items.map(\.text) == ["1", "1", "1", "1"])
    let contents = String(decoding: try run.file.decoded(marks.number), as: UTF8.self)
    #expect(contents.contains("/All CS\n1 SCN\n.25 w\n"))
    #expect(!contents.contains(#/ (rg|RG|g|G|k|K)\n/#))
    for page in 0..<3 { #expect(try run.contents(ofPage: page).hasSuffix(" Do\n")) }
  }

  private func spaceOfMarks(_ run: PrintedFile) throws -> PDFValue {
    let spaces = try run.objects(ofSubtype: "Form").compactMap { try run.value($0.object.value, "Resources", "ColorSpace", "All") }
    return try #require(spaces.first)
  }

  /// Where the press takes RGB there are no inks to name: marks are as dark as its own space goes.
  @Test func marksForAPressThatTakesRGBAreInItsSpace() throws {
    let run = try PrintSample.run(Imposition(marks: [.crop]), profile: PrintSample.profileOfRGB())
    let space = try spaceOfMarks(run)
    #expect(space.items[..<2].map(\.text) == ["/Separation", "/All"])
    let intent = try #require(try run.catalog["OutputIntents"]?.items.first)
    #expect(space.items[2].items.first?.text == "/ICCBased")
    #expect(space.items[2].items.last == intent["DestOutputProfile"])
    #expect(space.items[3]["C0"]?.items.map(\.text) == ["1", "1", "1"])
    #expect(space.items[3]["C1"]?.items.map(\.text) == ["0", "0", "0"])
  }

  @Test func everyFontIsEmbeddedOnceAsASubset() throws {
    let descriptors = try run.objects().filter { $0.object.value["Type"]?.text == "/FontDescriptor" }
    #expect(descriptors.count == 1)
    for descriptor in descriptors {
      #expect(descriptor.object.value["FontFile2"] != nil || descriptor.object.value["FontFile3"] != nil)
      #expect(descriptor.object.value["FontName"]?.text?.wholeMatch(of: #/\/[A-Z]{6}\+.*/#) != nil)
    }
  }

  @Test func nothingIsInteractiveOrTagged() throws {
    for page in 0..<3 {
      let page = try run.file.page(page)
      #expect(Set(page.names).isDisjoint(with: ["Annots", "AA", "StructParents", "Tabs"]))
    }
    #expect(try run.catalog.names == ["Metadata", "OutputIntents", "Pages", "Type"])
    #expect(!run.text.contains("/URI"))
  }

  /// Where something shows through, inks are blended, or black would turn into all four.
  @Test func whatShowsThroughIsBlendedInThePresssInks() throws {
    let group = try #require(try run.file.page(0)["Group"])
    #expect(group["S"]?.text == "/Transparency")
    #expect(group["CS"]?.text == "/DeviceCMYK")
    let solid = FixedPart(
      sheet: Sheet(trim: PrintSample.a4, language: "en", title: ""),
      items: [PrintSample.item("block", [.path(PathMark(path: .rectangle(PrintSample.rectangle(60, 60, 30, 30)), fill: .black))])])
    let plain = try PrintSample.run([LaidParts(fixed: solid, learner: [], title: "")])
    #expect(try plain.file.page(0)["Group"] == nil)
  }

  enum Press: CaseIterable {
    case cmyk, rgb

    var profile: PressProfile {
      get throws {
        switch self {
        case .cmyk: try PrintSample.profile()
        case .rgb: try PrintSample.profileOfRGB()
        }
      }
    }
  }

  private static let impositions = [
    Imposition(), Imposition(bleed: .millimetres(3), marks: [.crop, .registration]),
    Imposition(columns: 2, bleed: .millimetres(3), marks: [.crop], paper: Size(width: .millimetres(320), height: .millimetres(450))),
    Imposition(columns: 2, marks: [.registration], paper: PrintSample.a4, isShrinking: true, hasBlankBacks: true),
  ]

  @Test(arguments: impositions, Press.allCases)
  func theCheckerFindsNoFault(_ imposition: Imposition, _ press: Press) throws {
    let file = try PrintSample.run(imposition, profile: press.profile)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(file.bytes).write(to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", PrintSample.repository + "/.ci/pdf-clauses", "--print", path.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output)")
  }
}
