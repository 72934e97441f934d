internal import Glibc
public import PageDescription

/// Reads an image file, and proves that it can be drawn: whoever holds an `ImageAsset` from here meets no damaged file later.
public enum ImageReader {
  /// - Parameters:
  ///   - path: the file on this machine.
  ///   - displayPath: how the user named it; for messages, and the asset's `path`.
  /// - Throws: what is wrong with the file; it was then neither kept nor drawn.
  public static func read(_ path: String, displayPath: String? = nil, limits: ImageLimits = .standard) throws(ImageProblem) -> ImageAsset {
    let name = displayPath ?? path
    do {
      return try read(bytes: contents(of: path, limit: limits.fileBytes), named: name, limits: limits)
    } catch {
      throw ImageProblem(file: name, fault: error)
    }
  }

  /// The same, for a file that is in memory already.
  public static func read(_ bytes: [UInt8], named name: String, limits: ImageLimits = .standard) throws(ImageProblem) -> ImageAsset {
    do {
      return try read(bytes: bytes, named: name, limits: limits)
    } catch {
      throw ImageProblem(file: name, fault: error)
    }
  }

  /// What a course team should know about a picture that is to lie over others, as a signature does.
  public static func remarks(onSignature asset: ImageAsset) -> [ImageProblem] {
    guard asset.kind != .svg, let image = try? PixelDecoding.decode(asset.bytes, as: asset.kind, limits: .standard) else { return [] }
    return InkBounds(image: image).isOnPaper ? [ImageProblem(file: asset.path, fault: .opaquePaper)] : []
  }

  static func read(bytes: [UInt8], named name: String, limits: ImageLimits) throws(ImageProblem.Fault) -> ImageAsset {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limits.fileBytes else { throw .tooManyBytes(bytes.count, limit: limits.fileBytes) }
    guard let format = FileFormat(signatureOf: bytes) else { throw .unknownFormat }
    switch format {
    case .png: return try raster(bytes, .png, name, limits)
    case .jpeg: return try raster(bytes, .jpeg, name, limits)
    case .svg: return try vector(bytes, name, limits)
    case .pdf, .gif, .webp, .heif, .tiff, .bmp, .photoshop, .postscript, .gzip: throw .unsupported(format)
    }
  }

  private static func raster(
    _ bytes: [UInt8], _ kind: ImageAsset.Kind, _ name: String, _ limits: ImageLimits
  ) throws(ImageProblem.Fault) -> ImageAsset {
    let image = try PixelDecoding.decode(bytes, as: kind, limits: limits)
    guard let ink = InkBounds(image: image).box else { throw .nothingVisible }
    return ImageAsset(path: name, kind: kind, bytes: bytes, width: Double(image.width), height: Double(image.height), ink: ink)
  }

  private static func vector(_ bytes: [UInt8], _ name: String, _ limits: ImageLimits) throws(ImageProblem.Fault) -> ImageAsset {
    guard bytes.count <= limits.svgBytes else { throw .tooManyBytes(bytes.count, limit: limits.svgBytes) }
    try SVGInspection.check(bytes, limits: limits)
    let document = try SVGDocument(bytes)
    guard let ink = try document.inkBox() else { throw .nothingVisible }
    return ImageAsset(path: name, kind: .svg, bytes: bytes, width: document.width, height: document.height, ink: ink)
  }

  /// Reads a regular file of at most `limit` bytes. A pipe or device is refused without waiting for it.
  static func contents(of path: String, limit: Int) throws(ImageProblem.Fault) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(reason: unsafe String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .unreadable(reason: unsafe String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooManyBytes(size, limit: limit) }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress! + filled, size - filled) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(reason: unsafe String(cString: strerror(errno)))
      }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(size - filled)
    return bytes
  }
}

extension ImageAsset {
  /// The pixels of a PNG or JPEG, upright; `nil` for an SVG, which has none.
  public func decoded(limits: ImageLimits = .standard) throws(ImageProblem) -> DecodedImage? {
    guard kind != .svg else { return nil }
    do {
      return try PixelDecoding.decode(bytes, as: kind, limits: limits)
    } catch {
      throw ImageProblem(file: path, fault: error)
    }
  }
}
