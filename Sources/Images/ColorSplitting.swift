/// Colours as points, and how much each counts.
struct ColorCloud {
  var points: [ColorPoint]
  var weights: [Int]

  /// Beyond this many, neighbouring colours are taken together first.
  private static let limit = 1 << 14

  init(points: [ColorPoint], weights: [Int], values: [UInt32]) {
    (self.points, self.weights) = (points, weights)
    var dropped: UInt32 = 0
    while self.points.count > Self.limit {
      dropped += 1
      merge(points, weights, values, mask: ((0xFF << dropped) & 0xFF) * 0x0101_0101)
    }
  }

  /// Takes together the colours that agree in `mask`, at their mean.
  private mutating func merge(_ points: [ColorPoint], _ weights: [Int], _ values: [UInt32], mask: UInt32) {
    var cells = ColorSet()
    var sums: [SIMD4<Double>] = []
    self.weights = []
    for i in points.indices {
      let cell = cells.place(of: values[i] & mask)
      if cell == sums.count {
        sums.append(.zero)
        self.weights.append(0)
      }
      sums[cell] += SIMD4<Double>(points[i].position) * Double(weights[i])
      self.weights[cell] += weights[i]
    }
    self.points = sums.indices.map { ColorPoint(position: SIMD4<Float>(sums[$0] / Double(self.weights[$0]))) }
  }
}

/// Splits a cloud of colours again and again where that takes most from its squared error (after Wu's and Orchard and Bouman's quantisers).
struct ColorSplitting {
  private let cloud: ColorCloud
  /// Places in the cloud; each box has a range of them.
  private var order: [Int]
  private var boxes: [Box] = []

  private struct Box {
    var range: Range<Int>
    var mean: SIMD4<Double>
    /// The direction in which the box is longest, of any length.
    var axis: SIMD4<Double>
    /// The weighted sum of squared distances from the mean.
    var error: Double
  }

  /// The means of at most `limit` boxes that hold the whole cloud.
  static func means(of cloud: ColorCloud, limit: Int) -> [ColorPoint] {
    var splitting = ColorSplitting(cloud)
    while splitting.boxes.count < limit, splitting.splitWorst() {}
    return splitting.boxes.map { ColorPoint(position: SIMD4<Float>($0.mean)) }
  }

  private init(_ cloud: ColorCloud) {
    self.cloud = cloud
    order = Array(cloud.points.indices)
    boxes = [box(order.indices)]
  }

  private func box(_ range: Range<Int>) -> Box {
    var (sum, weight) = (SIMD4<Double>.zero, 0.0)
    for i in range {
      let w = Double(cloud.weights[order[i]])
      sum += SIMD4<Double>(cloud.points[order[i]].position) * w
      weight += w
    }
    let mean = sum / weight
    var rows = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
    for i in range {
      let difference = SIMD4<Double>(cloud.points[order[i]].position) - mean
      let weighted = difference * Double(cloud.weights[order[i]])
      rows.0 += weighted * difference.x
      rows.1 += weighted * difference.y
      rows.2 += weighted * difference.z
      rows.3 += weighted * difference.w
    }
    // The covariance's first eigenvector, by multiplying with it again and again, from the row of the largest variance: where colours
    // spread evenly, another start may lie at right angles to all of their spread.
    let variances = [rows.0.x, rows.1.y, rows.2.z, rows.3.w]
    let largest = variances.max()
    var axis = variances[0] == largest ? rows.0 : variances[1] == largest ? rows.1 : variances[2] == largest ? rows.2 : rows.3
    for _ in 0..<8 {
      let length = (axis * axis).sum().squareRoot()
      guard length > 0 else { break }
      axis /= length
      axis = SIMD4<Double>((rows.0 * axis).sum(), (rows.1 * axis).sum(), (rows.2 * axis).sum(), (rows.3 * axis).sum())
    }
    return Box(range: range, mean: mean, axis: axis, error: variances.reduce(0, +))
  }

  /// Splits the box with the largest error across its axis.
  /// - Returns: `false` when no box has any.
  private mutating func splitWorst() -> Bool {
    guard let worst = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }), boxes[worst].error > 1e-6 else { return false }
    let box = boxes[worst]
    let along = box.range.map { i in (SIMD4<Double>(cloud.points[order[i]].position) - box.mean) * box.axis }.map { $0.sum() }
    guard let low = along.min(), let high = along.max(), high > low else {
      boxes[worst].error = 0
      return true
    }
    let bins = along.map { Int(($0 - low) / (high - low) * Double(Self.binCount - 1)) }
    let cut = bestCut(box, along, bins)
    // Those up to the cut first, in the order they had.
    let members = Array(order[box.range])
    var place = box.range.lowerBound
    for isUpper in [false, true] {
      for i in members.indices where (bins[i] > cut) == isUpper {
        order[place] = members[i]
        place += 1
      }
    }
    let middle = box.range.lowerBound + bins.count { $0 <= cut }
    boxes[worst] = self.box(box.range.lowerBound..<middle)
    boxes.append(self.box(middle..<box.range.upperBound))
    return true
  }

  private static let binCount = 128

  /// The bin up to which the lower half goes, so that both halves' errors along the axis are least.
  private func bestCut(_ box: Box, _ along: [Double], _ bins: [Int]) -> Int {
    var sums = [(weight: Double, moment: Double)](repeating: (0, 0), count: Self.binCount)
    for (i, bin) in bins.enumerated() {
      let weight = Double(cloud.weights[order[box.range.lowerBound + i]])
      sums[bin].weight += weight
      sums[bin].moment += weight * along[i]
    }
    let total = sums.reduce((weight: 0.0, moment: 0.0)) { ($0.weight + $1.weight, $0.moment + $1.moment) }
    var lower = (weight: 0.0, moment: 0.0)
    var best = (cut: 0, gain: -1.0)
    for bin in 0..<(Self.binCount - 1) {
      lower.weight += sums[bin].weight
      lower.moment += sums[bin].moment
      let upper = (weight: total.weight - lower.weight, moment: total.moment - lower.moment)
      guard lower.weight > 0, upper.weight > 0 else { continue }
      let gain = lower.moment * lower.moment / lower.weight + upper.moment * upper.moment / upper.weight
      if gain > best.gain { best = (bin, gain) }
    }
    return best.cut
  }
}
