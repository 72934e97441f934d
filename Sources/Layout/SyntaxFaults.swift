/// What the small languages inside a layout file can get wrong.
public enum LengthFault: Sendable, Equatable { case empty, expectedSign, badNumber, missingUnit }

public enum TemplateFault: Error, Sendable, Equatable {
  /// Offsets count characters from 0.
  case unclosedBrace(offset: Int)
  case unclosedBracket(offset: Int)
  case nestedTooDeeply(offset: Int)
  case emptyVariable(offset: Int)
  /// Nothing behind `|`, or behind `or`.
  case emptyFormat(offset: Int)
  case emptyFallback(offset: Int)
}

public enum ConditionFault: Error, Sendable, Equatable {
  case empty
  case unknownTrack(String)
  case unknownWord(String, known: [String])
  case badCount(String)
  case unreadable(String)
}

/// What a variable's value should have been for its format.
public enum ExpectedValue: Sendable, Equatable { case date, number }
