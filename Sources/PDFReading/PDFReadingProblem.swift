/// Why a PDF cannot be read. Whoever shows it has the sentences.
public enum PDFReadingProblem: Error, Equatable, Sendable {
  /// In qpdf's words; `nil` when it has none.
  case damaged(String?)
  case encrypted
  /// - Parameter index: from 0.
  case noPage(index: Int)
  /// Objects inside objects, more than `limit` deep.
  case nesting(limit: Int)
}
