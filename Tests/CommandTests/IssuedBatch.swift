import Foundation
import Testing

/// The sample course with a handful of its learners, issued once for all tests that only look.
final class IssuedBatch: Sendable {
  static let shared = Result { try IssuedBatch() }

  static let now = ["--now", "2026-09-01"]

  let folder: TemporaryFolderBox
  let answer: Program.Answer

  struct TemporaryFolderBox: @unchecked Sendable { let folder: TemporaryFolder }

  /// Seven who get certificates, one who audits, one who fails, one without an e-mail address.
  static let roster = """
    username,name,email,track,grade,verification
    latin,Zoë Þórsdóttir-Ibáñez,zoe@learners.example,verified,0.93,verified
    arabic,ليلى عبد الرحمن الحدّاد,layla@learners.example,honor,0.9,
    hebrew,נועה בן־דוד,noa@learners.example,honor,0.9,
    devanagari,आकांक्षा श्रीवास्तव,akanksha@learners.example,verified,0.8,verified
    cjk,陳怡君,chen@learners.example,professional,0.8,verified
    plain,Ada Plain,,honor,0.7,
    audits,Audrey Audit,audrey@learners.example,audit,0.9,
    fails,Fay Fail,fay@learners.example,honor,0.2,

    """

  private init() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.roster, to: "roster.csv")
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
    try Program.run("activate", "course", in: folder.path)
    answer = try Program.run(
      ["generate", "course", "--roster", "roster.csv", "--zip", "all.zip", "--jobs", "2"] + Self.now, in: folder.path)
    self.folder = TemporaryFolderBox(folder: folder)
  }
}
