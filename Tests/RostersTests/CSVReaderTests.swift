import Diagnostics
import Foundation
import Testing

@testable import Rosters

@Suite struct CSVReaderTests {
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func lineEndingsAndByteOrderMark(ending: String, mark: String) throws {
    let lines = ["username,name", "ann,Ann", "", "bo,\"B\(ending)o\"", "cy,Cy,x", "di,Di"]
    let outcome = try Outcome.roster(mark + lines.joined(separator: ending))
    #expect(outcome.usernames == ["ann", "di"])
    #expect(outcome.learners.map(\.line) == [2, 7])
    #expect(outcome.rejected.map(\.line) == [4, 6])
    #expect(outcome.rejected.map(\.username) == ["bo", "cy"])
  }

  @Test func quotesCommasAndBlanksInCells() throws {
    let outcome = try Outcome.roster("username, NAME ,motto\nann,\"Lee, Ann \"\"Nan\"\"\",\"one\r\ntwo\"\nbo,  Bo  van  Dam ,\"\"\n")
    #expect(outcome.learners.map(\.name) == ["Lee, Ann \"Nan\"", "Bo  van  Dam"])
    #expect(outcome.learners.map(\.custom) == [["motto": "one\r\ntwo"], [:]])
  }

  @Test func rowsOfEmptyCellsAreNobody() throws {
    let outcome = try Outcome.roster("username,name\nann,Ann\n,\n , \n,,,,\n")
    #expect(outcome.usernames == ["ann"])
    #expect(outcome.rejected.isEmpty)
  }

