import Layout
import PageDescription
import Typesetting

/// Holds texts to the contrast that WCAG 2.2 asks for in success criterion 1.4.3: 4.5:1, and 3:1 for large text; and codes to that which
/// scanners need. Belongs to one worker.
final class ContrastCheck {
  /// From these sizes on text is large.
  static let large = Length.points(18)
  static let largeBold = Length.points(14)
  /// CSS weight.
  private static let bold = 700

  private let weights: [FontFace: Int]
  /// A code stands on the same ground for everybody, whatever it says.
  private struct Place: Hashable {
    var ground: ObjectIdentifier
    var frame: Rect
    var transform: Transform
    var side: Int
    var color: Color
  }
  /// Each with its ground, which is kept so that its identity stays its own.
  private var known: [Place: (ground: GroundPicture, contrast: Double?)] = [:]
  private static let mostKnown = 64

  init(fonts: FontLibrary) {
    weights = Dictionary(fonts.families.flatMap(\.faces).map { ($0.face, $0.weight) }, uniquingKeysWith: max)
  }

  /// - Returns: for each item the text that lacks most, and codes that are too faint.
  func findings(of items: [InkedItem], on ground: GroundPicture) -> [SheetFinding] {
    texts(of: items, on: ground) + codes(of: items, on: ground)
  }

  private func codes(of items: [InkedItem], on ground: GroundPicture) -> [SheetFinding] {
    items.flatMap { item in
      item.codes.compactMap { code in
        guard let contrast = symbolContrast(of: code, on: ground), contrast < SheetMedium.leastSymbolContrast else { return nil }
        return SheetFinding(
          element: item.id, location: item.origin?.location, fault: .faintCode(contrast: contrast), places: [code.box.bounds])
      }
    }
  }

  private func symbolContrast(of code: InkedItem.Code, on ground: GroundPicture) -> Double? {
    let place = Place(ground: ObjectIdentifier(ground), frame: code.frame, transform: code.transform, side: code.side, color: code.color)
    if let known = known[place] { return known.contrast }
    let contrast = ground.symbolContrast(of: code)
    if known.count >= Self.mostKnown { known.removeAll() }
    known[place] = (ground, contrast)
    return contrast
  }

  private func texts(of items: [InkedItem], on ground: GroundPicture) -> [SheetFinding] {
    items.compactMap { item in
      guard !item.isDecoration else { return nil }
      var worst: SheetFinding.Fault?
      var places: [Rect] = []
      for letters in item.letters where letters.color.alpha > 0 {
        let isBold = weights[letters.face, default: 400] >= Self.bold
        let isLarge = letters.size >= (isBold ? Self.largeBold : Self.large) - .points(0.01)
        let least = isLarge ? Color.leastContrastOfLargeText : Color.leastContrastOfText
        guard let ratio = ground.contrast(of: letters), ratio < least else { continue }
        let fault = SheetFinding.Fault.lowContrast(ratio: ratio, least: least, size: letters.size, isBold: isBold)
        if worst.map({ fault.weight > $0.weight }) != false { worst = fault }
        places.append(letters.box.bounds)
      }
      return worst.map { SheetFinding(element: item.id, location: item.origin?.location, fault: $0, places: places) }
    }
  }
}
