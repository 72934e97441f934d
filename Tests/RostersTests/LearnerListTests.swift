import Diagnostics
import Testing

@testable import Rosters

@Suite struct LearnerListTests {
  static func read(_ text: String, _ kind: LearnerList.Kind = .allowlist) throws -> (list: LearnerList, findings: [Diagnostic]) {
    let file = try TemporaryFile(text)
    return try LearnerList.read(file.path, kind)
  }

  @Test(arguments: ["", "\u{FEFF}", "username_or_email,notes\n", "Username,Notes\n"])
  func listsAsOpenEdXTakesThem(beginning: String) throws {
    let (list, findings) = try Self.read(beginning + "ann,was ill\r\n\r\n bo \r\n Cy@Uni.example ,\"late, excused\"\r\n,\r\n")
    #expect(findings.isEmpty)
    #expect(list.entries.map(\.learner) == ["ann", "bo", "Cy@Uni.example"])
    #expect(list.entries.map(\.notes) == ["was ill", nil, "late, excused"])
  }

  @Test func usernamesMatchExactlyAndAddressesInAnyCase() throws {
    let (list, _) = try Self.read("zoe\u{308}\nAnn\nbo@uni.example\nnobody\n")
    #expect(list.entry(username: "zo\u{EB}", email: nil)?.location.line == 1)
    #expect(list.entry(username: "ann", email: nil) == nil)
    #expect(list.entry(username: "x", email: "BO@UNI.example")?.location.line == 3)
    #expect(list.entry(username: "x", email: nil) == nil)
    let named = [list.entry(username: "Ann", email: nil), list.entry(username: "x", email: "bo@uni.example")].compactMap(\.self)
    #expect(list.unmatched(Set(named)).map(\.location.line) == [1, 4])
  }

  @Test func badLinesOfAnAllowlistAreLeftOut() throws {
    let marked = MarkedText("ann\nbo ▸\"x\"\n▸ann,again\n▸Ann Lee,name\n▸,note\ncy,one▸,two\n▸di;late\n")
    let (list, findings) = try Self.read(marked.text)
    #expect(list.entries.map(\.learner) == ["ann", "cy"])
    #expect(list.entries.last?.notes == "one, two")
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(Set(findings.map { $0.location!.line }) == [2, 3, 4, 5, 6, 7])
  }

  @Test func badLinesOfInvalidationsStopTheWork() throws {
    #expect(throws: DiagnosticList.self) { try Self.read("ann\nbo \"x\"\n", .invalidations) }
    #expect(throws: DiagnosticList.self) { try Self.read("ann;cheated\n", .invalidations) }
    #expect(try Self.read("ann,copied, twice\n", .invalidations).list.entry(username: "ann", email: nil)?.notes == "copied, twice")
  }
}
