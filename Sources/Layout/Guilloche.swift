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
    return paths { strands, strand in
      var path = Path()
      path.addCurve(over: 0...Double(repeats), steps: Self.steps(strands, repeats: repeats)) { t in
        let along = length * t / Double(repeats)
        let across = h * Self.height(strands, strand, at: t)
        return (start.x.points + ux * along - uy * across, start.y.points + uy * along + ux * across)
      }
      return path
    }
  }

  /// Strands round a centre, each a closed path.
  func rosette(center: Point, radius: Length) -> [(strands: Strands, path: Path)] {
    let r = radius.points
    return paths { strands, strand in
      var path = Path()
      path.addCurve(over: 0...1, steps: max(Self.steps(strands, repeats: 1), 18)) { t in
        let distance = r * Self.height(strands, strand, at: t)
        return (center.x.points + distance * cos(2 * .pi * t), center.y.points + distance * sin(2 * .pi * t))
      }
      path.segments.append(.close)
      return path
    }
  }

  /// Strands along the upper and the right edge of a box about the origin, from its top left corner to the bottom right one; turned by half a
  /// turn they are the other two. Inwards is where a band to the right has its lower side. Strands bend in the corner's diagonal, so that
  /// each goes on round the corner; the pattern goes on too.
  /// - Parameter repeats: how often the pattern repeats on the upper edge, and on the right one.
  func halfBorder(of box: Size, halfHeight: Length, repeats: (across: Int, down: Int)) -> [(strands: Strands, path: Path)] {
    let (w, h) = (box.width.points / 2, box.height.points / 2)
    let half = halfHeight.points
    let (across, down) = (Double(repeats.across), Double(repeats.down))
    return paths { strands, strand in
      var path = Path()
      path.addCurve(over: 0...across, steps: Self.steps(strands, repeats: repeats.across)) { t in
        let inwards = half * Self.height(strands, strand, at: t)
        return ((w - inwards) * (2 * t / across - 1), inwards - h)
      }
      path.addCurve(over: across...(across + down), steps: Self.steps(strands, repeats: repeats.down), isContinued: true) { t in
        let inwards = half * Self.height(strands, strand, at: t)
        return (w - inwards, (h - inwards) * (2 * (t - across) / down - 1))
      }
      return path
    }
  }

  /// Strands side by side, evenly over a box and beyond its edges as far as its corners need; their waves repeat once from one end to the
  /// other.
  /// - Parameter angle: of the strands to the horizontal, in degrees, clockwise.
  static func lines(_ strands: Strands, over box: Rect, angle: Double) -> [(strands: Strands, path: Path)] {
    let (ux, uy) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    let (w, h) = (box.width.points, box.height.points)
    // Half of what the box measures along the lines and across them.
    let along = (w * abs(ux) + h * abs(uy)) / 2
    let across = (w * abs(uy) + h * abs(ux)) / 2
    return Guilloche(strands: [strands]).paths { strands, strand in
      let own = (2 * Double(strand) + 1) / Double(strands.count) - 1
      var path = Path()
      path.addCurve(over: 0...1, steps: strands.waves.isEmpty ? 1 : Self.steps(strands, repeats: 1)) { t in
        let (a, b) = (along * (2 * t - 1), across * (own + Self.height(strands, strand, at: t)))
        return (box.midX.points + ux * a - uy * b, box.midY.points + uy * a + ux * b)
      }
      return path
    }
  }

  private func paths(_ path: (Strands, Int) -> Path) -> [(strands: Strands, path: Path)] {
    strands.flatMap { strands in (0..<strands.count).map { (strands, path(strands, $0)) } }
  }

  private static func steps(_ strands: Strands, repeats: Int) -> Int {
    let quickest = strands.waves.map(\.cycles.magnitude).max() ?? 1
    return max(1, Int(min(1e6, Double(repeats) * quickest * segmentsPerPeriod).rounded(.up)))
  }

  private static func height(_ strands: Strands, _ strand: Int, at t: Double) -> Double {
    let place = Double(strand) - Double(strands.count - 1) / 2
    return strands.waves.reduce(strands.base) { sum, wave in
      let strength = wave.modulation.map { cos(2 * .pi * $0 * place) } ?? 1
      return sum + wave.amplitude * strength * cos(2 * .pi * (wave.cycles * t + wave.phase + wave.spread * place))
    }
  }
}
