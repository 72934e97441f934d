import Compression
import Glibc
import Images
import PageDescription

/// The forms in which a picture may be kept, and the choice between them: the smallest that nobody can tell from the original.
struct ImageEncoding {
  private(set) var picture: ImageStream
  private(set) var mask: ImageStream?
  private(set) var palette: [UInt8]?

  /// Peak signal to noise, in dB, on white and on black paper, below which a form is not used: of pictures over what they show, of ink, whose
  /// edges are all that changes, over the whole drawing.
  private static let leastForPictures = 45.0
  private static let leastForInk = 40.0

  /// A form before it is compressed for good: `count` is what a quick try makes of it.
  private struct Candidate {
    var picture: ImageStream
    var mask: ImageStream?
    var palette: [UInt8]?
    var count: Int

    init(picture: ImageStream, mask: ImageStream?, palette: [UInt8]? = nil, by trial: Deflater) {
      self.picture = picture
      self.mask = mask
      self.palette = palette
      count = trial.zlib(picture.bytes).count + (mask.map { trial.zlib($0.bytes).count } ?? 0) + (palette?.count ?? 0)
    }
  }

  /// - Parameter tint: the colour that takes the place of every pixel's own.
  init(_ image: DecodedImage, tint: Color?, deflater: Deflater) {
    let source = image.visible
    let size = source.size
    let trial = Deflater(level: 4)
    let fullMask = source.isOpaque ? nil : Self.mask(source, levels: 256)
    var candidates: [Candidate] = []
    if let tint {
      let ink = [tint.red, tint.green, tint.blue].map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
      candidates.append(Candidate(picture: Self.plain(ink), mask: fullMask, by: trial))
    } else {
      candidates.append(Candidate(picture: Self.lossless(source, by: trial), mask: fullMask, by: trial))
      if let ink = source.meanColor {
        for levels in [256, 16] where levels == 256 || fullMask != nil {
          let likeness = Self.likeness(of: source, to: { _ in (ink[0], ink[1], ink[2]) }, levels: levels, isWhole: true)
          guard likeness >= Self.leastForInk else { continue }
          let mask = levels == 256 ? fullMask : Self.mask(source, levels: levels)
          candidates.append(Candidate(picture: Self.plain(ink), mask: mask, by: trial))
        }
      }
      for colors in [256, 64, 16] {
        let (indexed, _) = source.indexed(colors: colors, ignoringAlpha: true)
        guard indexed.palette.count <= colors else { continue }
        let table = indexed.palette.flatMap { [$0.red, $0.green, $0.blue] }
        let stream = ImageStream(
          bytes: indexed.packedRows(), size: size, components: 1, depth: indexed.bitDepth, colors: indexed.palette.count,
          filter: .deflate)
        for levels in [256, 16] where levels == 256 || fullMask != nil {
          func color(_ pixel: Int) -> (UInt8, UInt8, UInt8) {
            let entry = indexed.palette[Int(indexed.indices[pixel])]
            return (entry.red, entry.green, entry.blue)
          }
          guard Self.likeness(of: source, to: color, levels: levels, isWhole: false) >= Self.leastForPictures else { continue }
          let mask = levels == 256 ? fullMask : Self.mask(source, levels: levels)
          candidates.append(Candidate(picture: stream, mask: mask, palette: table, by: trial))
        }
      }
    }
    let best = candidates.min { $0.count < $1.count }!
    (picture, mask) = (best.picture.packed(by: deflater), best.mask?.packed(by: deflater))
    palette = best.palette.map { deflater.zlib($0) }
  }

  /// One pixel that fills the whole, for the mask to cut out.
  private static func plain(_ color: [UInt8]) -> ImageStream {
    ImageStream(bytes: color, size: PixelSize(width: 1, height: 1), components: 3, depth: 8, filter: .deflate)
  }

  private static func mask(_ image: DecodedImage, levels: Int) -> ImageStream {
    let alphas = stride(from: 3, to: image.pixels.count, by: 4).map { image.pixels[$0] }
    guard levels == 16 else {
      return ImageStream(bytes: alphas, size: image.size, components: 1, depth: 8, filter: .deflate)
    }
    var rows: [UInt8] = []
    for y in 0..<image.height {
      for x in stride(from: 0, to: image.width, by: 2) {
        let low = x + 1 < image.width ? reduced(alphas[y * image.width + x + 1]) : 0
        rows.append(reduced(alphas[y * image.width + x]) << 4 | low)
      }
    }
    return ImageStream(bytes: rows, size: image.size, components: 1, depth: 4, filter: .deflate)
  }

