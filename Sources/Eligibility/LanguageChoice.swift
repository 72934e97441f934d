import Courses
import Diagnostics

extension Course {
  /// The language that a learner's certificate speaks: the course's own, unless the course offers several and the learner's is one of
  /// them.
  ///
  /// Tags are matched as in RFC 4647, 3.4 (lookup): without regard to case, `es-MX` finding `es` where it is offered; a tag without a
  /// region also finds the first offered one that refines it (`es` finds `es-419`).
  /// - Parameter wanted: BCP 47, as the roster has it; `_` is read as `-`.
  func language(for wanted: String?) -> String {
    let own = languages.first?.value ?? "en"
    guard languages.count > 1, let wanted, !wanted.isEmpty else { return own }
    let offered = languages.map { (tag: $0.value, key: $0.value.lowercased()) }
    let range = String(wanted.lowercased().map { $0 == "_" ? "-" : $0 })
    var prefix = range
    while true {
      if let match = offered.first(where: { $0.key == prefix }) { return match.tag }
      guard let cut = prefix.lastIndex(of: "-") else { break }
      prefix = String(prefix[..<cut])
    }
    return offered.first { $0.key.hasPrefix(range + "-") }?.tag ?? own
  }
}
