import ArgumentParser
import Foundation
import PDFAssembly
import PageDescription

/// A length such as `3mm`, `0.125in` or `9pt`.
struct LengthArgument: ExpressibleByArgument {
  var length: Length

  init?(argument: String) {
    guard let length = Self.length(argument[...]) else { return nil }
    self.length = length
  }

  fileprivate static func length(_ text: Substring) -> Length? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    switch text[digits.endIndex...] {
    case "mm": return .millimetres(number)
    case "cm": return .millimetres(10 * number)
    case "in": return .inches(number)
    case "pt": return .points(number)
    default: return nil
    }
  }
}

/// Paper by its name or as `WIDTHxHEIGHT` with a unit: `320x450mm`.
struct PaperArgument: ExpressibleByArgument {
  var size: Size

  private static let known: [(name: String, width: Length, height: Length)] = [
    ("A4", .millimetres(210), .millimetres(297)), ("A3", .millimetres(297), .millimetres(420)),
    ("SRA4", .millimetres(225), .millimetres(320)), ("SRA3", .millimetres(320), .millimetres(450)),
    ("Letter", .inches(8.5), .inches(11)), ("Tabloid", .inches(11), .inches(17)),
  ]

  init?(argument: String) {
    if let paper = Self.known.first(where: { $0.name.lowercased() == argument.lowercased() }) {
      size = Size(width: paper.width, height: paper.height)
      return
    }
    let sides = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, let height = LengthArgument.length(sides[1]), height > .zero else { return nil }
    let unit = sides[1].drop { !$0.isLetter }
    // The unit may stand behind both or behind the last alone.
    guard let width = LengthArgument.length(sides[0].contains(where: \.isLetter) ? sides[0] : sides[0] + unit), width > .zero else {
      return nil
    }
    size = Size(width: width, height: height)
  }
  static var allValueStrings: [String] { known.map(\.name) }
}

/// Columns and rows: `2x1`.
struct GridArgument: ExpressibleByArgument {
  var columns: Int
  var rows: Int

  init?(argument: String) {
    let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1], (1...20).contains(columns), (1...20).contains(rows) else {
      return nil
    }
    (self.columns, self.rows) = (columns, rows)
  }
}

/// `crop,registration`.
struct MarkList: ExpressibleByArgument {
  var marks: [Imposition.Mark]

  init?(argument: String) {
    let marks = argument.split(separator: ",").map { Imposition.Mark(rawValue: $0.trimmingCharacters(in: .whitespaces).lowercased()) }
    guard !marks.isEmpty, !marks.contains(nil) else { return nil }
    self.marks = marks.compactMap(\.self)
  }
  static var allValueStrings: [String] { Imposition.Mark.allCases.map(\.rawValue) }
}
