import Courses
import Eligibility
import Foundation
import GRDB
import Testing

@testable import Registry

@Suite struct RegistryRecordTests {
  @Test func givesBackWhatWasEntered() throws {
    try withRegistry { registry in
      #expect(try registry.certificate(sampleID(1)) == nil)
      #expect(try registry.enter([sampleEntry(1)], now: monday) == [])
      let certificate = try #require(try registry.certificate(sampleID(1))).get()
      #expect(
        certificate
          == IssuedCertificate(
            award: sampleAward(1), username: "learner1", state: .issued, firstIssued: monday, updated: monday, files: [:], recipient: nil))
      #expect(certificate.previousIssue == PreviousIssue(award: sampleAward(1), firstIssued: monday))
    }
  }

  @Test func outlivesTheProcess() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/registry.sqlite"
      let first = try Registry.open(at: path)
      _ = try first.enter([sampleEntry(1)], now: monday)
      // Not closed: a second connection sees what a crash would leave.
      let second = try Registry.open(at: path, creating: false)
      #expect(try second.certificate(sampleID(1))?.get().firstIssued == monday)
      try first.close()
      #expect(try second.count() == 1)
    }
  }

  @Test func enteringAgainChangesNothing() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(1)], now: monday)
      _ = try registry.record([WrittenFiles(award: sampleAward(1), files: ["badge.png": "ab"])])
      #expect(try registry.enter([sampleEntry(1)], now: tuesday) == [])
      #expect(try registry.enter([sampleEntry(1, replacing: sampleAward(1))], now: tuesday) == [])
      let certificate = try #require(try registry.certificate(sampleID(1))).get()
      #expect(certificate.updated == monday)
      #expect(certificate.files == ["badge.png": "ab"])
    }
  }

  @Test func anUpgradeReplacesTheFactsAndKeepsTheFirstDate() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(1)], now: monday)
      _ = try registry.record([WrittenFiles(award: sampleAward(1), files: ["badge.png": "ab"])])
      #expect(try registry.enter([sampleEntry(1, track: .verified, replacing: sampleAward(1))], now: tuesday) == [])
      let certificate = try #require(try registry.certificate(sampleID(1))).get()
      #expect(certificate.award.facts.track == .verified)
      #expect(certificate.firstIssued == monday)
      #expect(certificate.updated == tuesday)
      #expect(certificate.files == [:], "the files show the old facts")
    }
  }

  @Test func whoeverComesSecondIsTold() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(1), sampleEntry(2)], now: monday)
      // Decided without knowing of the first entry, and on an award that has been replaced since.
      #expect(try registry.enter([sampleEntry(1, track: .verified), sampleEntry(3)], now: tuesday) == [sampleID(1)])
      #expect(
        try registry.enter([sampleEntry(2, track: .masters, replacing: sampleAward(2, track: .verified))], now: tuesday) == [sampleID(2)])
      #expect(try registry.certificate(sampleID(1))?.get().award == sampleAward(1))
      #expect(try registry.record([WrittenFiles(award: sampleAward(1, track: .verified), files: ["a": "b"])]) == [sampleID(1)])
      #expect(try registry.record([WrittenFiles(award: sampleAward(9), files: ["a": "b"])]) == [sampleID(9)])
      #expect(try registry.count() == 3)
    }
  }

  @Test func filesAddUpFormatByFormat() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(1)], now: monday)
      _ = try registry.record([
        WrittenFiles(award: sampleAward(1), files: ["certificate.pdf": "01", "badge.png": "02"], recipient: "sha256$aa")
      ])
      _ = try registry.record([WrittenFiles(award: sampleAward(1), files: ["badge.png": "03", "it's \"odd\".html": "04"])])
      let certificate = try #require(try registry.certificate(sampleID(1))).get()
      #expect(certificate.files == ["certificate.pdf": "01", "badge.png": "03", "it's \"odd\".html": "04"])
      #expect(certificate.recipient == "sha256$aa")
    }
  }

  @Test func manyAreEnteredAndFoundAtOnce() throws {
    try withRegistry { registry in
      #expect(try registry.enter((0..<2500).map { sampleEntry($0) }, now: monday) == [])
      let found = try registry.certificates((2400..<2600).map(sampleID))
      #expect(Set(found.keys) == Set((2400..<2500).map(sampleID)))
      #expect(try registry.count() == 2500)
    }
  }

  @Test func theWalkIsOrderedAndCanBeOfOneCourse() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(3), sampleEntry(1), sampleEntry(2, course: "A+B+C")], now: monday)
      var walked: [CertificateID] = []
      try registry.forEach { id, finding in
        walked.append(try finding.get().award.id)
        #expect(walked.last == id)
      }
      #expect(walked == [2, 1, 3].map(sampleID))
      walked = []
      try registry.forEach(courseKey: "NBI+OCEAN101+2026") { id, _ in walked.append(id) }
      #expect(walked == [1, 3].map(sampleID))
      #expect(try registry.count(courseKey: "A+B+C") == 1)
    }
  }
}

