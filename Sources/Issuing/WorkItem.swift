import Diagnostics
import Eligibility
public import Layout
import PageDescription

/// What a worker is asked to do.
struct WorkItem: Sendable {
  enum Work: Sendable {
    /// The files that belong to the course.
    case course
    /// An award's files, in memory.
    case render(Award, email: String?)
    /// The same files, to disk; with the checksum of the document that was written for the same facts before.
    case write(Award, Issuing.Work, recorded: String?)
  }
  var batch: Int
  /// The learner's place in the batch.
  var index: Int
  var task: Work

  func answer(by publication: Publication, isDryRun: Bool) -> WorkAnswer {
    do throws(DiagnosticList) {
      switch task {
      case .course:
        try publication.publishCourse()
        return WorkAnswer(batch: batch, index: index, result: .success(Issuing.Work()))
      case .render(let award, let email):
        return WorkAnswer(batch: batch, index: index, result: .success(try publication.render(award, email: email, isDryRun: isDryRun)))
      case .write(let award, let work, let recorded):
        return WorkAnswer(batch: batch, index: index, result: .success(try publication.write(work, of: award, recorded: recorded)))
      }
    } catch { return WorkAnswer(batch: batch, index: index, result: .failure(error)) }
  }
}

struct WorkAnswer: Sendable {
  var batch: Int
  var index: Int
  var result: Result<Work, DiagnosticList>
}

/// What was made of one award.
struct Work: Sendable {
  var files: [(name: String, bytes: [UInt8])] = []
  /// File name → SHA-256, once written.
  var fingerprints: [String: String] = [:]
  /// What of the document says nothing new when it is signed again.
  var signature: ResignedPart?
  /// The hashed recipient of the badge.
  var recipient: String?
  var notes: [FitNote] = []
  var findings: [Diagnostic] = []
  /// Whether writing changed any file.
  var hasChanged = false
}

extension FitNote {
  /// `name: 28 pt instead of 43 pt, 2 lines`.
  public var sentence: String {
    func points(_ value: Double) -> String { "\((value * 10).rounded() / 10) pt".replacing(".0 pt", with: " pt") }
    var parts: [String] = []
    if size < largest - .points(0.01) { parts.append("\(points(size.points)) instead of \(points(largest.points))") }
    if lines > 1 { parts.append("\(lines) lines") }
    return "\(element): \(parts.joined(separator: ", "))"
  }
}
