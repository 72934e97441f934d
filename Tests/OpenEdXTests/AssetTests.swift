import Courses
import Diagnostics
import Testing

@testable import OpenEdX

@Suite struct AssetTests {
  @Test(
    arguments: [
      ("/asset-v1:NOI+T1+R1+type@asset+block@F.png", "F.png", "NOI+T1+R1"),
      ("asset-v1:NOI+T1+R1+type@asset+block@F.png", "F.png", "NOI+T1+R1"),
      ("/assets/courseware/v1/0123abcd/asset-v1:NOI+T1+R1+type@asset+block@F.png?x=1", "F.png", "NOI+T1+R1"),
      ("https://studio.example/asset-v1:NOI+T1+R1+type@asset+block@F%20G.png", "F G.png", "NOI+T1+R1"),
      ("/c4x/NOI/T1/asset/F.png", "F.png", "NOI/T1"), ("c4x/NOI/T1/asset/F.png", "F.png", "NOI/T1"),
      ("/static/a/F.png", "a/F.png", nil), ("static/F.png", "F.png", nil), ("F.png", "F.png", nil),
    ] as [(String, String, String?)])
  func pathIsUnderstood(path: String, name: String, course: String?) {
    #expect(AssetReference(path: path) == .asset(name: name, course: course))
  }

  @Test(arguments: ["", "  ", "/"]) func emptyPathIsNone(path: String) { #expect(AssetReference(path: path) == .none) }

  @Test(arguments: ["https://cdn.example/F.png", "//cdn.example/F.png"]) func otherServersAreNamed(path: String) throws {
    #expect(try ExportFixture.signature(path).problems().contains(.assetElsewhere(path: path, of: "Ada Holm")))
  }

  @Test func ownKeyIsSilentAndAnEarlierCoursesKeyIsNoted() throws {
    func isStale(_ path: String) throws -> Bool {
      let imported = try ExportFixture.signature(path).imported()
      #expect(imported.folder.certificate.signatories[0].signature?.value.relative == "assets/F.png")
      #expect(imported.assets.map(\.contents) == [ExportFixture.png])
      return imported.findings.problems.contains { if case .staleAssetKey = $0 { true } else { false } }
    }
    #expect(try !isStale("/asset-v1:NOI+T1+R1+type@asset+block@F.png"))
    #expect(try isStale("/asset-v1:NOI+T1+R0+type@asset+block@F.png"))
    #expect(try !isStale("/c4x/NOI/T1/asset/F.png"))
    #expect(try isStale("/c4x/OLD/T1/asset/F.png"))
  }

  @Test func keyIsResolvedThroughAssetsJSON() throws {
    let assets = """
      {"Dean's hand.png": {"displayname": "Dean's hand.png", "import_path": "people/Dean's hand.png",
        "filename": "asset-v1:NOI+T1+R1+type@asset+block@people_Dean_s_hand.png"}}
      """
    let imported = try ExportFixture.signature(
      "/asset-v1:NOI+T0+R0+type@asset+block@people_Dean_s_hand.png", file: "people/Dean's hand.png", assets: assets
    ).imported()
    #expect(imported.assets.map(\.source) == ["static/people/Dean's hand.png"])
    #expect(imported.assets.map(\.target) == ["assets/Dean_s_hand.png"])
  }

  @Test func nullImportPathMeansTheDisplayName() throws {
    let assets = """
      {"x": {"displayname": "Sig (1).png", "import_path": null, "filename": "asset-v1:NOI+T1+R1+type@asset+block@Sig__1_.png"}}
      """
    let imported = try ExportFixture.signature("asset-v1:NOI+T1+R1+type@asset+block@Sig__1_.png", file: "Sig (1).png", assets: assets)
      .imported()
    #expect(imported.assets.map(\.source) == ["static/Sig (1).png"])
  }

  @Test func withoutAssetsJSONTheNameAloneServes() throws {
    let imported = try ExportFixture.signature("/asset-v1:NOI+T1+R1+type@asset+block@Sig__1_.png", file: "Sig (1).png", assets: "")
      .imported()
    #expect(imported.assets.map(\.source) == ["static/Sig (1).png"])
  }

  @Test func missingImageIsNamedAndTheSignatoryStays() throws {
    let fixture = ExportFixture.signature("/static/Other.png")
    #expect(try fixture.problems().contains(.assetMissing(path: "/static/Other.png", of: "Ada Holm")))
    let signatories = try fixture.imported().folder.certificate.signatories
    #expect(signatories.map(\.name.value) == ["Ada Holm"])
    #expect(signatories[0].signature == nil)
  }

  @Test func pathCannotLeaveStatic() throws {
    var fixture = ExportFixture.signature("/static/../policies/R1/policy.json")
    #expect(try fixture.problems().contains { if case .assetMissing = $0 { true } else { false } })
    fixture.assets = #"{"F.png": {"import_path": "../course.xml", "displayname": "../course.xml", "filename": "F.png"}}"#
    fixture.policy["certificates"] = ExportFixture.signatory(#""signature_image_path":"/static/G.png""#)
    #expect(try fixture.imported().assets.isEmpty)
  }

  @Test func imageOfAnotherKindIsCopiedAndNamed() throws {
    var fixture = ExportFixture.signature("F.png")
    fixture.files["static/F.png"] = Array("GIF89a".utf8)
    #expect(try fixture.imported().assets.count == 1)
    #expect(try fixture.problems().contains(.unusableImage(path: "static/F.png", of: "Ada Holm")))
  }

  @Test func oneImageForTwoIsCopiedOnceAndOneNameForTwoIsNot() throws {
    var fixture = ExportFixture()
    let signatories = ["a/F.png", "a/F.png", "b/f.png"].map { #"{"name":"S","signature_image_path":"/static/\#($0)"}"# }
    fixture.policy["certificates"] = ExportFixture.certificates(
      #"{"version":1,"is_active":true,"signatories":[\#(signatories.joined(separator: ","))]}"#)
    fixture.files = ["static/a/F.png": ExportFixture.png, "static/b/f.png": ExportFixture.png]
    let imported = try fixture.imported()
    #expect(
      imported.folder.certificate.signatories.map(\.signature?.value.relative) == ["assets/F.png", "assets/F.png", "assets/f-2.png"])
    #expect(imported.assets.map(\.target) == ["assets/F.png", "assets/f-2.png"])
  }

  @Test func oldExportsNameTheLogo() throws {
    var fixture = ExportFixture()
    fixture.policy["certificates"] = ExportFixture.certificates(
      #"{"version":1,"is_active":true,"org_logo_path":"/c4x/NOI/T1/asset/logo.png","signatories":[{"name":"S"}]}"#)
    fixture.files["static/logo.png"] = ExportFixture.png
    #expect(try fixture.imported().folder.organization.logo?.value.relative == "assets/logo.png")
    #expect(try !fixture.problems().contains(.noLogo))
  }

  @Test func missingLogoFileIsRefused() throws {
    var fixture = ExportFixture()
    fixture.options.logo = "/nowhere/logo.svg"
    #expect(try fixture.problems().contains { if case .logoUnreadable("/nowhere/logo.svg", _) = $0 { true } else { false } })
    #expect(throws: DiagnosticList.self) { try fixture.imported() }
  }
}
