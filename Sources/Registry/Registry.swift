import Foundation
import GRDB

/// The record of what was issued: `OUT/registry.sqlite`, never public.
///
/// Issuing takes three steps for each batch of learners, in this order, so that a crash between any two of them loses and doubles nothing:
/// 1. `enter`: the frozen facts, on disk before anything that shows them is;
/// 2. the files, each written under a temporary name and renamed;
/// 3. `record`: the files' hashes.
///
/// After a crash between 1 and 2 or within 2, the facts are there and the files' hashes are not: the next run finds the certificate issued,
/// with its first date and facts, and writes the same bytes again. No file is ever public whose facts the registry does not have.
///
/// Several processes may use it at once: each change is one transaction, and whoever finds that another run has entered other facts in
/// the meantime is told which certificates those are. It must stand on a local disk (SQLite's write-ahead log needs shared memory).
public struct Registry: Sendable {
  public let path: String
  let pool: DatabasePool

  /// Opens the registry, and brings one of an older version up to date.
  /// - Parameters:
  ///   - creating: whether to make a new one, for its owner alone (mode 0600), where there is none. Its folder must exist.
  ///   - patience: seconds to wait for another process each time.
  public static func open(at path: String, creating: Bool = true, patience: Double = 30) throws(RegistryProblem) -> Registry {
    if !FileManager.default.fileExists(atPath: path) {
      guard creating else { throw .missing(path: path) }
      try createFile(at: path)
    }
    var configuration = Configuration()
    configuration.label = "registry"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { try RegistrySchema.check($0, path: path) }

    // SQLite does not wait when two processes turn to the write-ahead log at the same moment; so we do.
    let deadline = Date().addingTimeInterval(patience)
    while true {
      do {
        return try mappingErrors(at: path) {
          let pool = try DatabasePool(path: path, configuration: configuration)
          // Survives a power failure, and costs one flush for each batch.
          try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384") }
          try pool.write { try RegistrySchema.migrate($0) }
          return Registry(path: path, pool: pool)
        }
      } catch .busy where Date() < deadline {
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// Ends all use of the registry and folds the write-ahead log into the file. Without it nothing is lost.
  public func close() throws(RegistryProblem) { try Self.mappingErrors(at: path) { try pool.close() } }

  private static func createFile(at path: String) throws(RegistryProblem) {
    do {
      try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
      // The log and its index, which SQLite puts beside it, take over the file's mode.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      // Another process was first.
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      throw .failed(path: path, reason: (underlying ?? error).localizedDescription)
    }
  }

  static func mappingErrors<Result>(at path: String, _ body: () throws -> Result) throws(RegistryProblem) -> Result {
    do { return try body() } catch let problem as RegistryProblem { throw problem } catch let error as DatabaseError {
      let reason = error.message ?? "\(error.resultCode)"
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: throw .busy(path: path)
      case .SQLITE_NOTADB: throw .notARegistry(path: path)
      case .SQLITE_CORRUPT: throw .damaged(path: path, reason: reason)
      case .SQLITE_FULL: throw .diskFull(path: path)
      default: throw error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE ? .otherID(path: path) : .failed(path: path, reason: reason)
      }
    } catch { throw .failed(path: path, reason: "\(error)") }
  }
}
