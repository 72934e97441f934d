package import PageDescription

extension Stroke {
  /// A corner's point may reach this many line widths out before it is cut off (ISO 32000-1, 8.4.3.5); the same in every output.
  package static let miterLimit = 10.0

  /// In points; none when they could never draw anything.
  package var usableDashes: [Double] {
    let lengths = dashes.map(\.points)
    return lengths.allSatisfy { $0 >= 0 && $0.isFinite } && lengths.contains { $0 > 0 } ? lengths : []
  }
}

extension CodeMark {
  /// Dark modules side by side.
  struct Run {
    var row: Int
    var column: Int
    var length: Int
  }

  var runs: [Run] {
    var result: [Run] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, modules[row * side + column] { column += 1 }
        if column > start { result.append(Run(row: row, column: start, length: column - start)) } else { column += 1 }
      }
    }
    return result
  }
}

extension ImageMark {
  /// From the asset's own units (pixels, or an SVG's user units) to the sheet, such that the cropped part fills the frame.
  var placement: Transform {
    let a = frame.width.points / (crop.width * asset.width)
    let d = frame.height.points / (crop.height * asset.height)
    return Transform(
      a: a, b: 0, c: 0, d: d, tx: frame.minX - .points(a * crop.x * asset.width), ty: frame.minY - .points(d * crop.y * asset.height))
  }
}
