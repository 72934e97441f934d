import Drawing
import Foundation
import Images
import PDFAssembly
import PageDescription
import Testing

/// What preflight says of pictures inside vector art.
struct PicturesInArtTests {
  enum Art: CaseIterable {
    case plain, turnedInAGroup, stretchedBesideOneThatIsNot, pattern, mask

    /// With a picture of 30 by 10 pixels at `PNG`, on 200 by 200 units.
    var elements: String {
      let picture = "<image width='72' height='24' href='PNG'/>"
      return switch self {
      case .plain: picture
      case .turnedInAGroup: "<g transform='rotate(90 30 30) scale(0.5)' opacity='0.5'>\(picture)<path d='M0 0H9V9Z'/></g>"
      case .stretchedBesideOneThatIsNot: "<image width='72' height='48' preserveAspectRatio='none' href='PNG'/>\(picture)"
      case .pattern:
        "<pattern id='p' width='72' height='24' patternUnits='userSpaceOnUse'>\(picture)</pattern><rect width='90' height='90' fill='url(#p)'/>"
      case .mask: "<mask id='m'>\(picture)</mask><rect width='72' height='24' mask='url(#m)'/>"
      }
    }

    /// Where a unit is half a point.
    var dotsPerInch: Double {
      switch self {
      case .plain, .pattern: 60
      // The mask as a whole becomes a picture, of a pixel to the point.
      case .mask: 72
      case .turnedInAGroup: 120
      case .stretchedBesideOneThatIsNot: 30
      }
    }
  }

  private static func svg(_ elements: String) throws -> ImageAsset {
    let pixels = (0..<300).flatMap { i -> [UInt8] in [UInt8(i % 251), UInt8(i * 7 % 251), 99, 255] }
    let picture = Data(try DecodedImage(width: 30, height: 10, pixels: pixels).png()).base64EncodedString()
    let text = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200' viewBox='0 0 200 200'>\(elements)</svg>"
    let bytes = Array(text.replacing("PNG", with: "data:image/png;base64,\(picture)").utf8)
    return ImageAsset(path: "assets/seal.svg", kind: .svg, bytes: bytes, width: 200, height: 200)
  }

  /// - Parameter side: of the art as the layout has it, in points.
  private func findings(_ elements: String, side: Double = 100, _ imposition: Imposition = Imposition()) throws -> [PreflightFinding] {
    let mark = ImageMark(asset: try Self.svg(elements), frame: PrintSample.rectangle(90, 90, side, side))
    let fixed = FixedPart(
      sheet: Sheet(trim: PrintSample.a4, language: "en", title: ""), items: [PrintSample.item("seal", [.image(mark)])])
    let run = try PrintRun(
      profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: imposition, drawer: Drawer())
    try run.add(LaidParts(fixed: fixed, learner: [], title: ""))
    return run.findings
  }

  private func resolution(_ findings: [PreflightFinding]) throws -> Double {
    #expect(findings.count == 1)
    guard let finding = findings.first, case .lowResolution("assets/seal.svg", let resolution) = finding.fault else {
      throw PrintedFile.Missing(what: "lowResolution")
    }
    #expect(finding.item == "assets/seal.svg")
    return resolution
  }

  @Test(arguments: Art.allCases)
  func theLeastResolutionIsNamedByItsFile(_ art: Art) throws {
    #expect(abs(try resolution(findings(art.elements)) - art.dotsPerInch) < 0.5)
    // Printed at half its size, it has twice as many.
    let small = Imposition(paper: Size(width: .millimetres(148.5), height: .millimetres(105)), isShrinking: true)
    #expect(abs(try resolution(findings(art.elements, small)) - 2 * art.dotsPerInch) < 1)
  }

  @Test func enoughPixelsAreNoFault() throws {
    #expect(try findings(Art.plain.elements, side: 20).isEmpty)
    #expect(try findings(Art.plain.elements, side: 21).count == 1)
    #expect(try findings("<rect width='90' height='90' fill='#123456' opacity='0.5'/>").isEmpty)
  }
}
