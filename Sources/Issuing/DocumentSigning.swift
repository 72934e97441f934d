import Courses
import Diagnostics
import Foundation
import PDFAssembly
import Signing

extension Signature {
  /// A PAdES baseline signature of level B-B by this identity.
  /// - Parameter name: of the field, in the document's language.
  init(_ identity: SigningIdentity, name: String, appearance: SignatureField.Appearance?) {
    let first = PDFMoment(Moment(secondsSince1970: identity.firstSecond))
    let last = PDFMoment(Moment(secondsSince1970: identity.lastSecond))
    self.init(
      field: SignatureField(
        size: identity.maximumSize, signer: identity.commonName, name: name, validity: first...max(first, last), appearance: appearance)
    ) {
      (digest) throws(AssemblyProblem) in
      do throws(SigningProblem) { return try identity.cms(digest: digest) } catch { throw .notSigned(reason: error.message) }
    }
  }
}

extension PDFMoment {
  /// To the second.
  init(_ moment: Moment) {
    let seconds = moment.secondsSince1970 - moment.date.daysSince1970 * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    self.init(iso: "\(moment.date)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z")!
  }
}
