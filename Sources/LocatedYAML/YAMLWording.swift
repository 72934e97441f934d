extension YAMLProblem {
  public var message: String {
    switch self {
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .notAFile(let path): "“\(path)” is not a file"
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes, at most \(limit) are read"
    case .notUTF8: "the file is not UTF-8 text from here on"
    case .forbiddenCharacter(let code): "the character \(codePoint(code)) may not stand in a YAML file"
    case .nothingInFile: "the file holds nothing but blanks and comments"

    case .syntax(let problem): "this is not YAML: \(problem)"
    case .severalDocuments: "a second YAML document begins here"
    case .tooManyAliases(let limit): "the file has more than \(limit) YAML aliases (*name)"
    case .aliasesRepeatTooMuch(let limit): "with its YAML aliases (*name) written out, the file has more than \(limit) values"
    case .nestedTooDeeply(let limit): "more than \(limit) groups and lists stand inside one another"

    case .keyIsNotText: "this key is not a word"
    case .mergeKey: "YAML merge keys (<<) are not read"
    case .duplicateKey(let key, let line): "“\(key)” stands twice, first on line \(line)"
    case .unsupportedTag(let tag): "the YAML tag “\(tag)” is not understood"
    }
  }

  public var hint: String? {
    switch self {
    case .unreadable, .notAFile, .tooLarge, .nestedTooDeeply, .keyIsNotText: nil
    case .notUTF8(let encoding?): "it looks like \(encoding); save it as UTF-8"
    case .notUTF8(nil): "save it as UTF-8"
    case .forbiddenCharacter: "delete it"
    case .nothingInFile: "laurel init makes course files to start from, Layouts/ holds layouts to copy"

    case .syntax(let problem): cure(of: problem)
    case .severalDocuments: "remove the line ---"
    case .tooManyAliases, .aliasesRepeatTooMuch: "write the values out"

    case .mergeKey: "write the keys out"
    case .duplicateKey: "keep one of the two"
    case .unsupportedTag: "leave the tag out and put text in quotes"
    }
  }
}

/// The Unicode Standard's notation of a code point, appendix A: `U+` and four to six hexadecimal digits.
public func codePoint(_ code: UInt32) -> String {
  let digits = String(code, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// libyaml's own phrases are for people who know its grammar; the usual slips have a plain cure.
private func cure(of problem: String) -> String? {
  let cures = [
    ("mapping values are not allowed", "text with “: ” in it needs quotes, and keys of one group the same indentation"),
    ("cannot start any token", "indent with blanks, not tabs; text that begins with @, ` or % needs quotes"),
    ("could not find expected ':'", "a key needs a colon and a blank after it"),
    ("did not find expected key", "keys of one group need the same indentation; text with quotes in it needs other quotes around it"),
    ("did not find expected '-' indicator", "the lines of a list begin with “- ” at the same indentation"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed"),
    ("did not find expected ',' or '}'", "a group in braces is not closed"),
    ("unexpected end of stream", "a quote is not closed"),
    ("undefined alias", "text that begins with * needs quotes"),
    ("found unknown escape character", "in double quotes a backslash is written twice; single quotes leave it as it is"),
    ("alphabetic or numeric character", "text that begins with * or & needs quotes"),
  ]
  return cures.first { problem.contains($0.0) }?.1
}
