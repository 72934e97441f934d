public import Courses
public import Eligibility
import GRDB

extension Registry {
  /// Certificates in one transaction: enough that flushing to disk does not count, few enough that others get their turn.
  private static let batch = 1000

  /// Enters certificates before their files are written. One that is there with the same facts stays as it is.
  /// - Parameter now: the first issue date of those that are new.
  /// - Returns: those that were not entered, because another run has entered or replaced their facts since they were read: read
  ///   them again and decide anew.
  /// - Throws: also an `EligibilityProblem` for a specimen; then nothing was entered.
  public func enter(_ entries: [CertificateEntry], now: Moment) throws -> Set<CertificateID> {
    let frozen = try entries.map { (entry: $0, facts: try $0.award.frozen(), replaced: try $0.replacing?.frozen().hash) }
    return try inBatches(of: frozen) { database, item in
      let (award, facts) = (item.entry.award, item.facts)
      let insertion = try database.cachedStatement(
        sql: """
          INSERT INTO certificate (id, course_key, username, facts, facts_hash, state, first_issued, updated)
          VALUES (?, ?, ?, ?, ?, 'issued', ?, ?)
          ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, facts_hash = excluded.facts_hash, updated = excluded.updated, files = '{}'
          WHERE facts_hash = ? AND facts_hash <> excluded.facts_hash
          """)
      try insertion.execute(
        arguments: [
          award.id.hex, award.facts.courseKey, item.entry.username, facts.json, facts.hash, now.secondsSince1970, now.secondsSince1970,
          item.replaced,
        ])
      if database.changesCount > 0 { return nil }
      let current = try database.cachedStatement(sql: "SELECT facts_hash FROM certificate WHERE id = ?")
      return try String.fetchOne(current, arguments: [award.id.hex]) == facts.hash ? nil : award.id
    }
  }

  /// Records files that are in their places.
  /// - Returns: those that were not recorded, because the certificate has other facts by now, or is not there.
  public func record(_ written: [WrittenFiles]) throws -> Set<CertificateID> {
    let frozen = try written.map { (item: $0, hash: try $0.award.frozen().hash, files: try FileHashes.encode($0.files)) }
    return try inBatches(of: frozen) { database, entry in
      let update = try database.cachedStatement(
        sql: "UPDATE certificate SET files = json_patch(files, ?), recipient = coalesce(?, recipient) WHERE id = ? AND facts_hash = ?")
      try update.execute(arguments: [entry.files, entry.item.recipient, entry.item.award.id.hex, entry.hash])
      return database.changesCount > 0 ? nil : entry.item.award.id
    }
  }

  /// - Parameter body: returns the ID of a certificate that lost.
  private func inBatches<Item>(
    of items: [Item], _ body: (Database, Item) throws -> CertificateID?
  ) throws(RegistryProblem) -> Set<CertificateID> {
    var lost: Set<CertificateID> = []
    for start in stride(from: 0, to: items.count, by: Self.batch) {
      let batch = items[start..<min(start + Self.batch, items.count)]
      let losses = try Self.mappingErrors(at: path) {
        try pool.write { database in try batch.compactMap { try body(database, $0) } }
      }
      lost.formUnion(losses)
    }
    return lost
  }
}