@Suite struct RegistryTrustTests {
  @Test func changedFactsAreFoundOutAndOthersStillFound() throws {
    try withRegistry { registry in
      _ = try registry.enter((1...3).map { sampleEntry($0) }, now: monday)
      try registry.tamper("UPDATE certificate SET facts = replace(facts, 'honor', 'verified') WHERE id = '\(sampleID(1))'")
      // Somebody else's facts, with the hash that goes with them.
      try registry.tamper(
        "UPDATE certificate SET (facts, facts_hash) = (SELECT facts, facts_hash FROM certificate WHERE id = '\(sampleID(3))') WHERE id = '\(sampleID(2))'"
      )
      let found = try registry.certificates([1, 2, 3].map(sampleID))
      #expect(found[sampleID(1)] == .failure(.factsChanged(sampleID(1))))
      #expect(found[sampleID(2)] == .failure(.factsChanged(sampleID(2))))
      #expect(try found[sampleID(3)]?.get().award == sampleAward(3))
    }
  }

  @Test func aSpecimenIsNotEntered() throws {
    try withRegistry { registry in
      let specimen = CertificateEntry(award: .specimen(facts: sampleAward(1).facts), username: "nobody")
      #expect(throws: EligibilityProblem.specimen) { try registry.enter([sampleEntry(1), specimen], now: monday) }
      let count = try registry.count()
      #expect(count == 0)
    }
  }

  @Test func aLearnerHasOneIDInACourse() throws {
    try withRegistry { registry in
      _ = try registry.enter([sampleEntry(1)], now: monday)
      let doubled = CertificateEntry(award: sampleAward(2), username: "learner1")
      #expect(throws: RegistryProblem.otherID(path: registry.path)) { try registry.enter([doubled], now: tuesday) }
      #expect(try registry.count() == 1)
    }
  }

  @Test func everyFileIsForItsOwnerAlone() throws {
    try withTemporaryFolder { folder in
      let registry = try Registry.open(at: folder + "/registry.sqlite")
      _ = try registry.enter([sampleEntry(1)], now: monday)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600, "\(file)")
      }
    }
  }
}

@Suite struct RegistryOpeningTests {
  @Test func aNewerRegistryIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/registry.sqlite"
      let registry = try Registry.open(at: path)
      try registry.tamper("PRAGMA user_version = 99")
      try registry.close()
      #expect(throws: RegistryProblem.newer(path: path, version: 99, known: RegistrySchema.version)) { try Registry.open(at: path) }
    }
  }

  @Test func whatIsNoRegistryIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let database = folder + "/other.sqlite"
      let other = try DatabaseQueue(path: database)
      try other.write { try $0.execute(sql: "CREATE TABLE recipe (id INTEGER)") }
      try other.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: database))
      #expect(throws: RegistryProblem.notARegistry(path: database)) { try Registry.open(at: database) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)

      let text = folder + "/notes.txt"
      try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: text))
      #expect(throws: RegistryProblem.notARegistry(path: text)) { try Registry.open(at: text) }
    }
  }

  @Test func whatIsMissingIsSaid() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/registry.sqlite"
      #expect(throws: RegistryProblem.missing(path: path)) { try Registry.open(at: path, creating: false) }
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(throws: RegistryProblem.self) { try Registry.open(at: folder + "/no/such/folder/registry.sqlite") }
    }
  }

  @Test func anotherRunsLockIsWaitedForAndThenSaid() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/registry.sqlite"
      let holder = try Registry.open(at: path)
      let waiting = try Registry.open(at: path, patience: 0.05)
      try holder.pool.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          #expect(throws: RegistryProblem.busy(path: path)) { try waiting.enter([sampleEntry(1)], now: monday) }
          return .rollback
        }
      }
      #expect(try waiting.enter([sampleEntry(1)], now: monday) == [])
    }
  }

  /// Several runs that start at once, on a registry that none of them has made yet; ten times, since they must meet to matter.
  @Test(arguments: 0..<10) func runsThatStartTogetherShareARegistry(round: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("registry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("registry.sqlite").path
    try await withThrowingTaskGroup(of: Set<CertificateID>.self) { group in
      for run in 0..<4 {
        group.addTask {
          let registry = try Registry.open(at: path)
          // Everybody issues the same first twenty, and some of their own.
          return try registry.enter((0..<20).map { sampleEntry($0) } + (0..<10).map { sampleEntry(1000 * (run + 1) + $0) }, now: monday)
        }
      }
      for try await lost in group { #expect(lost == []) }
    }
    #expect(try Registry.open(at: path).count() == 60)
  }
}
