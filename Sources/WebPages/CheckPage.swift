import Crypto
import Foundation
import Mustache

/// What a check found, as one page that needs no other file. For the course team: it names learners.
public struct CheckPage: Sendable {
  public struct Finding: Sendable {
    public enum Severity: String, Sendable { case error, warning, note }
    public var severity: Severity
    /// Where it stands: `file:line:column`.
    public var place: String?
    public var message: String
    public var hint: String?
    public var picture: Picture?

    public init(severity: Severity, place: String? = nil, message: String, hint: String? = nil, picture: Picture? = nil) {
      self.severity = severity
      self.place = place
      self.message = message
      self.hint = hint
      self.picture = picture
    }
  }
  public struct Picture: Sendable {
    public var png: [UInt8]
    /// As shown, in CSS pixels.
    public var width: Int
    public var height: Int
    /// What it shows, in words.
    public var alternative: String

    public init(png: [UInt8], width: Int, height: Int, alternative: String) {
      self.png = png
      self.width = width
      self.height = height
      self.alternative = alternative
    }
  }
  public struct Learner: Sendable {
    /// Of the roster.
    public var line: Int
    public var name: String
    /// A sentence each.
    public var findings: [Finding]

    public init(line: Int, name: String, findings: [Finding]) {
      self.line = line
      self.name = name
      self.findings = findings
    }
  }
  /// A part of a longer list.
  public struct Learners: Sendable {
    public var shown: [Learner]
    public var count: Int

    public init(shown: [Learner], count: Int) {
      self.shown = shown
      self.count = count
    }
  }

  public var course: String
  /// What came of it, a sentence each.
  public var summary: [String]
  public var failures: Learners
  /// The tightest of those that were made smaller or set on more lines.
  public var fits: Learners
  public var sheets: [Finding]
  public var courseFindings: [Finding]

  public init(course: String, summary: [String], failures: Learners, fits: Learners, sheets: [Finding], courseFindings: [Finding]) {
    self.course = course
    self.summary = summary
    self.failures = failures
    self.fits = fits
    self.sheets = sheets
    self.courseFindings = courseFindings
  }
}

/// The page's template, read once.
public struct CheckPageTemplate: Sendable {
  private let page: MustacheTemplate
  private let library: MustacheLibrary
  private let style: String
  private let contentSecurityPolicy: String

  /// - Throws: `MustacheTemplate.ParserError`, with line and column, when a template is malformed.
  public init() throws {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines) }
    page = try MustacheTemplate(string: text(PackageResources.check_mustache))
    library = MustacheLibrary(templates: ["finding": try MustacheTemplate(string: text(PackageResources.finding_mustache))])
    style = text(PackageResources.check_css)
    let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    contentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
  }

  public func html(of page: CheckPage) -> String {
    self.page.render(TagValues(CheckPageContent(page, style: style, contentSecurityPolicy: contentSecurityPolicy)), library: library)
  }
}
