/// A colour as a point whose squared distance from another is the squared error, summed over red, green and blue, of what is seen of them
/// over black and over white, averaged over both. For opaque colours that is their plain distance, of 0 to 255 a component.
struct ColorPoint {
  /// Red, green and blue, each multiplied by alpha, less half the alpha; and alpha times √¾.
  var position: SIMD4<Float>

  private static let alphaScale: Float = 0.866_025_4

  init(position: SIMD4<Float>) { self.position = position }

  init(_ color: IndexedImage.Color) {
    let alpha = Float(color.alpha)
    let seen = SIMD4<Float>(Float(color.red), Float(color.green), Float(color.blue), 0) * (alpha / 255)
    position = seen - SIMD4<Float>(alpha / 2, alpha / 2, alpha / 2, -alpha * Self.alphaScale)
  }

  func squaredDistance(to other: ColorPoint) -> Float {
    let difference = position - other.position
    return (difference * difference).sum()
  }

  /// The nearest colour of eight bits a component; nothing at all rather than a colour of which nothing is seen.
  var color: IndexedImage.Color {
    let exact = position.w / Self.alphaScale
    let alpha = min(max(exact.rounded(), 0), 255)
    guard alpha > 0 else { return IndexedImage.Color(red: 0, green: 0, blue: 0, alpha: 0) }
    func component(_ value: Float) -> UInt8 { UInt8(min(max(((value + exact / 2) * 255 / alpha).rounded(), 0), 255)) }
    return IndexedImage.Color(red: component(position.x), green: component(position.y), blue: component(position.z), alpha: UInt8(alpha))
  }
}

/// Finds the nearest of some colours.
struct NearestColor {
  let points: [ColorPoint]
  /// The points' sums of components in rising order, and whose they are: two points lie at least half their sums' difference apart.
  private let sums: [Float]
  private let order: [Int]

  init(_ points: [ColorPoint]) {
    self.points = points
    let unsorted = points.map { $0.position.sum() }
    order = points.indices.sorted { unsorted[$0] != unsorted[$1] ? unsorted[$0] < unsorted[$1] : $0 < $1 }
    sums = order.map { unsorted[$0] }
  }

  /// Looks outwards from where the colour's own sum would stand, until nothing nearer can come.
  func place(of point: ColorPoint) -> Int {
    let sum = point.position.sum()
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < sum { low = middle + 1 } else { high = middle }
    }
    var (below, above) = (low - 1, low)
    var best = (place: 0, distance: Float.infinity)
    func look(_ i: Int) {
      let distance = point.squaredDistance(to: points[order[i]])
      if distance < best.distance || distance == best.distance && order[i] < best.place { best = (order[i], distance) }
    }
    while true {
      // A hair more than half, squared, so that rounding passes over nobody.
      let canBelow = below >= 0 && (sum - sums[below]) * (sum - sums[below]) <= 4.01 * best.distance
      let canAbove = above < sums.count && (sums[above] - sum) * (sums[above] - sum) <= 4.01 * best.distance
      if canBelow {
        look(below)
        below -= 1
      }
      if canAbove {
        look(above)
        above += 1
      }
      if !canBelow && !canAbove { return best.place }
    }
  }
}
