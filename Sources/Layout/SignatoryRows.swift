/// How signatories are shared out over rows: as evenly as can be, the fuller rows first.
enum SignatoryRows {
  /// - Parameters:
  ///   - count: how many signatories, at least 1.
  ///   - perRow: the most that one row holds.
  /// - Returns: the number in each row; 5 with at most 3 a row are 3 and 2.
  static func counts(for count: Int, perRow: Int) -> [Int] {
    let rows = (count + perRow - 1) / perRow
    return (0..<rows).map { count / rows + ($0 < count % rows ? 1 : 0) }
  }
}
