import Diagnostics
import Testing

@testable import OpenEdX

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONReader.SyntaxError) -> Located<JSONValue> {
    try JSONReader.read(Array(text.utf8), from: .file("f"))
  }

  /// The mark ⛔ stands where the error is to be found.
  @Test(arguments: [
    ("{\"a\": 1,\n \"b\" ⛔2}", JSONExpectation.colon), ("{\"a\": 1⛔", .commaOrEnd), ("{\"ä\": 1, ⛔}", .string),
    ("[1, ⛔]", .value), ("[\"é\", ⛔tru]", .value), ("{} ⛔x", .end), ("[1 ⛔2]", .commaOrEnd), ("⛔", .value), ("[⛔01x]", .value),
    ("\"\\⛔q\"", .escape), ("\"\\u⛔12G4\"", .escape), ("\"\\ud800⛔\"", .escape), ("\"line⛔\nbreak\"", .string), ("\"open⛔", .string),
  ])
  func errorIsFound(marked: String, expected: JSONExpectation) throws {
    let before = marked.split(separator: "⛔", omittingEmptySubsequences: false)[0].split(separator: "\n", omittingEmptySubsequences: false)
    let place = SourceLocation(file: "f", line: before.count, column: before[before.count - 1].count + 1)
    #expect(throws: JSONReader.SyntaxError(expected: expected, location: place)) { try read(marked.replacing("⛔", with: "")) }
  }

  @Test func valuesKnowTheirLine() throws {
    let value = try read("\u{FEFF}{\n  \"ключ\": [1,\n    {\"b\": \"x\"}]}")
    let list = try #require(value.value.object?["ключ"])
    #expect(list.location == SourceLocation(file: "f", line: 2, column: 3))
    #expect(list.value.array?[0].location == SourceLocation(file: "f", line: 2, column: 12))
    #expect(list.value.array?[1].value.object?["b"]?.location == SourceLocation(file: "f", line: 3, column: 6))
  }

  @Test func escapesAreUndone() throws {
    #expect(try read(#""\"\\\/\b\f\n\r\t\u00e9\ud83c\udf0a""#).value == .string("\"\\/\u{8}\u{C}\n\r\té🌊"))
  }

  @Test(arguments: [("0", 0.0), ("-1.5e3", -1500), ("0.6", 0.6), ("Infinity", .infinity), ("-Infinity", -.infinity)])
  func numbers(text: String, number: Double) throws { #expect(try read(text).value == .number(number)) }

  @Test func orderOfMembersDoesNotMatterAndTheLastOfANameCounts() throws {
    #expect(try read(#"{"a":1,"b":[true,null]}"#).value == read(#"{"b":[true,null],"a":2,"a":1}"#).value)
    #expect(try read(#"{"a":1}"#).value != read(#"{"a":"1"}"#).value)
  }

  @Test func badUTF8IsRefused() {
    #expect(throws: JSONReader.SyntaxError.self) { try JSONReader.read([0x22, 0xC3, 0x28, 0x22], from: .file("f")) }
  }
}
