import Foundation
internal import PageDescription

/// Engine-turned lines as on banknotes and diplomas: strands that sum cosine waves, along a straight band or round a centre.
struct Guilloche: Sendable, Equatable {
  struct Wave: Sendable, Equatable {
    /// Of the band's half height, or of the rosette's radius.
    var amplitude: Double
    /// Periods in one repeat of a band, or lobes of a rosette.
    var cycles: Double
    /// Phase in turns.
    var phase: Double
    /// How much each strand's phase is ahead of the one before, in turns.
    var spread: Double
    /// The amplitude also goes with the cosine of this many turns per strand.
    var modulation: Double?
  }
  struct Strands: Sendable, Equatable {
    var count: Int
    var color: String
    var width: Length
    /// A rosette's mean radius; a band's mean offset.
    var base: Double
    var waves: [Wave]
  }
  var strands: [Strands]

  /// Curve segments per period of the quickest wave. A cubic through a cosine's points and slopes is then off by at most 0.3 % of the amplitude.
  private static let segmentsPerPeriod = 6.0

  /// Strands along a line, a path each: strands that cross inside one path cost much to fill in, and look no different.
  /// - Parameter repeats: how often the pattern repeats from `start` to `end`.
  func band(from start: Point, to end: Point, halfHeight: Length, repeats: Int) -> [(strands: Strands, path: Path)] {
    let dx = (end.x - start.x).points
    let dy = (end.y - start.y).points
    let length = (dx * dx + dy * dy).squareRoot()
    let (ux, uy) = (dx / length, dy / length)
    let h = halfHeight.points
    return strands.flatMap { strands in
      let quickest = strands.waves.map(\.cycles).max() ?? 1
      let steps = max(1, Int((Double(repeats) * quickest * Self.segmentsPerPeriod).rounded(.up)))
      return (0..<strands.count).map { strand in
        var path = Path()
        Self.append(to: &path, steps: steps, range: Double(repeats)) { t in
          let along = length * t / Double(repeats)
          let across = h * Self.height(strands, strand, at: t)
          return (start.x.points + ux * along - uy * across, start.y.points + uy * along + ux * across)
        }
        return (strands, path)
      }
    }
  }

  /// Strands round a centre, each a closed path.
  func rosette(center: Point, radius: Length) -> [(strands: Strands, path: Path)] {
    let r = radius.points
    return strands.flatMap { strands in
      let quickest = max(3, strands.waves.map(\.cycles).max() ?? 3)
      let steps = Int((quickest * Self.segmentsPerPeriod).rounded(.up))
      return (0..<strands.count).map { strand in
        var path = Path()
        Self.append(to: &path, steps: steps, range: 1) { t in
          let distance = r * Self.height(strands, strand, at: t)
          return (center.x.points + distance * cos(2 * .pi * t), center.y.points + distance * sin(2 * .pi * t))
        }
        path.segments.append(.close)
        return (strands, path)
      }
    }
  }

  private static func height(_ strands: Strands, _ strand: Int, at t: Double) -> Double {
    let place = Double(strand) - Double(strands.count - 1) / 2
    return strands.waves.reduce(strands.base) { sum, wave in
      let strength = wave.modulation.map { cos(2 * .pi * $0 * place) } ?? 1
      return sum + wave.amplitude * strength * cos(2 * .pi * (wave.cycles * t + wave.phase + wave.spread * place))
    }
  }

  /// A smooth curve through `steps` + 1 points with their slopes (cubic Hermite, written as Béziers).
  private static func append(to path: inout Path, steps: Int, range: Double, _ point: (Double) -> (x: Double, y: Double)) {
    let step = range / Double(steps)
    let small = step / 64
    func slope(_ t: Double) -> (x: Double, y: Double) {
      let (a, b) = (point(t - small), point(t + small))
      return ((b.x - a.x) / (2 * small), (b.y - a.y) / (2 * small))
    }
    func place(_ x: Double, _ y: Double) -> Point { Point(x: .points(x), y: .points(y)) }
    var last = point(0)
    var lastSlope = slope(0)
    path.segments.append(.move(place(last.x, last.y)))
    for i in 1...steps {
      let t = step * Double(i)
      let next = point(t)
      let nextSlope = slope(t)
      path.segments.append(
        .curve(
          place(last.x + lastSlope.x * step / 3, last.y + lastSlope.y * step / 3),
          place(next.x - nextSlope.x * step / 3, next.y - nextSlope.y * step / 3), place(next.x, next.y)))
      (last, lastSlope) = (next, nextSlope)
    }
  }
}
