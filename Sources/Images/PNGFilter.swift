/// Turns rows into differences from their neighbours (ISO/IEC 15948, clause 9), which pictures with shading compress better as.
enum PNGFilter {
  /// Filters each row with whichever of None, Sub, Up and Paeth gives the smallest sum of magnitudes (12.8).
  /// - Parameter rows: unfiltered, each with the byte that names its filter.
  static func filtered(_ rows: [UInt8], bytesPerPixel: Int, bytesPerRow: Int) -> [UInt8] {
    var result = rows
    let count = bytesPerRow - 1
    var above = [UInt8](repeating: 0, count: count)
    var candidates = [[UInt8]](repeating: above, count: 3)
    for start in stride(from: 0, to: rows.count, by: bytesPerRow) {
      let row = Array(rows[(start + 1)..<(start + bytesPerRow)])
      var best = (filter: 0, sum: magnitude(row))
      for (place, filter) in [1, 2, 4].enumerated() {
        difference(row, above, bytesPerPixel, filter, &candidates[place])
        let sum = magnitude(candidates[place])
        if sum < best.sum { best = (filter, sum) }
      }
      if best.filter > 0 {
        result[start] = UInt8(best.filter)
        result.replaceSubrange((start + 1)..<(start + bytesPerRow), with: candidates[best.filter == 4 ? 2 : best.filter - 1])
      }
      above = row
    }
    return result
  }

  /// The bytes taken as signed differences.
  private static func magnitude(_ bytes: [UInt8]) -> Int {
    var sum = 0
    for byte in bytes { sum += Int(Int8(bitPattern: byte).magnitude) }
    return sum
  }

  private static func difference(_ row: [UInt8], _ above: [UInt8], _ step: Int, _ filter: Int, _ result: inout [UInt8]) {
    let (row, above) = (row.span, above.span)
    var result = result.mutableSpan
    switch filter {
    case 1:
      for i in 0..<min(step, row.count) { result[i] = row[i] }
      for i in min(step, row.count)..<row.count { result[i] = row[i] &- row[i - step] }
    case 2:
      for i in row.indices { result[i] = row[i] &- above[i] }
    default:
      for i in 0..<min(step, row.count) { result[i] = row[i] &- above[i] }
      for i in min(step, row.count)..<row.count { result[i] = row[i] &- paeth(row[i - step], above[i], above[i - step]) }
    }
  }

  /// Whichever of left, above and above left is nearest to left + above − above left (9.4).
  private static func paeth(_ left: UInt8, _ above: UInt8, _ aboveLeft: UInt8) -> UInt8 {
    let toLeft = abs(Int16(above) - Int16(aboveLeft))
    let toAbove = abs(Int16(left) - Int16(aboveLeft))
    let toAboveLeft = abs(Int16(left) + Int16(above) - 2 * Int16(aboveLeft))
    return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft
  }
}
