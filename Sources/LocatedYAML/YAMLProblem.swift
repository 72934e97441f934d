public import Diagnostics

/// What keeps a file from being read as YAML, or stands in it that is not read. The sentences are in `YAMLWording.swift`.
public enum YAMLProblem: Problem {
  // MARK: the file
  case unreadable(reason: String)
  case notAFile(String)
  case tooLarge(bytes: Int, limit: Int)
  case notUTF8(looksLike: String?)
  case forbiddenCharacter(UInt32)
  case nothingInFile

  // MARK: the document
  /// What the YAML parser says.
  case syntax(String)
  case severalDocuments
  case tooManyAliases(limit: Int)
  /// Aliases of aliases: written out, the file would have more values than this.
  case aliasesRepeatTooMuch(limit: Int)
  case nestedTooDeeply(limit: Int)

  // MARK: keys and values
  case keyIsNotText
  case mergeKey
  case duplicateKey(String, firstLine: Int)
  case unsupportedTag(String)
}
