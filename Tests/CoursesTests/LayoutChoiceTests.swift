import Diagnostics
import Testing

@testable import Courses

/// Which layout a certificate gets, and the organization's look.
struct LayoutChoiceTests {
  private static let organization = """
    name: Northfield
    layout: modern
    layouts: {ja: editorial}
    brand: {color: "#123456", font: Source Sans Pro, tracks: {honor: "#abcdef"}}

    """

  @Test func theNearestChoiceCounts() throws {
    let course = Sample.course.with(
      "  layout: classic\n", "  layouts: {ar: heritage}\n  tracks: {honor: {layout: vivid}}\n")
    let folder = try Sample.folder(course: course, organization: Self.organization).read().folder
    #expect(folder.layout(on: .honor, in: "ar").value == "vivid")
    #expect(folder.layout(on: .verified, in: "ar-EG").value == "heritage")
    #expect(folder.layout(on: .verified, in: "ja").value == "editorial")
    #expect(folder.layout(on: .verified, in: "fr").value == "modern")
    let usual = try Sample.folder(course: Sample.course, organization: Self.organization).read().folder
    #expect(usual.layout(on: .verified, in: "ja").value == "classic")
    let bare = try Sample.folder(course: Sample.course.with("  layout: classic\n", "")).read().folder
    #expect(bare.layout(on: .verified, in: "ja").value == "classic")
  }

  @Test func theBrandIsRead() throws {
    let brand = try #require(try Sample.folder(organization: Self.organization).read().folder.organization.brand)
    #expect(brand.color?.value == "#123456")
    #expect(brand.font?.value == "Source Sans Pro")
    #expect(brand.trackColors[.honor]?.value == "#abcdef")
  }

  @Test func whatIsNoColourIsSaid() throws {
    let folder = try Sample.folder(
      organization: "name: Northfield\nbrand:\n  color: teal\n  tracks: {honour: \"#123456\"}\nlayouts: {x: y}\n")
    let thrown = #expect(throws: DiagnosticList.self) { try folder.read() }
    let found = try #require(thrown).sorted.map { ("\($0.location?.line ?? 0):\($0.location?.column ?? 0)", $0.problem as? CourseProblem) }
    #expect(found.map(\.0) == ["3:10", "4:12", "5:11"])
    #expect(found.first?.1 == .notAColor("brand.color", text: "teal"))
  }
}