  /// To the nearest of 16 levels.
  private static func reduced(_ alpha: UInt8) -> UInt8 { UInt8((Int(alpha) + 8) / 17) }

  /// RGB or gray without any loss, plain or as differences to the row above, whichever is smaller.
  private static func lossless(_ image: DecodedImage, by trial: Deflater) -> ImageStream {
    let isGray = image.isGray
    let components = isGray ? 1 : 3
    var samples: [UInt8] = []
    samples.reserveCapacity(image.width * image.height * components)
    for i in stride(from: 0, to: image.pixels.count, by: 4) { samples += image.pixels[i..<(i + components)] }
    let rowLength = image.width * components
    var least = trial.zlib(samples).count
    var best = ImageStream(bytes: samples, size: image.size, components: components, depth: 8, filter: .deflate)
    // 1 is the pixel to the left, 2 the row above (PNG, 9.2).
    for kind in [UInt8(1), 2] {
      var rows: [UInt8] = []
      rows.reserveCapacity(samples.count + image.height)
      for y in 0..<image.height {
        rows.append(kind)
        for x in 0..<rowLength {
          let i = y * rowLength + x
          let before = kind == 1 ? (x >= components ? samples[i - components] : 0) : (y > 0 ? samples[i - rowLength] : 0)
          rows.append(samples[i] &- before)
        }
      }
      let count = trial.zlib(rows).count
      if count < least {
        least = count
        best = ImageStream(bytes: rows, size: image.size, components: components, depth: 8, filter: .predicted)
      }
    }
    return best
  }

  /// How like the original a form is, in dB: the lesser of what it is on white and on black paper.
  private static func likeness(of image: DecodedImage, to color: (Int) -> (UInt8, UInt8, UInt8), levels: Int, isWhole: Bool) -> Double {
    let pixels = image.pixels.span
    var (onWhite, onBlack) = (0.0, 0.0)
    var seen = 0
    for pixel in 0..<(image.width * image.height) {
      let alpha = Int(pixels[4 * pixel + 3])
      guard alpha > 0 else { continue }
      seen += 1
      let kept = levels == 16 ? Int(reduced(UInt8(alpha))) * 17 : alpha
      let replacement = color(pixel)
      for c in 0..<3 {
        let value = c == 0 ? replacement.0 : c == 1 ? replacement.1 : replacement.2
        let (a, b) = (Int(pixels[4 * pixel + c]) * alpha, Int(value) * kept)
        let black = Double(a - b) / 255
        let white = Double(a + 255 * (255 - alpha) - b - 255 * (255 - kept)) / 255
        onWhite += white * white
        onBlack += black * black
      }
    }
    // Over the pixels that show anything: a small drawing on a large transparent ground earns nothing by the ground.
    let worst = max(onWhite, onBlack) / Double(max(1, 3 * (isWhole ? image.width * image.height : seen)))
    return worst == 0 ? .infinity : 10 * log10(255 * 255 / worst)
  }
}

extension DecodedImage {
  /// The same picture with nothing hidden under transparent pixels.
  fileprivate var visible: DecodedImage {
    guard !isOpaque else { return self }
    var cleared = pixels
    for i in stride(from: 0, to: cleared.count, by: 4) where cleared[i + 3] == 0 {
      for c in 0..<3 { cleared[i + c] = 0 }
    }
    return DecodedImage(width: width, height: height, pixels: cleared)
  }

  fileprivate var isGray: Bool {
    for i in stride(from: 0, to: pixels.count, by: 4) {
      let value = pixels[i]
      if pixels[i + 1] != value || pixels[i + 2] != value { return false }
    }
    return true
  }

  /// The mean of all colours, each by how much of it shows; `nil` for a picture that shows nothing.
  fileprivate var meanColor: [UInt8]? {
    var (sums, weight) = ([0, 0, 0], 0)
    for i in stride(from: 0, to: pixels.count, by: 4) {
      let alpha = Int(pixels[i + 3])
      for c in 0..<3 { sums[c] += Int(pixels[i + c]) * alpha }
      weight += alpha
    }
    return weight == 0 ? nil : sums.map { UInt8(($0 + weight / 2) / weight) }
  }
}
