import Crypto
import FoundationEssentials

extension Award {
  /// An award's facts as the registry keeps them, with the hash that they are checked against when they come back.
  public struct FrozenFacts: Sendable, Hashable {
    /// JSON (RFC 8259), UTF-8, keys sorted, no blanks: the same facts always give the same text.
    public let json: String
    /// Lower-case hex SHA-256 of the ID's 32 hex digits, a zero byte, and `json`. The ID is part of it, so that facts moved to another
    /// row do not pass.
    public let hash: String

    public init(json: String, hash: String) {
      self.json = json
      self.hash = hash
    }
  }

  /// The facts as the registry keeps them.
  /// - Throws: `EligibilityProblem.specimen`, since a specimen is never issued; `.factsNotEncodable` when a grade is not a number.
  public func frozen() throws(EligibilityProblem) -> FrozenFacts {
    guard !isSpecimen else { throw .specimen }
    let json: String
    if let plain = facts.plainJSON {
      json = plain
    } else {
      guard let encoded = facts.encodedJSON else { throw .factsNotEncodable(id) }
      json = encoded
    }
    return FrozenFacts(json: json, hash: Self.hash(of: json, id: id))
  }

  /// Takes up an award that the registry kept.
  /// - Throws: `EligibilityProblem.factsChanged` when the facts are not those that were frozen; `.factsUnreadable` when they are, but this
  ///   version cannot read them.
  public static func restore(id: CertificateID, from frozen: FrozenFacts) throws(EligibilityProblem) -> Award {
    guard hash(of: frozen.json, id: id) == frozen.hash else { throw .factsChanged(id) }
    guard let facts = try? JSONDecoder().decode(Facts.self, from: Data(frozen.json.utf8)) else { throw .factsUnreadable(id) }
    return Award(id: id, facts: facts, isSpecimen: false)
  }

  private static func hash(of json: String, id: CertificateID) -> String {
    var hash = SHA256()
    hash.update(data: Array(id.hex.utf8))
    hash.update(data: [0])
    hash.update(data: Array(json.utf8))
    return hexDigits(hash.finalize())
  }
}
