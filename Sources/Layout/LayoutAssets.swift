public import PageDescription

/// The images that a course's sheets show, read once.
public struct LayoutAssets: Sendable {
  public var logo: ImageAsset?
  /// By the signature's path as `course.yaml` writes it.
  public var signatures: [String: ImageAsset]

  public init(logo: ImageAsset? = nil, signatures: [String: ImageAsset] = [:]) {
    self.logo = logo
    self.signatures = signatures
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
