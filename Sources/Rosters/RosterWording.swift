import Courses
public import Diagnostics

// Every sentence that this target says. Nothing is decided here.

extension CSVProblem {
  public var message: String {
    switch self {
    case .cannotRead(let path, let reason): "can't read \(path): \(reason)"
    case .notARegularFile(let path): "\(path) is not a file"
    case .empty: "the file is empty"
    case .headerOnly: "the file has a header and no rows"
    case .utf16: "the file is in UTF-16, not UTF-8"
    case .otherDelimiter(let character): "the columns are separated by \(name(of: character)), not by commas"
    case .emptyHeaderName(let column): "column \(column) has no name"
    case .duplicateHeaderName(let name, let first): "there are two columns “\(name)”; the first is column \(first)"
    case .strayQuote: "a quotation mark inside a cell that doesn't begin with one"
    case .textAfterClosingQuote: "text after the closing quotation mark"
    case .unterminatedQuote(let line): "the quotation mark opened on line \(line) is never closed"
    case .cellCount(let expected, let found, _): "the row has \(counted(found, "cell")), the header \(counted(expected, "column"))"
    case .invalidUTF8(let byte): "byte 0x\(hex(UInt32(byte), 2)) is not valid UTF-8"
    case .nulByte: "a NUL byte"
    case .recordTooLong(let limit): "the row is longer than \(limit / 1024) KiB"
    }
  }

  public var hint: String? {
    switch self {
    case .notARegularFile: "rows are read more than once, so save the input to a file first"
    case .empty, .headerOnly: nil
    case .utf16: "save it as “CSV UTF-8”"
    case .otherDelimiter: "save it again with commas as separators"
    case .strayQuote(afterBlank: true): "remove the blanks before the quotation mark"
    case .strayQuote, .textAfterClosingQuote: "put the whole cell in quotation marks and double those inside: \"Ann \"\"Nan\"\" Lee\""
    case .unterminatedQuote: "the rows after that line were read on their own"
    case .cellCount(let expected, let found, let lastLine):
      if let lastLine {
        "the row goes on to line \(lastLine), because a quotation mark closes only there"
      } else if found > expected {
        "put a cell that has a comma in it in quotation marks"
      } else {
        nil
      }
    case .invalidUTF8: "the file was probably saved as Windows-1252 or Latin-1; save it as UTF-8"
    case .nulByte: "the file was probably damaged, or is not a CSV file"
    case .recordTooLong: "look for a quotation mark that closes too late"
    case .cannotRead, .emptyHeaderName, .duplicateHeaderName: nil
    }
  }

  private func name(of delimiter: Character) -> String {
    switch delimiter {
    case ";": "semicolons"
    case "\t": "tabs"
    default: "“\(delimiter)”"
    }
  }
}

extension RosterProblem {
  public var severity: Severity {
    switch self {
    case .misspeltColumn, .placeholderName, .misdecodedName, .emailsDiffer, .duplicateListEntry, .noteNotQuoted: .warning
    case .noGradeRow, .furtherFindings: .note
    default: .error
    }
  }

  public var message: String {
    switch self {
    case .missingColumn(let name, _): "the column “\(name)” is missing"
    case .misspeltColumn(let found, let known): "the column “\(found)” is not “\(known)”, and is kept as a column of your own"
    case .isGradeReport: "this is Open edX's grade report"
    case .isProfileReport: "this is Open edX's profile report"
    case .reportsSwapped: "the grade report and the profile report are swapped"
    case .noJoinColumn: "the profile report has neither ids nor usernames to find the grade report's learners by"
    case .missingValue(let column): "no \(column)"
    case .invisibleValue(let column): "the \(column) has only characters that can't be seen"
    case .forbiddenCharacter(let character, let column): "the \(column) has \(described(character))"
    case .unknownTrack(let track, _): "no track is called “\(shown(track))”"
    case .badGrade(let grade, let fault): "the grade “\(shown(grade))” \(described(fault))"
    case .badDate(let date, let column): "“\(shown(date))” in \(column) is not a date"
    case .unknownVerification(let word): "no identity check is called “\(shown(word))”"
    case .badLanguage(let tag): "“\(shown(tag))” is not a language tag"
    case .badEmail(let address): "“\(shown(address))” is not an e-mail address"
    case .placeholderName(let name): "the name is “\(name)”, which programs write where they have none"
    case .misdecodedName(let name): "the name “\(name)” looks as if its letters had been garbled on the way"
    case .duplicateUsername(let username, let line): "\(username) was on line \(line) already"
    case .noProfile(let learner): "\(learner) is not in the profile report, so there is no name to print"
    case .duplicateProfile(let learner, let line): "\(learner) was on line \(line) already; that row is used"
    case .nameMissingInProfile(let line): "the profile on line \(line) has no name"
    case .usernamesDiffer(let id, let grades, let profiles):
      "the learner with id \(id) is \(grades) in the grade report and \(profiles) in the profile report"
    case .idsDiffer(let username, let grades, let profiles):
      "\(username) has id \(grades) in the grade report and \(profiles) in the profile report"
    case .emailsDiffer(let grades, let profiles):
      "the e-mail address is \(grades) in the grade report and \(profiles) in the profile report; the profile's is used"
    case .notGraded(let error): "Open edX could not grade this learner: \(shown(error))"
    case .noGradeRow(let learner): "\(learner) is not in the grade report"
    case .furtherFindings(let count): "and \(count) more"
    case .badListEntry(let entry):
      entry.isEmpty ? "the line names nobody" : "“\(shown(entry))” is neither a username nor an e-mail address"
    case .duplicateListEntry(let entry, let line): "\(entry) was on line \(line) already"
    case .noteNotQuoted(let entry): "the note on \(entry) has a comma in it and no quotation marks; all of it is kept"
    }
  }

