import Eligibility
import Foundation
import Layout
import PageDescription
import Typesetting

/// Keeps the names that are extreme in some way, of all that it is shown. Which they are doesn't depend on the order.
struct ExtremeChoice {
  struct Candidate: Sendable {
    /// Of the roster.
    var line: Int
    var award: Award
    var measure: NameMeasure

    var name: String { award.facts.learnerName }
  }
  struct Pick {
    var candidate: Candidate
    var reasons: [ExtremeReason]
  }

  private struct Best {
    var candidate: Candidate
    var value: Double
  }
  private var longest: Best?
  private var shortest: Best?
  private var smallest: Best?
  private var mostLines: Best?
  private var mostMarks: Best?
  private var byScript: [String: Best] = [:]
  private var byCharacter: [Character: (first: Candidate, names: Int)] = [:]
  private var count = 0

  mutating func add(_ candidate: Candidate) {
    let (measure, name) = (candidate.measure, candidate.name)
    count += 1
    let width = measure.fullWidth.points
    Self.keep(candidate, width, in: &longest)
    Self.keep(candidate, -width, in: &shortest)
    Self.keep(candidate, -measure.size.points, in: &smallest)
    Self.keep(candidate, Double(measure.lines), in: &mostLines)
    Self.keep(candidate, Double(Self.marks(in: name)), in: &mostMarks)
    for script in name.writtenScripts { Self.keep(candidate, width, in: &byScript[script]) }
    for character in Set(name) where !character.isWhitespace {
      let known = byCharacter[character]
      let first = known.map { $0.first.line < candidate.line ? $0.first : candidate } ?? candidate
      byCharacter[character] = (first, (known?.names ?? 0) + 1)
    }
  }

  private static func keep(_ candidate: Candidate, _ value: Double, in best: inout Best?) {
    guard let old = best else {
      best = Best(candidate: candidate, value: value)
      return
    }
    if value > old.value || (value == old.value && candidate.line < old.candidate.line) { best = Best(candidate: candidate, value: value) }
  }

  private static func marks(in name: String) -> Int {
    name.decomposedStringWithCanonicalMapping.unicodeScalars.count { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: true
      default: false
      }
    }
  }

  /// A name that is extreme in several ways once, with all of them.
  var picks: [Pick] {
    var picks: [Pick] = []
    func add(_ candidate: Candidate?, _ reason: (Candidate) -> ExtremeReason) {
      guard let candidate else { return }
      if let i = picks.firstIndex(where: { $0.candidate.line == candidate.line }) {
        picks[i].reasons.append(reason(candidate))
      } else {
        picks.append(Pick(candidate: candidate, reasons: [reason(candidate)]))
      }
    }
    add(longest?.candidate) { .longest($0.measure.fullWidth) }
    add(smallest?.candidate) { .smallest($0.measure.size) }
    if let mostLines, mostLines.value > 1 { add(mostLines.candidate) { .mostLines($0.measure.lines) } }
    add(shortest?.candidate) { .shortest($0.measure.fullWidth) }
    if let mostMarks, mostMarks.value > 0 { add(mostMarks.candidate) { .mostMarks(Self.marks(in: $0.name)) } }
    if let rarest { add(rarest.first) { _ in .rarest(rarest.character, names: rarest.names) } }
    for (code, best) in byScript.sorted(by: { $0.key < $1.key }) { add(best.candidate) { _ in .script(code) } }
    return picks
  }

  /// Where a few names in a thousand have it.
  private var rarest: (character: Character, first: Candidate, names: Int)? {
    let rarest = byCharacter.min { a, b in
      (a.value.names, a.value.first.line, String(a.key)) < (b.value.names, b.value.first.line, String(b.key))
    }
    guard let rarest, rarest.value.names == 1 || rarest.value.names * 1000 <= count else { return nil }
    return (rarest.key, rarest.value.first, rarest.value.names)
  }
}
