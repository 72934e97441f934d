public import Courses
public import PageDescription

/// The images that a course's sheets show, read once.
public struct LayoutAssets: Sendable {
  /// A picture that layouts name, the course's background among them, as one of them wants it.
  public struct ArtKey: Hashable, Sendable {
    public var path: AssetPath
    public var page: ArtPage

    public init(path: AssetPath, page: ArtPage) {
      self.path = path
      self.page = page
    }
  }

  public var logo: ImageAsset?
  /// By the signature's path as `course.yaml` writes it.
  public var signatures: [String: ImageAsset]
  public var art: [ArtKey: ImageAsset]

  public init(logo: ImageAsset? = nil, signatures: [String: ImageAsset] = [:], art: [ArtKey: ImageAsset] = [:]) {
    self.logo = logo
    self.signatures = signatures
    self.art = art
  }
}

extension ImageAsset {
  /// Whether it can be drawn in one colour: vectors, and pictures with a transparent ground.
  var isShape: Bool {
    switch kind {
    case .svg: true
    // The colour type in a PNG's header: grey or RGB with alpha (PNG, 11.2.2).
    case .png: bytes.count > 25 && (bytes[25] == 4 || bytes[25] == 6)
    case .jpeg: false
    }
  }
}
