import Courses
public import Eligibility
import Foundation
import GRDB

extension Registry {
  /// What is found under an ID: the certificate, or why it must not be used.
  public typealias Finding = Result<IssuedCertificate, EligibilityProblem>

  /// - Returns: `nil` when no certificate of this ID was issued.
  public func certificate(_ id: CertificateID) throws(RegistryProblem) -> Finding? { try certificates([id])[id] }

  /// Looks up many certificates at once, in one consistent view of the registry; those that were never issued are left out.
  public func certificates(_ ids: [CertificateID]) throws(RegistryProblem) -> [CertificateID: Finding] {
    try Self.mappingErrors(at: path) {
      try pool.read { database in
        let statement = try database.cachedStatement(sql: Self.selection + " WHERE id = ?")
        var findings: [CertificateID: Finding] = [:]
        for id in ids {
          if let row = try Row.fetchOne(statement, arguments: [id.hex]) { findings[id] = Self.finding(id, row) }
        }
        return findings
      }
    }
  }

  /// How many certificates were issued, of one course or of all.
  public func count(courseKey: String? = nil) throws(RegistryProblem) -> Int {
    try Self.mappingErrors(at: path) {
      try pool.read { database in
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM certificate WHERE ? IS NULL OR course_key = ?", arguments: [courseKey, courseKey]) ?? 0
      }
    }
  }

  /// Goes through all certificates, of one course or of all, by course and user name, one at a time.
  /// - Parameter body: what it throws ends the walk and is thrown on.
  public func forEach(courseKey: String? = nil, _ body: (CertificateID, Finding) throws -> Void) throws {
    try pool.read { database in
      let rows = try Row.fetchCursor(
        database, sql: Self.selection + (courseKey == nil ? "" : " WHERE course_key = ?") + " ORDER BY course_key, username",
        arguments: courseKey.map { [$0] } ?? [])
      while let row = try rows.next() {
        guard let id = CertificateID(row[0] as String) else {
          throw RegistryProblem.damaged(path: path, reason: "a certificate without an ID")
        }
        try body(id, Self.finding(id, row))
      }
    }
  }

  private static let selection =
    "SELECT id, username, facts, facts_hash, state, first_issued, updated, files, recipient FROM certificate"

  private static func finding(_ id: CertificateID, _ row: Row) -> Finding {
    Result { () throws(EligibilityProblem) in
      IssuedCertificate(
        award: try Award.restore(id: id, from: Award.FrozenFacts(json: row[2], hash: row[3])), username: row[1],
        // The table takes no other word; should one be there, the certificate is not shown as good.
        state: IssuedCertificate.State(rawValue: row[4]) ?? .revoked, firstIssued: Moment(secondsSince1970: row[5]),
        updated: Moment(secondsSince1970: row[6]), files: FileHashes.decode(row[7]), recipient: row[8])
    }
  }
}

/// The `files` column: a JSON object of hashes by file name.
enum FileHashes {
  /// What cannot be read counts as nothing written, so that it is written again.
  static func decode(_ json: String) -> [String: String] {
    json == "{}" ? [:] : (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
  }

  static func encode(_ files: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(files), as: UTF8.self)
  }
}
