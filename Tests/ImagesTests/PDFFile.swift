import Foundation

/// A PDF written out object by object, for tests alone.
struct PDFFile {
  struct Page {
    /// By the name of the box: left, bottom, right, top.
    var boxes: [String: [Double]] = [:]
    var rotation = 0
    var content = ""
    /// The inside of the resource dictionary.
    var resources = ""
  }
  var pages: [Page]
  /// Further objects, numbered from `firstFree` on.
  var objects: [String] = []

  var firstFree: Int { 3 + 2 * pages.count }

  /// A page whose boxes all differ, none of which begins at the origin. A mark of 40 × 20 points stands at the trim box's lower left.
  static let boxes: [String: [Double]] = [
    "MediaBox": [100, 200, 500, 500], "CropBox": [105, 205, 495, 495], "BleedBox": [110, 210, 490, 490], "TrimBox": [120, 220, 480, 480],
  ]
  static func marked(rotation: Int = 0, content: String = "", resources: String = "") -> Page {
    Page(boxes: boxes, rotation: rotation, content: "0.1 0.2 0.6 rg 120 220 40 20 re f\n" + content, resources: resources)
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// - Precondition: ASCII alone.
  var bytes: [UInt8] {
    let kids = pages.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
    var all = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>"]
    for (i, page) in pages.enumerated() {
      let boxes = page.boxes.sorted { $0.key < $1.key }.map { "/\($0.key) [\($0.value.map { "\($0)" }.joined(separator: " "))]" }
      all.append(
        "<< /Type /Page /Parent 2 0 R \(boxes.joined(separator: " ")) /Rotate \(page.rotation) /Resources << \(page.resources) >> "
          + "/Contents \(4 + 2 * i) 0 R >>")
      all.append(Self.stream(page.content))
    }
    all += objects
    var text = "%PDF-1.6\n"
    var offsets: [Int] = []
    for (i, object) in all.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    text += "trailer\n<< /Size \(all.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// A file on disk for as long as the closure runs.
  static func onDisk<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-\(UUID().uuidString).pdf").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }
}
