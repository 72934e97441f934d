internal import Glibc

extension DecodedImage {
  /// The picture with at most so many colours, without dithering: as it is when it has no more, else with those that err least. A colour
  /// that fills most of its neighbourhood stays exactly as it is. The same pixels give the same result.
  /// - Parameters:
  ///   - colors: 1 to 256.
  ///   - ignoringAlpha: reduces red, green and blue alone, for a picture whose alpha is kept apart; pixels of alpha 0 don't count and get
  ///     any index, and the others count by their alpha.
  /// - Returns: the picture, and its peak signal-to-noise ratio in dB, infinite when nothing is lost. Its error is squared, of what is seen
  ///   over black and over white, averaged over both, the three components and the pixels of which something is seen.
  public func indexed(colors: Int, ignoringAlpha: Bool = false) -> (image: IndexedImage, psnr: Double) {
    precondition((1...256).contains(colors), "a palette has 1 to 256 colours")
    let (image, loss) = reduced(to: colors, ignoringAlpha: ignoringAlpha)
    return (image, loss.mean > 0 ? 10 * log10(255 * 255 / loss.mean) : .infinity)
  }

  /// The picture with a palette of at most 256 colours when nobody can tell it from this one; `nil` when one could.
  func indistinguishablyIndexed() -> IndexedImage? {
    let (image, loss) = reduced(to: 256, ignoringAlpha: false)
    return loss.mean <= ColorReduction.Loss.indistinguishable.mean && loss.largest <= ColorReduction.Loss.indistinguishable.largest
      ? image : nil
  }

  /// The picture with a palette of all its colours; `nil` when they are more than 256.
  func exactlyIndexed() -> IndexedImage? {
    guard let count = ColorCount(self, ignoringAlpha: false, limit: 256) else { return nil }
    return indexed(count, palette: count.colors.values, assignment: Array(count.weights.indices))
  }

  private func reduced(to colors: Int, ignoringAlpha: Bool) -> (image: IndexedImage, loss: ColorReduction.Loss) {
    guard let count = ColorCount(self, ignoringAlpha: ignoringAlpha) else { preconditionFailure("without a limit, there is a count") }
    guard count.weights.count > colors else {
      return (indexed(count, palette: count.colors.values, assignment: Array(count.weights.indices)), ColorReduction.Loss())
    }
    let reduction = ColorReduction(count, to: colors)
    return (indexed(count, palette: reduction.palette.map(\.value), assignment: reduction.assignment), reduction.loss)
  }

  /// Puts the palette in its order and leaves out what nothing uses.
  /// - Parameter assignment: for each of the picture's colours, its place in `palette`.
  private func indexed(_ count: ColorCount, palette: [UInt32], assignment: [Int]) -> IndexedImage {
    var weights = [Int](repeating: 0, count: palette.count)
    for (color, place) in assignment.enumerated() { weights[place] += count.weights[color] }
    let order = palette.indices.filter { weights[$0] > 0 }.sorted { a, b in
      let (isOpaqueA, isOpaqueB) = (palette[a] >> 24 == 255, palette[b] >> 24 == 255)
      return isOpaqueA != isOpaqueB ? isOpaqueB : weights[a] != weights[b] ? weights[a] > weights[b] : palette[a] < palette[b]
    }
    var indexOfPlace = [UInt8](repeating: 0, count: palette.count)
    for (index, place) in order.enumerated() { indexOfPlace[place] = UInt8(index) }
    let indexOfColor = assignment.map { indexOfPlace[$0] }
    let indices = count.places.map { $0 < 0 ? 0 : indexOfColor[Int($0)] }
    // A picture of which nothing is seen still needs a colour to point at.
    let colors = order.isEmpty ? [IndexedImage.Color(red: 0, green: 0, blue: 0)] : order.map { IndexedImage.Color(value: palette[$0]) }
    return IndexedImage(width: width, height: height, palette: colors, indices: indices)
  }
}

/// Many colours turned into few.
struct ColorReduction {
  /// Squared errors of a component of 0 to 255.
  struct Loss {
    /// Over all pixels of which something is seen.
    var mean = 0.0
    /// That of the worst colour, however few pixels have it.
    var largest = 0.0

    /// 45 dB, and no colour off by more than 20 steps, which a lone dot of a colour of its own would be.
    static let indistinguishable = Loss(mean: 255 * 255 / 31_622.8, largest: 20 * 20)
  }

  private(set) var palette: [IndexedImage.Color] = []
  /// For each of the picture's colours, its place in `palette`.
  private(set) var assignment: [Int] = []
  private(set) var loss = Loss()
  /// Rounds in which every colour chooses the nearest mean and the means move (Lloyd).
  private static let rounds = 2

  init(_ count: ColorCount, to limit: Int) {
    let values = count.colors.values
    let points = values.map { ColorPoint(IndexedImage.Color(value: $0)) }
    var nearest = NearestColor(ColorSplitting.means(of: ColorCloud(points: points, weights: count.weights, values: values), limit: limit))
    for _ in 1..<Self.rounds {
      nearest = NearestColor(Self.clusters(points, count.weights, points.map { nearest.place(of: $0) }, nearest.points.count).map(\.mean))
    }
    let clusters = Self.clusters(points, count.weights, points.map { nearest.place(of: $0) }, nearest.points.count)
    palette = clusters.map { cluster in
      2 * cluster.heaviest.weight >= cluster.weight ? IndexedImage.Color(value: values[cluster.heaviest.place]) : cluster.mean.color
    }
    nearest = NearestColor(palette.map(ColorPoint.init))
    assignment = points.map { nearest.place(of: $0) }
    var (sum, seen) = (0.0, 0)
    for (i, place) in assignment.enumerated() {
      let squared = Double(points[i].squaredDistance(to: nearest.points[place])) / 3
      sum += squared * Double(count.weights[i])
      if values[i] >> 24 > 0 { seen += count.weights[i] }
      loss.largest = max(loss.largest, squared)
    }
    loss.mean = sum / Double(max(seen, 1))
  }

  private struct Cluster {
    var mean: ColorPoint
    var weight = 0
    var heaviest = (place: 0, weight: 0)
  }

  private static func clusters(_ points: [ColorPoint], _ weights: [Int], _ assignment: [Int], _ count: Int) -> [Cluster] {
    var sums = [SIMD4<Double>](repeating: .zero, count: count)
    var clusters = [Cluster](repeating: Cluster(mean: ColorPoint(position: .zero)), count: count)
    for (i, place) in assignment.enumerated() {
      sums[place] += SIMD4<Double>(points[i].position) * Double(weights[i])
      clusters[place].weight += weights[i]
      if weights[i] > clusters[place].heaviest.weight { clusters[place].heaviest = (i, weights[i]) }
    }
    for place in clusters.indices where clusters[place].weight > 0 {
      clusters[place].mean = ColorPoint(position: SIMD4<Float>(sums[place] / Double(clusters[place].weight)))
    }
    return clusters.filter { $0.weight > 0 }
  }
}
