import Foundation
import Images
import PageDescription
import Testing

@Suite struct SVGTests {
  private func svg(_ attributes: String, _ body: String = "<rect x='10' y='10' width='20' height='20'/>", prolog: String = "") -> [UInt8] {
    Array("\(prolog)<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \(attributes)>\(body)</svg>".utf8)
  }

  @Test(arguments: [
    ("width='40' height='80'", 40.0, 80.0), ("viewBox='0 0 40 80'", 40, 80), ("width='100%' height='100%' viewBox='5 5 40 80'", 40, 80),
    ("width='1in' height='2in'", 96, 192), ("width='80' height='160' viewBox='0 0 40 80'", 80, 160),
  ])
  func `natural size`(attributes: String, width: Double, height: Double) throws {
    let asset = try ImageReader.read(svg(attributes), named: "logo.svg")
    #expect((asset.kind, asset.width, asset.height) == (.svg, width, height))
  }

  @Test func `ink is what it paints`() throws {
    let ink = try ImageReader.read(svg("viewBox='0 0 40 40'"), named: "logo.svg").ink
    #expect(abs(ink.x - 0.25) < 0.005 && abs(ink.y - 0.25) < 0.005 && abs(ink.width - 0.5) < 0.01 && abs(ink.height - 0.5) < 0.01)
    #expect(fault(svg("viewBox='0 0 40 40'", "<g/>")) == .nothingVisible)
  }

  @Test func `an SVG without proportions or of mad ones is refused`() {
    #expect(fault(svg("")) == .svgWithoutSize)
    #expect(fault(svg("width='1' height='100000'")) == .svgExtremeSize(width: 1, height: 100_000))
  }

  @Test(arguments: [
    "<image href='photo.png' width='9' height='9'/>", "<image xlink:href='file:///etc/passwd' width='9' height='9'/>",
    "<use href='other.svg#a'/>", "<style>@import 'http://x.example/a.css';</style>",
    "<rect width='9' height='9' fill='url(http://x.example/a.svg#p)'/>", "<rect width='9' height='9' style='fill:url(\"a.svg#p\")'/>",
  ])
  func `nothing outside the file is fetched`(body: String) {
    guard case .svgExternalReference = fault(svg("viewBox='0 0 40 40'", body)) else {
      Issue.record("not refused: \(body)")
      return
    }
  }

  @Test(arguments: [
    "<a href='https://northfield.example'><rect width='9' height='9'/></a>",
    "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient></defs><rect width='9' height='9' fill='url(#g)'/>",
    "<defs><path id='p' d='M0 0h9v9z'/></defs><use xlink:href='#p'/>", "<script>alert(1)</script><rect width='9' height='9'/>",
    "<!-- <image href='photo.png'/> --><rect width='9' height='9'/>", "<text/><title>Logo of x</title><rect width='9' height='9'/>",
  ])
  func `what stays inside the file is drawn`(body: String) {
    #expect(fault(svg("viewBox='0 0 40 40'", body)) == nil)
  }

  @Test func `an embedded PNG is drawn, an embedded SVG is not`() {
    #expect(fault(embedding(PNGFile.palette)) == nil)
    #expect(fault(embedding(svg("viewBox='0 0 4 4'"))) == .svgEmbedded("image/png"))
  }

  private func embedding(_ bytes: [UInt8]) -> [UInt8] {
    let address = "data:image/png;base64," + Data(bytes).base64EncodedString()
    return svg("viewBox='0 0 40 40'", "<image width='9' height='9' href='\(address)'/>")
  }

  @Test func `live text is refused, its look would depend on the machine`() {
    #expect(fault(svg("viewBox='0 0 40 40'", "<text y='20'><tspan>Institute</tspan></text>")) == .svgText)
    #expect(fault(svg("viewBox='0 0 40 40'", "<svg:text xmlns:svg='http://www.w3.org/2000/svg' y='20'>I</svg:text>")) == .svgText)
  }

  @Test func `bombs`() {
    let laughs = """
      <!DOCTYPE svg [<!ENTITY a "<g/><g/>"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
      """
    #expect(fault(svg("viewBox='0 0 4 4'", "&c;", prolog: laughs)) == .svgEntities)
    let long = "<!DOCTYPE svg [<!ENTITY a '\(String(repeating: "x", count: 10_000))'>]>"
    #expect(fault(svg("viewBox='0 0 4 4'", String(repeating: "<g id='&a;'/>", count: 101), prolog: long)) == .svgEntities)
    let file = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    #expect(fault(svg("viewBox='0 0 4 4'", "&a;", prolog: file)) == .svgEntities)
    let deep = String(repeating: "<g>", count: 5000) + String(repeating: "</g>", count: 5000)
    #expect(fault(svg("viewBox='0 0 4 4'", deep)) == .svgNesting(limit: 200))
    #expect(
      fault(embedding(PNGFile.hugeHeader)) == .tooManyPixels(PixelSize(width: 100_000, height: 100_000), limit: 100_000_000))
  }

  @Test func `namespaces as entities, as illustration programs write them`() {
    let prolog = """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
        <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
      ]>
      """
    #expect(fault(svg("viewBox='0 0 40 40' xmlns:i='&ns_ai;'", prolog: prolog)) == nil)
  }

  @Test func `cut off, not UTF-8, and compressed`() {
    let bytes = svg("viewBox='0 0 40 40'")
    for length in stride(from: 70, to: bytes.count - 1, by: 3) { #expect(fault(Array(bytes[..<length])) != nil, "\(length) bytes") }
    #expect(fault(svg("viewBox='0 0 40 40'", "<!-- caf") + [0xE9] + Array(" -->".utf8)) == .svgNotUTF8)
    #expect(fault([0x1F, 0x8B, 8, 0, 0]) == .unsupported(.gzip))
  }

  @Test func `a picture inside may be longer than libxml2's usual limit`() throws {
    let picture = Data(try DecodedImage(width: 1, height: 1, pixels: [9, 9, 90, 255]).png()).base64EncodedString()
    let long = "data:image/png;base64," + String(repeating: " ", count: 10_500_000) + picture
    let bytes = svg("viewBox='0 0 40 20'", "<image width='40' height='20' href='\(long)'/>")
    var limits = ImageLimits.standard
    #expect(fault(bytes) == .tooManyBytes(bytes.count, limit: limits.svgBytes))
    limits.svgBytes = 20_000_000
    #expect(try ImageReader.read(bytes, named: "long.svg", limits: limits).width == 40)
  }
}
