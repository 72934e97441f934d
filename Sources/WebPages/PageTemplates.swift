import Crypto
import Foundation
import Mustache
public import PageDescription

/// The page's templates, read once; rendering cannot fail afterwards. May be shared by any number of workers.
public struct PageTemplates: Sendable {
  private let page: MustacheTemplate
  private let library: MustacheLibrary
  private let style: MustacheTemplate
  private let script: String
  private let contentSecurityPolicy: String

  /// - Throws: `MustacheTemplate.ParserError`, with line and column, when a template is malformed.
  public init() throws {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    page = try MustacheTemplate(string: text(PackageResources.certificate_mustache))
    let organization = text(PackageResources.organization_mustache).trimmingCharacters(in: .newlines)
    library = MustacheLibrary(templates: ["organization": try MustacheTemplate(string: organization)])
    style = try MustacheTemplate(string: text(PackageResources.page_css))
    script = text(PackageResources.page_js).trimmingCharacters(in: .newlines)
    let hash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
    contentSecurityPolicy =
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
  }

  /// The style sheet of every page whose certificate has this size.
  public func styleSheet(for sheet: Size) -> StyleSheet {
    let values = StyleValues(
      width: cssMillimetres(sheet.width), height: cssMillimetres(sheet.height), ratio: cssNumber(sheet.width / sheet.height, decimals: 5))
    return StyleSheet(text: style.render(TagValues(values)))
  }

  /// The complete `index.html`.
  /// - Parameter styleSheet: of the picture's size, from `styleSheet(for:)`.
  public func html(of page: CertificatePage, styleSheet: StyleSheet) -> String {
    let content = PageContent(page, styleSheet: styleSheet, script: script, contentSecurityPolicy: contentSecurityPolicy)
    return self.page.render(TagValues(content), library: library)
  }
}

private struct StyleValues: TagSource {
  var width: String
  var height: String
  var ratio: String
}
