import Foundation
import Testing

/// `laurel print`: one run of what was issued.
struct PrintTests {
  /// Has the course and what was issued of it; only looked at.
  private let issued: TemporaryFolder
  private let folder: TemporaryFolder
  private let rows: [[String: String]]

  init() throws {
    issued = try IssuedBatch.shared.get().folder.folder
    folder = try TemporaryFolder()
    rows = try issued.report("out/report.csv")
  }

  private func run(_ arguments: String..., out: String = "out") throws -> Program.Answer {
    try Program.run(
      ["print", "course", "--out", out, "--to", folder.path + "/run.pdf", "--jobs", "2"] + arguments, in: issued.path)
  }

  private var file: Data? { FileManager.default.contents(atPath: folder.path + "/run.pdf") }
  private var leftovers: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }

  private var pageCount: Int {
    get throws {
      let information = try Program.run("run.pdf", in: folder.path, tool: "pdfinfo").output
      return try #require(information.firstMatch(of: #/Pages: +(\d+)/#).flatMap { Int($0.1) })
    }
  }

  /// Whose certificate each page is, told by the ID that it prints.
  private var usernames: [[String]] {
    get throws {
      let text = try Program.run("-raw", "run.pdf", "-", in: folder.path, tool: "pdftotext").output
      return text.split(separator: "\u{C}").map { page in
        let letters = page.filter { !$0.isWhitespace }.lowercased()
        return rows.filter { !$0["certificate_id"]!.isEmpty && letters.contains($0["certificate_id"]!) }.map { $0["username"]! }
      }
    }
  }

  private static let everybody = ["arabic", "cjk", "devanagari", "hebrew", "latin", "plain"]

  /// A copy of what was issued, to be changed.
  private func copy() throws -> String {
    try FileManager.default.copyItem(atPath: issued.path + "/out", toPath: folder.path + "/copy")
    return folder.path + "/copy"
  }

  private func change(_ out: String, _ sql: String) throws {
    let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    #expect(try Program.run("-c", script, out + "/registry.sqlite", sql, in: folder.path, tool: "python3").status == 0)
  }

  @Test func everybodyWithACertificateHasAPage() throws {
    let answer = try run("--json")
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    #expect(try usernames.flatMap(\.self).sorted() == Self.everybody)
    #expect(try pageCount == 6)
    let summary = try folder.json(answer.output)
    #expect(summary["certificates"] as? Int == 6)
    #expect(summary["pages"] as? Int == 6)
    #expect(summary["bytes"] as? Int == file?.count)
    #expect(try leftovers == ["run.pdf"])
    // It holds everybody's names.
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/run.pdf")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func theOrderIsByNameByIDOrAsInTheRoster() throws {
    #expect(try run().status == 0)
    #expect(try usernames == [["plain"], ["latin"], ["hebrew"], ["arabic"], ["devanagari"], ["cjk"]])
    #expect(try run("--sort", "id").status == 0)
    let byID = rows.filter { !$0["certificate_id"]!.isEmpty }.sorted { $0["certificate_id"]! < $1["certificate_id"]! }
    #expect(try usernames == byID.map { [$0["username"]!] })
    #expect(try run("--sort", "roster").status == 0)
    #expect(try usernames == [["latin"], ["arabic"], ["hebrew"], ["devanagari"], ["cjk"], ["plain"]])
    try folder.write("username,name\ncjk,Chen\nplain,Ada\nlatin,Zoë\n", to: "other.csv")
    let answer = try run("--sort", "roster", "--roster", folder.path + "/other.csv")
    #expect(answer.status == 0)
    #expect(try usernames == [["cjk"], ["plain"], ["latin"], ["hebrew"], ["arabic"], ["devanagari"]])
    #expect(answer.errors.contains("נועה בן־דוד"))
  }

  @Test func whatWasRevokedTakenDownOrDamagedIsLeftOut() throws {
    let out = try copy()
    func id(_ username: String) throws -> String { try #require(rows.first { $0["username"] == username }?["certificate_id"]) }
    try change(out, "UPDATE certificate SET state = 'revoked' WHERE username = 'latin'")
    let down = try id("plain")
    try FileManager.default.removeItem(atPath: "\(out)/www/\(down.prefix(2))/\(down)")
    let answer = try run(out: out)
    #expect(answer.status == 0)
    #expect(try usernames == [["hebrew"], ["arabic"], ["devanagari"], ["cjk"]])
    #expect(answer.errors.contains("Ada Plain"))
    #expect(!answer.errors.contains("Zoë"))
    try change(out, "UPDATE certificate SET facts = replace(facts, '2026', '2025') WHERE username = 'cjk'")
    let second = try run(out: out)
    #expect(second.status == 2)
    #expect(try usernames == [["hebrew"], ["arabic"], ["devanagari"]])
  }

  @Test func oneTrackAlone() throws {
    #expect(try run("--track", "verified").status == 0)
    #expect(try usernames.flatMap(\.self).sorted() == ["devanagari", "latin"])
    #expect(try run("--track", "masters").status == 1)
  }

  @Test func theNumberOfJobsChangesNoByte() throws {
    #expect(try run("--bleed", "3mm", "--marks", "crop").status == 0)
    let first = try #require(file)
    #expect(try run("--bleed", "3mm", "--marks", "crop", "--jobs", "5").status == 0)
    #expect(file == first)
  }

  @Test(arguments: [
    ["--bleed", "3mm", "--marks", "crop,registration"],
    ["--n-up", "2x1", "--paper", "SRA3", "--bleed", "3mm", "--marks", "crop", "--marks", "registration", "--blank-backs"],
    ["--n-up", "2x1", "--paper", "A4", "--shrink", "--marks", "crop"],
  ])
  func whatIsMadeHoldsToTheClauses(_ arguments: [String]) throws {
    let answer = try Program.run(
      ["print", "course", "--to", folder.path + "/run.pdf"] + arguments, in: issued.path)
    #expect(answer.status == 0)
    let check = try Program.run(Program.repository + "/.ci/pdf-clauses", "--print", "run.pdf", in: folder.path, tool: "python3")
    #expect(check.status == 0, "\(check.output)")
    #expect(try pageCount == (arguments.contains("--n-up") ? 3 : 6) * (arguments.contains("--blank-backs") ? 2 : 1))
    #expect(try usernames.filter { !$0.isEmpty }.allSatisfy { $0.count == (arguments.contains("--n-up") ? 2 : 1) })
  }

  /// What the layout hasn't got is warned of; with --strict it keeps the run from being made, and an older one stays.
  @Test func preflightWarnsAndWhenStrictRefuses() throws {
    let lenient = try run("--bleed", "3mm")
    #expect(lenient.status == 0)
    #expect(lenient.errors.contains("warning: "))
    let made = try #require(file)
    let strict = try run("--bleed", "4mm", "--strict")
    #expect(strict.status == 1)
    #expect(strict.output.isEmpty)
    #expect(strict.errors.contains("warning: ") && strict.errors.contains("error: "))
    #expect(file == made)
    #expect(try leftovers == ["run.pdf"])
    #expect(try run("--strict").status == 0)
  }

  /// A learner's own picture of trouble: a long name in a layout that lets it run to the edge.
  @Test func preflightNamesElementsAndLearners() throws {
    try FileManager.default.copyItem(atPath: issued.path + "/course", toPath: folder.path + "/course")
    let layout = """
      layout: Edge
      summary: A name at the edge
      sheets:
        A4: {width: 297mm, height: 210mm}
      safe: 10mm
      colors: {text: "#000000"}
      styles:
        name: {font: EB Garamond, color: text, size: 30pt}
      elements:
        - {id: hair, rule: {from: [20mm, 20mm], to: [90mm, 20mm]}, stroke: text, stroke_width: 0.1pt}
        - {id: seal, image: logo, x: 100mm, y: 100mm, width: 60mm, height: 60mm}
        - {id: name, role: heading1, text: "{name}", style: name, x: 4mm, width: 280mm, baseline: 90mm, align: left}
      """
    let place = folder.path + "/course/layouts/edge"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try layout.write(toFile: place + "/layout.yaml", atomically: true, encoding: .utf8)
    let badge = try String(contentsOfFile: Program.repository + "/Benchmarks/certificate/layouts/plain/badge.yaml", encoding: .utf8)
    try badge.write(toFile: place + "/badge.yaml", atomically: true, encoding: .utf8)
    // A picture of pixels, small for its place.
    try FileManager.default.copyItem(
      atPath: Program.ocean + "/assets/signature-moradi.png", toPath: folder.path + "/course/assets/seal.png")
    let organization = try folder.text("course/organization.yaml")
    try folder.write(organization.replacing(/logo:.*/, with: "logo: assets/seal.png"), to: "course/organization.yaml")
    let course = try folder.text("course/course.yaml")
    try folder.write(course.replacing(/(?m)^(\s*)layout:.*$/) { "\($0.1)layout: edge" }, to: "course/course.yaml")
    let answer = try Program.run(
      "print", folder.path + "/course", "--to", folder.path + "/run.pdf", "--track", "honor", in: issued.path)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.errors.contains(#/warning: hair: .*0\.1 pt/#))
    #expect(answer.errors.contains(#/warning: seal: assets\/seal\.png has \d+ dpi/#))
    #expect(answer.errors.contains(#/warning: name: .*mm.*Ada Plain/#))
  }

  @Test func whatDoesNotFitOnThePaperIsRefused() throws {
    let answer = try run("--n-up", "2x1", "--paper", "A3", "--bleed", "3mm", "--marks", "crop")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("436 × 313 mm"))
    #expect(try leftovers.isEmpty)
  }

  @Test func otherFilesAreNoProfiles() throws {
    for profile in [Program.repository + "/Profiles/sRGB.icc", Program.repository + "/README.md", folder.path + "/nowhere.icc"] {
      let answer = try run("--profile", profile)
      #expect(answer.status == 1)
      #expect(answer.errors.contains("error: "))
    }
    #expect(try leftovers.isEmpty)
    #expect(try run("--profile", Program.repository + "/Profiles/FOGRA39L-coated.icc").status == 0)
  }

  @Test(arguments: [
    ["--bleed", "3"], ["--bleed", "-3mm"], ["--marks", "colour"], ["--n-up", "2"], ["--n-up", "0x1"], ["--paper", "B17"],
    ["--paper", "0x10mm"], ["--sort", "grade"], ["--shrink"], ["--roster", "roster.csv"], ["--out", "nowhere"],
  ])
  func aWrongCallMakesNothing(_ arguments: [String]) throws {
    let answer = try Program.run(["print", "course", "--to", folder.path + "/run.pdf"] + arguments, in: issued.path)
    #expect(answer.status == 1)
    #expect(!answer.errors.isEmpty)
    #expect(try leftovers.isEmpty)
  }
}
