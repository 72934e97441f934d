import Compression
import Drawing
import Images
import PageDescription

/// What makes two image marks look the same, but for their place.
struct ArtKey: Hashable {
  private let asset: ImageAsset
  private let crop: UnitRect
  private let size: Size
  private let tint: Color?
  private let opacity: Double

  init(_ mark: ImageMark) {
    asset = mark.asset
    crop = mark.crop
    size = mark.frame.size
    tint = mark.tint
    opacity = mark.opacity
  }
}

/// Images as one worker has prepared them for documents, each once: it takes a second what is used a million times.
final class ArtStore {
  private let drawer: Drawer
  private let deflater = Deflater(level: 12)
  private var artworks: [ArtKey: Artwork] = [:]
  private var decoded: [ImageAsset: DecodedImage] = [:]
  private static let most = 256

  init(drawer: Drawer) { self.drawer = drawer }

  func artwork(_ mark: ImageMark, _ key: ArtKey) throws(AssemblyProblem) -> Artwork {
    if let known = artworks[key] { return known }
    let artwork: Artwork
    switch mark.asset.kind {
    case .svg: artwork = .form(try VectorArt(mark, drawer: drawer, deflater: deflater))
    case .png, .jpeg:
      if let plain = RasterArt(plainJPEG: mark) {
        artwork = .raster(plain)
      } else {
        artwork = .raster(RasterArt(mark, image: try image(mark.asset), deflater: deflater))
      }
    }
    if artworks.count >= Self.most { artworks.removeAll() }
    artworks[key] = artwork
    return artwork
  }

  private func image(_ asset: ImageAsset) throws(AssemblyProblem) -> DecodedImage {
    if let known = decoded[asset] { return known }
    let image: DecodedImage?
    do { image = try asset.decoded() } catch { throw .drawing(.image(error)) }
    guard let image else { preconditionFailure("a vector image has no pixels") }
    if decoded.count >= 2 { decoded.removeAll() }
    decoded[asset] = image
    return image
  }
}

/// An image ready to stand in any document.
enum Artwork {
  case raster(RasterArt)
  case form(VectorArt)

  var isRaster: Bool {
    switch self {
    case .raster: true
    case .form: false
    }
  }

  /// - Returns: the XObject's number.
  func write(to objects: inout ObjectWriter, _ spaces: ColorSpaceNames) -> Int {
    switch self {
    case .raster(let art): art.write(to: &objects, spaces)
    case .form(let art): art.write(to: &objects, spaces)
    }
  }

  /// Whether what lies below shows through in part.
  var isTransparent: Bool {
    switch self {
    case .raster(let art): art.isTransparent
    case .form(let art): art.isTransparent
    }
  }

  /// How thin the thinnest line of vector art is, in points; `nil` where none is drawn.
  func thinnestLine() -> Double? {
    switch self {
    case .raster: nil
    case .form(let art): art.thinnestLine()
    }
  }

  /// How few pixels to the inch a picture inside vector art has as the art is drawn; `nil` where there is none. What a picture that stands by
  /// itself has, its mark says.
  func leastResolution() -> Double? {
    switch self {
    case .raster: nil
    case .form(let art): art.leastResolution()
    }
  }

  enum Placement {
    /// The image fills the frame.
    case whole(Rect)
    /// The image fills `frame`, of which only `visible` shows.
    case clipped(frame: Rect, visible: Rect)
    /// A form's lower left corner.
    case form(left: Length, bottom: Length)
  }

  func placement(of mark: ImageMark) -> Placement {
    switch self {
    case .raster(let art):
      let frame = art.frame(of: mark)
      return mark.frame.contains(frame, within: .points(0.001)) ? .whole(frame) : .clipped(frame: frame, visible: mark.frame)
    case .form: return .form(left: mark.frame.minX, bottom: mark.frame.maxY)
    }
  }
}
