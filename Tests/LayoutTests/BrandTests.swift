import Courses
import Diagnostics
import PageDescription
import Testing

@testable import Layout

/// Colours that yield to the organization's own.
struct BrandTests {
  private static let layout = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    colors:
      paper: "#FFFFFF"
      accent: {brand: color, otherwise: "#004400", ground: paper}
      seal: "#440000"
    tracks: {honor: {accent: "#000044", seal: "#000033"}}
    elements:
      - {id: accent, rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}, fill: accent}
      - {id: seal, rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}, fill: seal}
    """

  private func colors(_ brand: Brand?, on track: Track = .verified) throws -> [Color?] {
    var course = Samples.course()
    course.organization.brand = brand
    let sheet = try Samples.lay(Self.layout, award: Samples.award("Ana", track: track), course: course)
    return try ["accent", "seal"].map { id in
      guard case .path(let mark)? = try sheet.item(id).contents.first else { return nil }
      guard case .color(let color)? = mark.fill else { return nil }
      return color
    }
  }

  @Test func aColourYieldsToTheBrandAndToNothingElse() throws {
    #expect(try colors(nil) == [Color(hex: "#004400"), Color(hex: "#440000")])
    #expect(try colors(nil, on: .honor) == [Color(hex: "#000044"), Color(hex: "#000033")])
    let brand = Brand(color: Located("#550055"), trackColors: [.honor: Located("#005555")])
    #expect(try colors(brand) == [Color(hex: "#550055"), Color(hex: "#440000")])
    #expect(try colors(brand, on: .honor) == [Color(hex: "#005555"), Color(hex: "#000033")])
  }

  @Test func aBrandThatIsTooLightIsDarkenedUntilItCanBeRead() throws {
    let yellow = try #require(try colors(Brand(color: Located("#FFD400")))[0])
    #expect(yellow.contrast(with: .white) >= 4.5)
    #expect(yellow.contrast(with: .white) < 4.8)
    // Still a yellow, of a darker kind.
    #expect(yellow.red > yellow.green && yellow.green > yellow.blue)
    #expect(Color(hex: "#000000")!.contrast(with: .white) == 21)
  }

  @Test func aFontYieldsToTheBrand() throws {
    let layout = """
      layout: Test
      sheets: {A4: {width: 297mm, height: 210mm}}
      colors: {ink: "#000000"}
      styles:
        base: {font: {brand: font, otherwise: EB Garamond}, size: 12pt, color: ink}
        title: {extends: base, font: {brand: title_font, otherwise: Cinzel}}
      elements:
        - {id: text, text: "{name}", style: base, x: 0mm, baseline: 20mm}
        - {id: title, text: "{name}", style: title, x: 0mm, baseline: 40mm}
      """
    func fonts(_ brand: Brand?) throws -> [String] {
      var course = Samples.course()
      course.organization.brand = brand
      let sheet = try Samples.lay(layout, course: course)
      return try ["text", "title"].map { id in
        guard case .glyphs(let run)? = try sheet.item(id).contents.first else { return "" }
        return String(run.face.path.split(separator: "/").last ?? "")
      }
    }
    #expect(try fonts(nil) == ["EBGaramond-Regular.otf", "Cinzel-Regular.ttf"])
    #expect(try fonts(Brand(font: Located("Montserrat"))) == ["Montserrat-Regular.otf", "Cinzel-Regular.ttf"])
    #expect(try fonts(Brand(titleFont: Located("Montserrat"))) == ["EBGaramond-Regular.otf", "Montserrat-Regular.otf"])
  }
}