  public var hint: String? {
    switch self {
    case .missingColumn(let name, let instead): instead.map { "rename “\($0)” to “\(name)”" }
    case .misspeltColumn(_, let known): "rename it to “\(known)” if that is what it holds"
    case .isGradeReport, .isProfileReport: "give the two reports with --grades and --profiles"
    case .reportsSwapped: "give the grade report with --grades and the profile report with --profiles"
    case .noJoinColumn: "the profile report needs a column “id” or “username”, the grade report “Student ID” or “Username”"
    case .forbiddenCharacter(let character, _):
      switch character.kind {
      case .replacement: "the name was garbled before it came here; take it from the source again, as UTF-8"
      case .lineBreak: "write it on one line; if the line break isn't meant, look for a quotation mark that closes too late"
      case .control where (0x80...0x9F).contains(character.codePoint): "the file was probably converted wrongly from Windows-1252"
      default: "remove it"
      }
    case .unknownTrack(_, let near):
      near.map { "did you mean “\($0)”?" } ?? "the tracks are \(Track.allCases.map(\.rawValue).joined(separator: ", "))"
    case .badGrade(_, .decimalComma): "write a point, as in 0.85 or 85.5%"
    case .badGrade(let grade, .percentSignMissing): "a grade is from 0 to 1, or a percentage with its sign: \(shown(grade))%"
    case .badGrade: "a grade is from 0 to 1, or a percentage with its sign: 0.85 or 85%"
    case .badDate: "write year, month and day, as in 2026-07-31"
    case .unknownVerification: "write verified, unverified or n/a"
    case .badLanguage(let tag):
      tag.contains("_")
        ? "write it with hyphens: \(tag.map { $0 == "_" ? "-" : String($0) }.joined())" : "write a BCP 47 tag, as in fr or pt-BR"
    case .duplicateUsername: "a learner has one certificate per course; remove one of the rows"
    case .noProfile: "run both reports again at the same time"
    case .nameMissingInProfile: "have the learner fill in the full name in their account, then run the profile report again"
    case .usernamesDiffer, .idsDiffer: "run both reports again at the same time"
    case .notGraded: "run the grade report again"
    case .misdecodedName: "compare it with the source"
    case .missingValue, .invisibleValue, .badEmail, .placeholderName, .duplicateProfile, .emailsDiffer, .noGradeRow, .furtherFindings,
      .badListEntry, .duplicateListEntry, .noteNotQuoted:
      nil
    }
  }

  private func described(_ fault: GradeFault) -> String {
    switch fault {
    case .decimalComma: "has a comma for its decimal point"
    case .negative: "is below zero"
    case .percentSignMissing: "is above 1 and has no percent sign"
    case .tooHigh: "is more than twice the full mark"
    case .notANumber: "is not a number"
    }
  }

  private func described(_ character: ForbiddenCharacter) -> String {
    let code = "U+\(hex(character.codePoint, 4))"
    return switch character.kind {
    case .control: "the control character \(code)"
    case .lineBreak: "a line break (\(code))"
    case .bidiControl: "\(code), which changes the direction of the text around it"
    case .openIsolate: "a direction isolate (\(code) to U+2068) that is never closed"
    case .replacement: "\(code), which stands for a letter that was lost"
    case .noncharacter: "\(code), which is no character"
    case .privateUse: "\(code), which means nothing outside the program it comes from"
    }
  }
}

/// Text from the file, safe to show on a terminal: short, and without characters that act rather than print.
private func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(60) {
    result += ForbiddenCharacter.Kind(scalar) == nil ? String(Character(scalar)) : "\\u{\(hex(scalar.value, 4))}"
  }
  return text.unicodeScalars.count > 60 ? result + "…" : result
}

private func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

private func hex(_ number: UInt32, _ width: Int) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
