public import Diagnostics
public import Eligibility

/// What a certificate says of an award, in the award's language: for the web page that stands beside it.
public struct AwardWording: Sendable, Hashable {
  /// The kind of certificate, such as “Verified Certificate of Achievement”.
  public var certificate: String
  public var issuedOn: String
  public var offered: String
}

extension LayoutEngine {
  /// - Throws: what `lay` throws when the layout has no words in the award's language.
  public func wording(of award: Award) throws(DiagnosticList) -> AwardWording {
    let (facts, learner) = (try facts(of: award), learner(award))
    func word(_ name: String) -> String {
      guard let wording = facts.words.wording(name, on: facts.track) else { return "" }
      return ((try? BoundText(wording, named: name, for: facts).text(for: learner)) ?? "").withoutIsolates
    }
    return AwardWording(certificate: word("certificate"), issuedOn: learner.value(of: .issued) ?? "", offered: word("offered"))
  }
}
