import Diagnostics
import Foundation

extension SigningProblem {
  public var message: String {
    switch self {
    case .missing(let path): "there is no file \(path)"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .notPEM(let path): "\(path) is not a PEM file"
    case .damagedPEM(let path, let line): "\(path):\(line): what begins here is damaged"
    case .noCertificate(let path, let found): "\(path) holds no certificate, only \(list(found))"
    case .malformedCertificate(let path, let line): "\(path):\(line): the certificate that begins here is damaged"
    case .expired(let path, let lastSecond): "the certificate in \(path) expired at \(instant(lastSecond))"
    case .notYetValid(let path, let firstSecond): "the certificate in \(path) is not valid before \(instant(firstSecond))"
    case .mayNotSign(let path): "the certificate in \(path) is not for signing documents"
    case .noPrivateKey(let path, let found): "\(path) holds no private key, only \(list(found))"
    case .unsupportedKey(let path, let kind): "the key in \(path) is of a kind that cannot sign here: \(kind)"
    case .rsaTooShort(let path, let bits): "the RSA key in \(path) has \(bits) bits; 2048 are the least"
    case .malformedKey(let path): "the key in \(path) is damaged"
    case .unsupportedEncryption(let path, let scheme): "the key in \(path) is encrypted in a way that cannot be read here: \(scheme)"
    case .passphraseNeeded(let path): "the key in \(path) is encrypted and there is no passphrase"
    case .passphraseWrong(let path): "the passphrase does not open the key in \(path)"
    case .keyDoesNotMatch(let key, let certificate): "the key in \(key) is not the one of the certificate in \(certificate)"
    case .notSHA256(let byteCount): "a digest of \(byteCount) bytes cannot be signed; SHA-256 gives 32"
    case .signingFailed(let reason): "signing failed: \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .missing, .unreadable, .signingFailed, .notSHA256: nil
    case .notPEM:
      "it would begin with -----BEGIN; `openssl pkcs12 -in FILE` makes it of a .p12 or .pfx, `openssl x509 -inform DER` of a .der or .cer"
    case .damagedPEM: "copy the file again"
    case .noCertificate(_, let found) where found.contains("CERTIFICATE REQUEST"):
      "this is the request; use the certificate that the authority sent in answer"
    case .noCertificate: "name the file with the signing certificate, followed by those of the authorities above it"
    case .malformedCertificate: "copy the file again, or look at it with `openssl x509 -text`"
    case .expired: "ask the authority for a new one"
    case .notYetValid: "wait until then, or look whether the clock is right"
    case .mayNotSign: "ask the authority for one whose key usage names digital signature or non-repudiation"
    case .noPrivateKey: "name the file that holds the private key"
    case .unsupportedKey, .rsaTooShort: "use a certificate with an RSA key of 2048 bits or more, or with a P-256 key"
    case .malformedKey: "copy the file again, or look at it with `openssl pkey -check`"
    case .unsupportedEncryption(let path, _): "run `openssl pkcs8 -topk8 -in \(path) -out NEW` and use NEW"
    case .passphraseNeeded: "put it into LAUREL_SIGN_PASSPHRASE, or run this where it can be asked for"
    case .passphraseWrong: "a line end or a blank after it would count as part of it"
    case .keyDoesNotMatch: "in the certificate's file the signing certificate must stand first, its authorities after it"
    }
  }
}

private func list(_ labels: [String]) -> String {
  var seen: Set<String> = []
  return labels.filter { seen.insert($0).inserted }.map { "“\($0)”" }.joined(separator: ", ")
}

/// `YYYY-MM-DDTHH:MM:SSZ`.
private func instant(_ secondsSince1970: Int) -> String { Date(timeIntervalSince1970: Double(secondsSince1970)).formatted(.iso8601) }
