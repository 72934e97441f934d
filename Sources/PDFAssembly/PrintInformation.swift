/// What a print run says about itself.
public struct PrintInformation: Sendable {
  public var title: String
  public var author: String
  public var subject: String
  /// BCP 47.
  public var language: String
  public var created: PDFMoment

  public init(title: String, author: String, subject: String, language: String, created: PDFMoment) {
    self.title = title
    self.author = author
    self.subject = subject
    self.language = language
    self.created = created
  }
}
