internal import PageDescription

/// A page of a PDF as poppler's `pdfinfo` tells of it.
struct PDFPage: Equatable {
  /// In points, from the PDF's own origin; y grows upwards (ISO 32000-1, 8.3.2.3).
  struct Box: Equatable {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double
  }
  /// A part of the upright page, in points from the media box's top left; y grows downwards.
  struct Part: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  var pageCount: Int
  var isEncrypted: Bool
  /// Clockwise: 0, 90, 180 or 270.
  var rotation: Int
  var boxes: [ArtPage.Box: Box]

  /// - Parameter report: what `pdfinfo -box -f N -l N` prints.
  init?(report: String, page number: Int) {
    var values: [String: [Substring]] = [:]
    for line in report.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      // The document's own texts come first, the facts about it last.
      values[line[..<colon].split(separator: " ").joined(separator: " ")] = line[line.index(after: colon)...].split(separator: " ")
    }
    guard let count = values["Pages"]?.first.flatMap({ Int($0) }), let rotation = values["Page \(number) rot"]?.first.flatMap({ Int($0) })
    else { return nil }
    pageCount = count
    isEncrypted = values["Encrypted"]?.first == "yes"
    self.rotation = ((rotation % 360) + 360) % 360
    boxes = [:]
    for (box, name) in [(ArtPage.Box.media, "MediaBox"), (.crop, "CropBox"), (.bleed, "BleedBox"), (.trim, "TrimBox")] {
      guard let numbers = values["Page \(number) \(name)"]?.compactMap({ Double($0) }), numbers.count == 4,
        numbers.allSatisfy(\.isFinite)
      else { return nil }
      boxes[box] = Box(
        left: min(numbers[0], numbers[2]), bottom: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
        top: max(numbers[1], numbers[3]))
    }
  }

  /// The upright page as a whole.
  var size: (width: Double, height: Double)? {
    guard let media = boxes[.media] else { return nil }
    let (width, height) = (media.right - media.left, media.top - media.bottom)
    return rotation % 180 == 0 ? (width, height) : (height, width)
  }

  /// Where a box lies on the upright page, without what sticks out of the media box; `nil` when nothing of it is left.
  func part(_ name: ArtPage.Box) -> Part? {
    guard let media = boxes[.media], let wanted = boxes[name] else { return nil }
    let box = Box(
      left: max(wanted.left, media.left), bottom: max(wanted.bottom, media.bottom), right: min(wanted.right, media.right),
      top: min(wanted.top, media.top))
    let (width, height) = (box.right - box.left, box.top - box.bottom)
    guard width >= 1, height >= 1 else { return nil }
    switch rotation {
    case 90: return Part(x: box.bottom - media.bottom, y: box.left - media.left, width: height, height: width)
    case 180: return Part(x: media.right - box.right, y: box.bottom - media.bottom, width: width, height: height)
    case 270: return Part(x: media.top - box.top, y: media.right - box.right, width: height, height: width)
    default: return Part(x: box.left - media.left, y: media.top - box.top, width: width, height: height)
    }
  }
}