  @Test func brokenRowsFailAloneAndWhereTheyBreak() throws {
    let marked = MarkedText(
      """
      username,name
      ann,Ann
      bo,Bo ▸"B" Dam
      cy,"Cy"▸ Lee
      di, ▸"Di"
      ed,▸"Ed
      flo,Flo
      gus,Gus,▸g,h
      ▸hal
      ida,"Ida"
      jo,▸"Jo
      """)
    let outcome = try Outcome.roster(marked.text)
    #expect(outcome.problems.places == marked.places)
    #expect(
      outcome.csvProblems == [
        .strayQuote(afterBlank: false), .textAfterClosingQuote, .strayQuote(afterBlank: true), .unterminatedQuote(openedOnLine: 6),
        .cellCount(expected: 2, found: 4, lastLine: nil), .cellCount(expected: 2, found: 1, lastLine: nil),
        .unterminatedQuote(openedOnLine: 11),
      ])
    #expect(outcome.usernames == ["ann", "flo", "ida"])
    #expect(outcome.rejected.map(\.username) == ["bo", "cy", "di", "ed", "gus", "hal", "jo"])
  }

  @Test func columnsCountCharactersNotBytes() throws {
    let outcome = try Outcome.roster("\u{FEFF}name,username\nŁukasz Ã,łu\"k\n")
    #expect(outcome.problems.places == ["2:12"])
  }

  @Test func quoteThatClosesTooLateNamesTheLinesItSwallowed() throws {
    let outcome = try Outcome.roster("username,name\nann,\"Ann\nbo,Bo\ncy,Cy 12\",x\ndi,Di\n")
    #expect(outcome.csvProblems == [.cellCount(expected: 2, found: 3, lastLine: 4)])
    #expect(outcome.usernames == ["di"])
  }

  @Test func quoteThatNeverClosesCostsOneRowOfAnyFile() throws {
    var text = "username,name\nann,\"Ann\n"
    let count = 2 * CSVReader.recordLimit / 20
    for number in 0..<count { text += "learner\(1_000_000 + number),Name\n" }
    let outcome = try Outcome.roster(text)
    #expect(outcome.csvProblems == [.unterminatedQuote(openedOnLine: 2)])
    #expect(outcome.problems.places == ["2:5"])
    #expect(outcome.learners.count == count)
    #expect(outcome.learners.last?.line == count + 2)
  }

  @Test func whatStandsInsideQuotesIsNeverTakenForRows() throws {
    let cell = String(repeating: "eve,Eve\n", count: 2 * CSVReader.recordLimit / 8)
    let outcome = try Outcome.roster("username,name\nann,\"\(cell)\"\nbo,Bo\n")
    #expect(outcome.csvProblems == [.recordTooLong(limit: CSVReader.recordLimit)])
    #expect(outcome.usernames == ["bo"])
    #expect(outcome.learners.first?.line == 3 + 2 * CSVReader.recordLimit / 8)
  }

  @Test func longLineFailsAlone() throws {
    let outcome = try Outcome.roster("username,name\nann,\(String(repeating: "a", count: 3 * CSVReader.recordLimit))\r\nbo,Bo\n")
    #expect(outcome.csvProblems == [.recordTooLong(limit: CSVReader.recordLimit)])
    #expect(outcome.learners.map(\.line) == [3])
  }

  @Test func brokenEncodingFailsItsRow() throws {
    let bytes =
      Array("username,name\nann,Zo".utf8) + [0xEB] + Array("\nbo,Bo\ncy,\"C\ny".utf8) + [0xC3, 0x28] + Array("\"\ndi,D".utf8) + [0]
      + Array("i\ned,Ed".utf8)
    let outcome = try Outcome.roster(bytes)
    #expect(outcome.csvProblems == [.invalidUTF8(byte: 0xEB), .invalidUTF8(byte: 0xC3), .nulByte])
    #expect(outcome.problems.places == ["2:7", "5:2", "6:5"])
    #expect(outcome.usernames == ["bo", "ed"])
    #expect(outcome.rejected.map(\.username) == ["ann", "cy", "di"])
  }

  @Test func filesThatAreNoRoster() throws {
    let utf16 = "username,name\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    func first(_ bytes: [UInt8]) throws -> CSVProblem? { try fileProblems(bytes).first as? CSVProblem }
    #expect(try first([0xFF, 0xFE] + utf16) == .utf16(byteOrderMark: true))
    #expect(try first(utf16) == .utf16(byteOrderMark: false))
    #expect(try first([]) == .empty)
    #expect(try first([0xEF, 0xBB, 0xBF]) == .empty)
    #expect(try first(Array("\n \n".utf8)) == .empty)
    #expect(try first(Array("username,name\r\n".utf8)) == .headerOnly)
    #expect(try first(Array("username;name\nann;Ann\n".utf8)) == .otherDelimiter(";"))
    #expect(try first(Array("username\tname\nann\tAnn\n".utf8)) == .otherDelimiter("\t"))
    #expect(throws: DiagnosticList.self) { try RosterReader(laurelCSV: "/nowhere/roster.csv") }
    #expect(throws: DiagnosticList.self) { try RosterReader(laurelCSV: "/dev/null") }
  }

  /// Any table, however quoted and ended, comes back the same, wherever the reader's window happens to end.
  @Test(arguments: 0..<60) func tablesComeBack(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let letters = ["a", "é", "字", "😀", ",", "\"", "\n", "\r", "\r\n", " ", "x\u{200D}y", "\u{301}", ";"]
    let columns = Int.random(in: 2...5, using: &random)
    let table = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      (0..<columns).map { _ in (0..<Int.random(in: 0...9, using: &random)).map { _ in letters.randomElement(using: &random)! }.joined() }
    }
    var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
    for (number, row) in table.enumerated() {
      text += row.map { cell in
        let quoted = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) } || Bool.random(using: &random)
        return quoted ? "\"" + cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" : cell
      }.joined(separator: ",")
      if number < table.count - 1 || Bool.random(using: &random) { text += ["\n", "\r\n", "\r"].randomElement(using: &random)! }
    }
    let file = try TemporaryFile(text)
    var reader = try CSVReader(FileBytes(path: file.path), window: Int.random(in: 16...64, using: &random))
    var read: [[String]] = []
    var places: [(offset: Int, line: Int)] = []
    while try reader.next() {
      #expect(reader.record.fault == nil)
      places.append((reader.record.offset, reader.record.line))
      read.append(reader.record.cells.map { reader.text($0) ?? "?" })
    }
    #expect(read.map { $0.map { Array($0.unicodeScalars) } } == table.map { $0.map { Array($0.unicodeScalars) } })

    // And every row is found again where it was said to stand.
    for (number, place) in places.enumerated().shuffled(using: &random) {
      reader.seek(to: place.offset, line: place.line)
      #expect(try reader.next())
      #expect(reader.record.cells.map { reader.text($0) ?? "?" } == read[number])
      #expect(reader.record.line == place.line)
    }
  }

  /// Whatever the bytes, reading ends, and no row is both read and lost: the intact rows after any rubbish come through.
  @Test(arguments: 0..<60) func rubbishDoesNotStopReading(seed: UInt64) throws {
    var random = SplitMix(state: seed &+ 1000)
    let pieces: [[UInt8]] = [[0x22], [0x2C], [0x0A], [0x0D], [0x61], [0xC3], [0x80], [0], [0x20], [0x22, 0x22]]
    let rubbish = (0..<Int.random(in: 0...200, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! }
    let intact = (0..<20).map { "learner\($0),Name \($0)\n" }.joined()
    let outcome = try Outcome.roster(Array("username,name\nfirst,First\n".utf8) + rubbish + [0x0A] + Array(intact.utf8))
    #expect(outcome.learners.first?.username == "first")
    #expect(outcome.usernames.suffix(20) == ArraySlice((0..<20).map { "learner\($0)" }))
  }
}

/// A generator whose numbers are the same on every run (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
