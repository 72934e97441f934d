import Foundation
import PageDescription

extension ExtremeReason {
  /// For the picture's file name.
  public var word: String {
    switch self {
    case .longest: "longest"
    case .shortest: "shortest"
    case .smallest: "smallest"
    case .mostLines: "most-lines"
    case .mostMarks: "most-marks"
    case .rarest: "rarest-character"
    case .script(let code): "script-\(code.lowercased())"
    }
  }

  public var caption: String {
    switch self {
    case .longest(let width): "longest: \(Self.tenths(width.millimetres)) mm on one line in the largest size"
    case .shortest(let width): "shortest: \(Self.tenths(width.millimetres)) mm in the largest size"
    case .smallest(let size): "set smallest: \(Self.tenths(size.points)) pt"
    case .mostLines(let count): "most lines: \(count)"
    case .mostMarks(let count): "most marks: \(count)"
    case .rarest(let character, let names):
      "rarest character: \(character), in \(names == 1 ? "no other name" : "\(names) names")"
    case .script(let code): "longest in \(Self.name(ofScript: code))"
    }
  }

  /// In English; the code where that has no name for it.
  private static func name(ofScript code: String) -> String {
    Locale(identifier: "en").localizedString(forScriptCode: code) ?? code
  }

  private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)".replacing(/\.0$/, with: "") }
}
