import PageDescription

/// A sheet of the press: where its certificates lie, edge to edge, where it is cut and how far the ink goes. Everything is in points from
/// the sheet's lower left corner.
struct PressSheet {
  /// All of the sheet (ISO 32000-1, 14.11.2: the media box).
  let media: SheetBox
  /// Where the art ends (the bleed box).
  let bleed: SheetBox
  /// Where the certificates end: all of them together (the trim box).
  let trim: SheetBox
  /// Rows from the top, each from the left.
  let cells: [Cell]
  /// The cuts from left to right and from bottom to top.
  let cuts: (vertical: [Double], horizontal: [Double])
  /// Where marks begin, from the trim on.
  let markOffset: Double
  /// How large a certificate is by its layout's measure; 1 unless it was made to fit.
  let scale: Double

  struct Cell {
    /// From the certificate's lower left corner to the sheet's: the operands of `cm`.
    var matrix: [Double]
    /// Where the certificate may paint: its bleed outside, the cut between it and a neighbour.
    var visible: SheetBox
  }

  /// Long enough to be found, and as long as a target is wide.
  static let markLength = Length.millimetres(5).points
  /// Nearer to the trim a mark might stay on the certificate.
  private static let leastMarkOffset = Length.millimetres(3).points
  /// - Parameters:
  ///   - certificate: the trimmed size.
  ///   - ownBleed: how far the layout's art goes beyond it.
  /// - Throws: `.paperTooSmall`, `.impossibleSheet`.
  init(_ certificate: Size, ownBleed: Length, _ imposition: Imposition) throws(AssemblyProblem) {
    let bleed = (imposition.bleed ?? ownBleed).points
    markOffset = max(bleed, Self.leastMarkOffset)
    let margin = imposition.marks.isEmpty ? bleed : markOffset + Self.markLength
    let arrangement = try Arrangement(certificate, margin: margin, imposition)
    scale = arrangement.scale

    let (paper, cell) = (arrangement.paper, arrangement.cell)
    let (columns, rows) = (Double(imposition.columns), Double(imposition.rows))
    let left = (paper.width - columns * cell.width) / 2
    let bottom = (paper.height - rows * cell.height) / 2
    media = SheetBox(left: 0, bottom: 0, right: paper.width, top: paper.height)
    // Rounding may not push a box over the one around it.
    trim = SheetBox(
      left: max(0, left), bottom: max(0, bottom), right: min(paper.width, left + columns * cell.width),
      top: min(paper.height, bottom + rows * cell.height))
    self.bleed = SheetBox(
      left: max(0, trim.left - bleed), bottom: max(0, trim.bottom - bleed), right: min(paper.width, trim.right + bleed),
      top: min(paper.height, trim.top + bleed))
    cuts = (
      (0...imposition.columns).map { left + Double($0) * cell.width }, (0...imposition.rows).map { bottom + Double($0) * cell.height }
    )
    var cells: [Cell] = []
    for row in 0..<imposition.rows {
      for column in 0..<imposition.columns {
        let (x, y) = (cuts.vertical[column], cuts.horizontal[imposition.rows - 1 - row])
        let matrix = arrangement.isTurned ? [0, scale, -scale, 0, x + cell.width, y] : [scale, 0, 0, scale, x, y]
        cells.append(
          Cell(
            matrix: matrix,
            visible: SheetBox(
              left: column == 0 ? self.bleed.left : x, bottom: row == imposition.rows - 1 ? self.bleed.bottom : y,
              right: column == imposition.columns - 1 ? self.bleed.right : x + cell.width, top: row == 0 ? self.bleed.top : y + cell.height)
          ))
      }
    }
    self.cells = cells
  }

  /// Writes the page's boxes.
  func writeBoxes(to bytes: inout [UInt8]) {
    for (name, box) in [("/MediaBox[", media), ("/BleedBox[", bleed), ("/TrimBox[", trim)] {
      bytes += name
      bytes.append(box.left, box.bottom, box.right, box.top, decimals: 3)
      bytes[bytes.count - 1] = UInt8(ascii: "]")
    }
  }
}

/// Which way up certificates and paper lie, and how large the certificates are.
private struct Arrangement {
  private(set) var isTurned = false
  private(set) var scale = 1.0
  /// In points.
  private(set) var paper: (width: Double, height: Double)
  /// A certificate as it is printed, in points.
  let cell: (width: Double, height: Double)

  /// Lengths in millimetres and in inches may mean the same.
  private static let tolerance = Length.millimetres(0.01).points

  /// - Parameter margin: what bleed and marks take on each side, in points.
  init(_ certificate: Size, margin: Double, _ imposition: Imposition) throws(AssemblyProblem) {
    let own = (width: certificate.width.points, height: certificate.height.points)
    guard own.width > 0, own.height > 0 else { throw .impossibleSheet }
    let (columns, rows) = (Double(imposition.columns), Double(imposition.rows))
    func block(isTurned: Bool) -> (width: Double, height: Double) {
      isTurned ? (columns * own.height, rows * own.width) : (columns * own.width, rows * own.height)
    }
    let upright = block(isTurned: false)
    paper = (upright.width + 2 * margin, upright.height + 2 * margin)
    if let given = imposition.paper {
      scale = -.infinity
      // Upright certificates before turned ones, the paper as it was given before turned.
      for turned in [false, true] {
        for sides in [(given.width.points, given.height.points), (given.height.points, given.width.points)] {
          let possible = Self.scale(block(isTurned: turned), into: (sides.0 - 2 * margin, sides.1 - 2 * margin))
          if possible > scale + 1e-9 { (scale, isTurned, paper) = (possible, turned, sides) }
        }
      }
      guard scale >= 1 || (imposition.isShrinking && scale > 0) else {
        let block = block(isTurned: isTurned)
        throw .paperTooSmall(
          needed: Size(width: .points(block.width + 2 * margin), height: .points(block.height + 2 * margin)), paper: given,
          scale: max(0, scale))
      }
    }
    guard max(paper.width, paper.height) <= 14_400 else { throw .impossibleSheet }
    cell = isTurned ? (scale * own.height, scale * own.width) : (scale * own.width, scale * own.height)
  }

  /// How large something can be in its room, at most 1.
  private static func scale(_ size: (width: Double, height: Double), into room: (width: Double, height: Double)) -> Double {
    if size.width <= room.width + tolerance, size.height <= room.height + tolerance { return 1 }
    return min(1, room.width / size.width, room.height / size.height)
  }
}
