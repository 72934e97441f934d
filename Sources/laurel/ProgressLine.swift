import Foundation
import Issuing

/// How far a run has come: a line that is drawn over and over on a terminal, a plain line now and then elsewhere.
final class ProgressLine {
  private let console: Console
  private let start = Date()
  private var lastShown = Date.distantPast
  private var isDrawn = false

  init(on console: Console) {
    self.console = console
    // Elsewhere than on a terminal the first line comes after a while, and for short runs not at all.
    if !console.isTerminal { lastShown = start }
  }

  func show(_ progress: RunProgress) {
    let now = Date()
    guard now.timeIntervalSince(lastShown) >= (console.isTerminal ? 0.1 : 10) else { return }
    lastShown = now
    let text = Self.text(progress, seconds: now.timeIntervalSince(start))
    if console.isTerminal {
      console.write("\r\u{1B}[K\(text)")
      isDrawn = true
    } else {
      console.say(text)
    }
  }

  /// Takes the live line away, so that what follows begins on a clean one.
  func clear() {
    if isDrawn { console.write("\r\u{1B}[K") }
    isDrawn = false
  }

  static func text(_ progress: RunProgress, seconds: Double) -> String {
    var parts = [Wording.learners(progress.learners), "\(Int(progress.fraction * 100)) %"]
    if seconds > 0.5 {
      parts.append("\(Wording.number(Int(Double(progress.learners) / seconds))) a second")
      if progress.fraction > 0.01, progress.fraction < 1 {
        parts.append("\(Wording.duration(seconds / progress.fraction * (1 - progress.fraction))) left")
      }
    }
    return parts.joined(separator: ", ")
  }
}
