import ArgumentParser
import Courses
import Diagnostics
import Foundation
import Glibc
import Signing

/// Who signs the documents.
struct SigningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Sign every PDF with this certificate (PEM; its chain may follow it). Needs --sign-key.", valueName: "cert.pem"),
    completion: .file(extensions: ["pem", "crt"]))
  var signWith: String?

  @Option(
    help: ArgumentHelp(
      "The certificate's key (PEM, RSA or P-256). The passphrase of an encrypted one is asked for, or taken from LAUREL_SIGN_PASSPHRASE.",
      valueName: "key.pem"),
    completion: .file(extensions: ["pem", "key"]))
  var signKey: String?

  static let passphraseVariable = "LAUREL_SIGN_PASSPHRASE"

  func validate() throws {
    guard (signWith == nil) == (signKey == nil) else { throw ValidationError("--sign-with and --sign-key go together.") }
  }

  /// - Throws: what is wrong with the certificate or its key, before anything is made.
  func identity(at moment: Moment) throws(DiagnosticList) -> SigningIdentity? {
    guard let signWith, let signKey else { return nil }
    do throws(SigningProblem) {
      return try SigningIdentity.load(certificateFile: signWith, keyFile: signKey, at: moment.secondsSince1970) {
        () throws(SigningProblem) in Self.passphrase(for: signKey)
      }
    } catch { throw DiagnosticList([Diagnostic(error)]) }
  }

  /// From the environment, else asked for where somebody can answer.
  private static func passphrase(for key: String) -> String? {
    if let given = ProcessInfo.processInfo.environment[passphraseVariable], !given.isEmpty { return given }
    guard isatty(STDIN_FILENO) == 1, let answer = unsafe getpass("Passphrase of \(key): ") else { return nil }
    return unsafe String(cString: answer)
  }
}
