private import Foundation
internal import PageDescription

/// A picture inside an SVG, as a `data:` address (RFC 2397): held to the same limits as a file of its own.
enum EmbeddedPicture {
  static func check(_ address: String, limits: ImageLimits) throws(ImageProblem.Fault) {
    guard let comma = address.firstIndex(of: ",") else { throw .damaged(.svg, .emptyPicture) }
    let header = address[..<comma].dropFirst("data:".count)
    let type = String(header.prefix { $0 != ";" })
    guard header.hasSuffix(";base64") else { throw .svgEmbedded(type) }
    let text = address[address.index(after: comma)...].filter { !$0.isWhitespace }
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
      throw .damaged(.svg, .pictureNotBase64)
    }
    let bytes = [UInt8](data)
    switch FileFormat(signatureOf: bytes) {
    case .png?: _ = try PixelDecoding.decode(bytes, as: .png, limits: limits)
    case .jpeg?: _ = try PixelDecoding.decode(bytes, as: .jpeg, limits: limits)
    case .svg, .pdf, .gif, .webp, .heif, .tiff, .bmp, .photoshop, .postscript, .gzip, nil: throw .svgEmbedded(type)
    }
  }
}
