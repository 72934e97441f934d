import Testing

@testable import PDFAssembly

@Suite struct ByteWritingTests {
  private func written(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `numbers have no exponent and no needless zero`() {
    let cases: [(Double, Int, String)] = [
      (0, 3, "0"), (1, 3, "1"), (-1, 3, "-1"), (0.5, 3, ".5"), (-0.25, 3, "-.25"), (12.3456, 3, "12.346"), (0.0004, 3, "0"),
      (-0.0004, 3, "0"),
      (841.8898, 3, "841.89"), (1e-9, 6, "0"), (100_000.5, 1, "100000.5"), (.nan, 3, "0"), (.infinity, 3, "0"), (7.999_96, 4, "8"),
      (0.05, 2, ".05"),
    ]
    for (value, decimals, text) in cases { #expect(written { $0.append(value, decimals: decimals) } == text) }
  }

  @Test func `texts are ASCII in parentheses, or UTF-16 with its mark`() {
    #expect(written { $0.append(text: #"a (b) \c"#) } == #"(a \(b\) \\c)"#)
    #expect(written { $0.append(text: "Ł𝒜") } == "<FEFF0141D835DC9C>")
    #expect(written { $0.append(text: "") } == "()")
  }

  @Test func `XML escapes what it must and holds nothing that it cannot`() {
    #expect(written { $0.append(xml: "a<b>&\"c\"\u{1}\n") } == "a&lt;b&gt;&amp;&quot;c&quot;\u{FFFD} ")
  }

  @Test func `moments are read strictly`() {
    #expect(PDFMoment(iso: "2026-06-30")?.pdf == "D:20260630000000Z")
    #expect(PDFMoment(iso: "2026-06-30T12:34:56Z")?.pdf == "D:20260630123456Z")
    for wrong in ["", "2026-6-30", "2026-06-30T12:34:56", "2026-06-30 12:34:56Z", "२०२६-06-30"] { #expect(PDFMoment(iso: wrong) == nil) }
  }
}
