import Foundation

extension Secret {
  /// Where an organization's secret is, relative to the folder of its `organization.yaml`.
  public static let relativePath = "keys/secret"

  /// Makes a new secret and keeps it in `keys/secret` as 64 hex digits and a line end, readable by its owner alone (mode 0600, the folder
  /// 0700) and left out by git.
  /// - Parameter folder: the folder of `organization.yaml`.
  /// - Throws: `SecretProblem.alreadyExists` rather than replace one, since every certificate ID would change with it; `.notWritable`.
  @discardableResult
  public static func create(in folder: String) throws(SecretProblem) -> Secret {
    let path = path(in: folder)
    let keys = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: keys, withIntermediateDirectories: true)
      // Before anything is in it, so that at no moment others can open what is.
      try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: keys)
      try Data("*\n".utf8).write(to: URL(fileURLWithPath: keys + "/.gitignore"))
    } catch { throw .notWritable(path: keys, reason: reason(error)) }

    let hex = Secret.randomHex()
    do {
      try Data((hex + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      throw .alreadyExists(path: path)
    } catch { throw .notWritable(path: path, reason: reason(error)) }
    guard let secret = Secret(hex: hex) else { throw .malformed(path: path) }
    return secret
  }

  /// Reads `keys/secret`.
  /// - Parameter folder: the folder of `organization.yaml`.
  /// - Throws: `SecretProblem.missing`, `.readableByOthers`, `.malformed` or `.notReadable`.
  public static func load(from folder: String) throws(SecretProblem) -> Secret {
    let path = path(in: folder)
    let files = FileManager.default
    // What a link leads to counts, not the link.
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard files.fileExists(atPath: real) else { throw .missing(path: path) }
    let contents: Data
    do {
      let mode = (try files.attributesOfItem(atPath: real)[.posixPermissions] as? NSNumber)?.intValue ?? 0
      guard mode & 0o077 == 0 else { throw SecretProblem.readableByOthers(path: path, mode: mode & 0o777) }
      contents = try Data(contentsOf: URL(fileURLWithPath: real))
    } catch let problem as SecretProblem { throw problem } catch { throw .notReadable(path: path, reason: reason(error)) }
    let text = String(decoding: contents, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let secret = Secret(hex: text) else { throw .malformed(path: path) }
    return secret
  }

  /// Reads the secret and makes sure that it is the one that the organization's certificates come from.
  /// - Parameter fingerprint: `secret_fingerprint` of `organization.yaml`.
  /// - Throws: what `load(from:)` throws; `SecretProblem.noFingerprint` when there is none to compare with; `.different`.
  public static func load(from folder: String, expecting fingerprint: String?) throws(SecretProblem) -> Secret {
    let secret = try load(from: folder)
    guard let fingerprint else { throw .noFingerprint(path: path(in: folder), found: secret.fingerprint) }
    guard secret.fingerprint == fingerprint.lowercased() else {
      throw .different(path: path(in: folder), found: secret.fingerprint, expected: fingerprint)
    }
    return secret
  }

  private static func path(in folder: String) -> String { folder.isEmpty ? relativePath : folder + "/" + relativePath }

  /// The system's own words, without the long wrapping around them.
  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    return (underlying ?? error).localizedDescription
  }
}
