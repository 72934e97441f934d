/// An image file's contents, read once and shared by every sheet that shows it.
public struct ImageAsset: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case png, jpeg, svg }
  /// The file that it came from: names it in findings, and is its identity in caches.
  public var path: String
  public var kind: Kind
  public var bytes: [UInt8]
  /// Natural proportions: pixels of a PNG or JPEG, user units of an SVG.
  public var width: Double
  public var height: Double
  /// Where the ink is, as a part of the whole (0…1 from the top left): the image without its transparent margins.
  public var ink: UnitRect

  public init(path: String, kind: Kind, bytes: [UInt8], width: Double, height: Double, ink: UnitRect = .whole) {
    self.path = path
    self.kind = kind
    self.bytes = bytes
    self.width = width
    self.height = height
    self.ink = ink
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(bytes.count)
  }
}

/// A part of an image, in fractions of its width and height from the top left.
public struct UnitRect: Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public static let whole = UnitRect(x: 0, y: 0, width: 1, height: 1)
}

/// An image at its place. `frame` holds exactly the `crop`ped part.
public struct ImageMark: Hashable, Sendable {
  public var asset: ImageAsset
  public var crop: UnitRect
  public var frame: Rect
  /// 0…1.
  public var opacity: Double
  /// Draw the image's shape in this colour instead of its own (a logo in white on a dark seal).
  public var tint: Color?

  public init(asset: ImageAsset, crop: UnitRect = .whole, frame: Rect, opacity: Double = 1, tint: Color? = nil) {
    self.asset = asset
    self.crop = crop
    self.frame = frame
    self.opacity = opacity
    self.tint = tint
  }

  /// Pixels per inch as placed, the smaller of both directions; `nil` for vectors.
  public var effectiveResolution: Double? {
    guard asset.kind != .svg else { return nil }
    return min(asset.width * crop.width / frame.width.inches, asset.height * crop.height / frame.height.inches)
  }
}
