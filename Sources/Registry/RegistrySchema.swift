import GRDB

/// The registry's tables, as steps from each version to the next. A step that was released is never changed.
enum RegistrySchema {
  /// SQLite's `application_id`: `LRL1`.
  static let applicationID: Int32 = 0x4C52_4C31
  /// SQLite's `user_version` when all steps were taken.
  static var version: Int { steps.count }

  private static let steps: [@Sendable (Database) throws -> Void] = [
    { database in
      try database.execute(
        sql: """
          CREATE TABLE certificate (
            id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
            course_key TEXT NOT NULL,
            username TEXT NOT NULL,
            facts TEXT NOT NULL,
            facts_hash TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('issued', 'revoked')),
            first_issued INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            files TEXT NOT NULL DEFAULT '{}',
            recipient TEXT
          ) STRICT;
          CREATE UNIQUE INDEX certificate_of_learner ON certificate (course_key, username);
          """)
    }
  ]

  /// Refuses what is not a registry, or one that this version does not know, before anything of it is changed.
  static func check(_ database: Database, path: String) throws {
    // One transaction, or a registry that another process is just making would show half of itself.
    var application: Int32 = 0
    var version = 0
    var isEmpty = true
    try database.inTransaction(.deferred) {
      isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      return .commit
    }
    guard application == applicationID || (application == 0 && version == 0 && isEmpty) else {
      throw RegistryProblem.notARegistry(path: path)
    }
    guard version <= Self.version else { throw RegistryProblem.newer(path: path, version: version, known: Self.version) }
  }

  /// Takes the steps that are missing; to be called inside a transaction, so that of two processes one finds them taken.
  static func migrate(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version < steps.count else { return }
    for step in steps[version...] { try step(database) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(steps.count)")
  }
}
