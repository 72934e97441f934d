private import Foundation
internal import Images
internal import PageDescription

/// An image as an SVG holds it: whole, inside the file, at the resolution that its placement calls for.
struct SVGImage: Hashable {
  private let asset: ImageAsset
  /// To 1/`factor` of the pixels; a screen or an office printer shows no more.
  private let factor: Int
  private static let resolution = 600.0

  init(_ mark: ImageMark) {
    asset = mark.asset
    factor = max(1, Int(min(mark.effectiveResolution ?? 0, 1e6) / Self.resolution))
  }

  /// `image` in the asset's own units. An SVG inside runs no scripts and fetches nothing (SVG 2, 2.2: secure static mode).
  func element(id: String, images: ImageStore) throws(DrawingProblem) -> String {
    switch asset.kind {
    case .svg: return element(id, asset.width, asset.height, "image/svg+xml", asset.bytes)
    case .png where factor == 1: return element(id, asset.width, asset.height, "image/png", asset.bareBytes)
    case .jpeg where factor == 1 && asset.isPlainJPEG: return element(id, asset.width, asset.height, "image/jpeg", asset.bareBytes)
    case .png, .jpeg:
      let image = try images.image(asset).reduced(by: factor)
      do {
        return element(id, Double(image.width * factor), Double(image.height * factor), "image/png", try image.png(filtered: true))
      } catch {
        throw DrawingProblem(error)
      }
    }
  }

  private func element(_ id: String, _ width: Double, _ height: Double, _ type: String, _ bytes: [UInt8]) -> String {
    "<image id=\"\(id)\" width=\"\(width.plain(4))\" height=\"\(height.plain(4))\" preserveAspectRatio=\"none\""
      + " href=\"data:\(type);base64,\(Data(bytes).base64EncodedString())\"/>"
  }
}
