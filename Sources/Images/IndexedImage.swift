/// A picture of few colours: a list of them, and for each pixel its place in the list.
public struct IndexedImage: Hashable, Sendable {
  /// Red, green, blue and alpha of 8 bits each, not premultiplied, in sRGB.
  public struct Color: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8
    public var alpha: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
      self.red = red
      self.green = green
      self.blue = blue
      self.alpha = alpha
    }
  }

  /// In pixels.
  public let width: Int
  public let height: Int
  /// At most 256 colours: first those that let something shine through, then those of most pixels.
  public let palette: [Color]
  /// A place in `palette` for each pixel, row by row from the top left.
  public let indices: [UInt8]

  /// - Precondition: there are `width * height` indices, all of them in the palette, which has at most 256 colours.
  public init(width: Int, height: Int, palette: [Color], indices: [UInt8]) {
    precondition(palette.count <= 256 && indices.count == width * height && indices.allSatisfy { Int($0) < palette.count })
    self.width = width
    self.height = height
    self.palette = palette
    self.indices = indices
  }

  /// Bits that an index needs when rows are packed: 1, 2, 4 or 8.
  public var bitDepth: Int {
    switch palette.count {
    case ...2: 1
    case ...4: 2
    case ...16: 4
    default: 8
    }
  }
}

extension IndexedImage {
  /// The indices packed at `bitDepth`, the leftmost pixel in the highest bits, each row from a byte of its own: what PNG (ISO/IEC 15948,
  /// 7.2) and PDF (ISO 32000-1, 8.9.3) ask for.
  /// - Parameter leading: bytes of 0 before each row; PNG has one that names the row's filter.
  public func packedRows(leading: Int = 0) -> [UInt8] {
    SampleRows.packed(indices.span, width: width, height: height, depth: bitDepth, leading: leading)
  }
}
