import Courses
public import Diagnostics
import Foundation
public import Layout
import PageDescription

extension CheckProblem {
  public var severity: Severity {
    switch self {
    case .sheet: .warning
    case .sharedFit: .note
    case .fontForbids: .error
    }
  }

  public var message: String {
    switch self {
    case .sheet(let fault, let element, let extent): "“\(element)” \(Self.sentence(fault))\(extent.sentence)"
    case .sharedFit(let note, let sheets): "\(note.sentence)\(sheets.sentence)"
    case .fontForbids(let refusal, let family, let file, let element):
      switch refusal {
      case .embedding: "“\(element)” is set in \(family), whose licence bits forbid embedding (\(file))"
      case .subsets: "“\(element)” is set in \(family), whose licence bits forbid embedding a part of its glyphs (\(file))"
      case .outlines: "“\(element)” is set in \(family), whose licence bits allow only bitmaps to be embedded (\(file))"
      }
    }
  }

  public var hint: String? {
    switch self {
    case .sheet(let fault, _, _): Self.hint(fault)
    case .sharedFit: nil
    case .fontForbids: "choose another family for its style, or get a file of this one that may be embedded (OS/2, fsType)"
    }
  }

  private static func sentence(_ fault: SheetFinding.Fault) -> String {
    switch fault {
    case .smallText(let size): "is set in \(points(size)); on paper \(points(SheetMedium.leastTextSize)) is the least that reads well"
    case .nearEdge(let distance, let safe):
      distance < .zero
        ? "goes \(millimetres(-distance)) beyond the cut" : "is \(millimetres(distance)) from the cut, where \(millimetres(safe)) are safe"
    case .overlap(let other, let depth): "runs \(millimetres(depth)) into “\(other)”"
    case .lowResolution(let file, let resolution):
      "shows \(file) with \(Int(resolution)) dpi at its printed size, where \(Int(SheetMedium.leastResolution)) are wanted"
    case .smallModules(let width, _):
      "has modules of \(hundredths(width.millimetres)) mm, where phones read \(hundredths(SheetMedium.leastModule.millimetres)) mm"
    case .lowContrast(let ratio, let least, let size, let isBold):
      "has a contrast of \(hundredths(ratio)):1 with what is behind it, where \(number(least)):1 is asked for \(kind(least, size, isBold)) (WCAG 2.2, 1.4.3)"
    case .faintCode(let contrast):
      contrast < 0
        ? "is lighter than some of what is behind it or round it; many scanners read dark on light alone"
        : "is only \(Int(contrast * 100)) % darker than what is behind it and round it, where scanners need \(Int(SheetMedium.leastSymbolContrast * 100)) % (ISO/IEC 15415)"
    }
  }

  private static func kind(_ least: Double, _ size: Length, _ isBold: Bool) -> String {
    "\(points(size))\(isBold ? " bold" : "")\(least < Color.leastContrastOfText ? ", which is large text" : "")"
  }

  private static func hint(_ fault: SheetFinding.Fault) -> String {
    switch fault {
    case .smallText:
      "raise the smallest `size` of its style to \(points(SheetMedium.leastTextSize)), and give it more width or another line"
    case .nearEdge(let distance, let safe): "move it inwards by \(millimetres(safe - distance)), or give it less width"
    case .overlap(let other, let depth): "move it or “\(other)” by \(millimetres(depth)), or give it a smaller box"
    case .lowResolution(_, let resolution):
      "use a picture with \(number((SheetMedium.leastResolution / resolution * 10).rounded(.up) / 10)) times as many pixels each way, or vectors"
    case .smallModules(_, let side):
      "make it \(millimetres(.millimetres((SheetMedium.leastModule.millimetres * Double(side) * 10).rounded(.up) / 10))) wide and high, or shorten what it says"
    case .lowContrast: "take a colour further from its ground, or keep art from behind it; 18 pt, and 14 pt bold, need 3:1 only"
    case .faintCode: "take a dark colour on a light ground, and keep art from behind it and from four modules round it"
    }
  }

  private static func points(_ length: Length) -> String { "\(number((length.points * 10).rounded() / 10)) pt" }
  private static func millimetres(_ length: Length) -> String { "\(number((length.millimetres * 10).rounded() / 10)) mm" }
  /// `0.30`: what is compared with a limit keeps its digits.
  private static func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded(.down) + 1e-6)
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
  private static func number(_ value: Double) -> String { "\(value)".replacing(/\.0$/, with: "") }
}

extension CheckExtent {
  fileprivate var sentence: String {
    guard of > 0 else { return sheets.sentence }
    if let worst {
      let who = "\(worst.name) (line \(worst.line))"
      if learners == 1 { return ": \(who)" }
      return learners >= of ? ", for everybody, worst for \(who)" : ": \(learners) of \(of) learners, worst for \(who)"
    }
    return learners >= of ? ", for everybody" : ": \(learners) of \(of) learners\(sheets.sentence)"
  }
}

extension SheetKinds {
  /// ` (honor, verified; ar)`, or nothing for all.
  fileprivate var sentence: String {
    let parts = [tracks.map(\.rawValue), languages].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }
}

extension FitNote {
  /// `name: 28 pt instead of 43 pt, 2 lines; 73.5 mm too wide otherwise`.
  public var measuredSentence: String {
    guard excess > .millimetres(0.05) else { return sentence }
    return "\(sentence); \((excess.millimetres * 10).rounded() / 10) mm too wide otherwise".replacing(".0 mm", with: " mm")
  }
}
