/// A distance on the sheet. Carries its unit, so that no bare number crosses a target.
public struct Length: Hashable, Sendable, Comparable {
  /// In PostScript points, 1/72 inch.
  public let points: Double

  private init(inPoints points: Double) { self.points = points }

  public static func points(_ value: Double) -> Length { Length(inPoints: value) }
  public static func millimetres(_ value: Double) -> Length { Length(inPoints: value * 72 / 25.4) }
  public static func inches(_ value: Double) -> Length { Length(inPoints: value * 72) }
  public static let zero = Length(inPoints: 0)

  public var millimetres: Double { points * 25.4 / 72 }
  public var inches: Double { points / 72 }

  public static func < (a: Length, b: Length) -> Bool { a.points < b.points }
  public static func + (a: Length, b: Length) -> Length { Length(inPoints: a.points + b.points) }
  public static func - (a: Length, b: Length) -> Length { Length(inPoints: a.points - b.points) }
  public static prefix func - (a: Length) -> Length { Length(inPoints: -a.points) }
  public static func * (a: Length, factor: Double) -> Length { Length(inPoints: a.points * factor) }
  public static func / (a: Length, divisor: Double) -> Length { Length(inPoints: a.points / divisor) }
  /// How many times `b` goes into `a`.
  public static func / (a: Length, b: Length) -> Double { a.points / b.points }
  public static func += (a: inout Length, b: Length) { a = a + b }
  public static func -= (a: inout Length, b: Length) { a = a - b }
}

/// A place on the sheet, from the trimmed sheet's top-left corner; y grows downwards.
public struct Point: Hashable, Sendable {
  public var x: Length
  public var y: Length

  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }

  public static let zero = Point(x: .zero, y: .zero)
}

public struct Size: Hashable, Sendable {
  public var width: Length
  public var height: Length

  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle.
public struct Rect: Hashable, Sendable {
  /// The top-left corner.
  public var origin: Point
  public var size: Size

  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  public init(x: Length, y: Length, width: Length, height: Length) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  public var minX: Length { origin.x }
  public var minY: Length { origin.y }
  public var maxX: Length { origin.x + size.width }
  public var maxY: Length { origin.y + size.height }
  public var midX: Length { origin.x + size.width / 2 }
  public var midY: Length { origin.y + size.height / 2 }
  public var width: Length { size.width }
  public var height: Length { size.height }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    let x = min(minX, other.minX)
    let y = min(minY, other.minY)
    return Rect(x: x, y: y, width: max(maxX, other.maxX) - x, height: max(maxY, other.maxY) - y)
  }

  public func contains(_ other: Rect, within tolerance: Length = .zero) -> Bool {
    other.minX >= minX - tolerance && other.minY >= minY - tolerance && other.maxX <= maxX + tolerance && other.maxY <= maxY + tolerance
  }

  public func intersects(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}

/// A size in device pixels.
public struct PixelSize: Hashable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// x′ = a·x + c·y + tx, y′ = b·x + d·y + ty, in the sheet's coordinates (y downwards; cairo's `cairo_matrix_t` order).
public struct Transform: Hashable, Sendable {
  public var a: Double
  public var b: Double
  public var c: Double
  public var d: Double
  public var tx: Length
  public var ty: Length

  public init(a: Double, b: Double, c: Double, d: Double, tx: Length, ty: Length) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, tx: .zero, ty: .zero)

  public static func translation(_ x: Length, _ y: Length) -> Transform { Transform(a: 1, b: 0, c: 0, d: 1, tx: x, ty: y) }

  public func applied(to point: Point) -> Point {
    Point(x: point.x * a + point.y * c + tx, y: point.x * b + point.y * d + ty)
  }
}
