public import PageDescription

/// Why a name is worth looking at before all are printed.
public enum ExtremeReason: Hashable, Sendable {
  /// What it takes on one line in the layout's largest size.
  case longest(Length)
  case shortest(Length)
  /// In which it is set.
  case smallest(Length)
  case mostLines(Int)
  /// Accents and vowel signs: combining characters of its decomposed form (Unicode, NFD).
  case mostMarks(Int)
  /// A character that no other name has, or fewest.
  case rarest(Character, names: Int)
  /// The longest in a script, by its ISO 15924 code.
  case script(String)
}
