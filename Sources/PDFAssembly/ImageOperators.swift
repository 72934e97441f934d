import Drawing
import PageDescription

/// Images and codes as operators (ISO 32000-1, 8.9).
extension ContentWriter {
  mutating func write(_ mark: ImageMark) throws(AssemblyProblem) {
    let (entry, art) = try part.artwork(mark)
    use.add(object: entry.name, entry.number)
    try saved { (writer) throws(AssemblyProblem) in
      // What cairo drew has its opacity inside.
      writer.set(alpha: art.isRaster ? mark.opacity * (mark.tint?.alpha ?? 1) : 1)
      switch art.placement(of: mark) {
      case .whole(let frame):
        writer.bytes.append(
          frame.width.points, 0, 0, frame.height.points, frame.minX.points, writer.height - frame.maxY.points, decimals: 3)
      case .clipped(let frame, let visible):
        writer.bytes.append(
          visible.minX.points, writer.height - visible.maxY.points, visible.width.points, visible.height.points, decimals: 3)
        writer.bytes += "re W n\n"
        writer.bytes.append(
          frame.width.points, 0, 0, frame.height.points, frame.minX.points, writer.height - frame.maxY.points, decimals: 3)
      case .form(let left, let bottom):
        writer.bytes.append(1, 0, 0, 1, left.points, writer.height - bottom.points, decimals: 3)
      }
      writer.bytes += "cm\n"
      writer.paint(object: entry.name)
    }
  }

  /// A one-bit image mask (8.9.6.2): a tenth of the bytes of rectangles, and no hairlines between them.
  mutating func write(_ mark: CodeMark) {
    endText()
    var rows: [UInt8] = []
    rows.reserveCapacity(mark.side * ((mark.side + 7) / 8))
    for row in 0..<mark.side {
      var byte: UInt8 = 0
      for column in 0..<mark.side {
        // 0 paints.
        if !mark.modules[row * mark.side + column] { byte |= 0x80 >> UInt8(column % 8) }
        if column % 8 == 7 || column == mark.side - 1 {
          rows.append(byte)
          byte = 0
        }
      }
    }
    let number = part.objects.add(stream: rows) { bytes in
      bytes += "/Type/XObject/Subtype/Image/ImageMask true/BitsPerComponent 1/Width "
      bytes.append(decimal: mark.side)
      bytes += "/Height "
      bytes.append(decimal: mark.side)
    }
    let name = part.newName()
    use.add(object: name, number)
    set(fill: mark.color, isText: true)
    set(alpha: mark.color.alpha)
    bytes += "q\n"
    let frame = mark.frame
    bytes.append(frame.width.points, 0, 0, frame.height.points, frame.minX.points, height - frame.maxY.points, decimals: 3)
    bytes += "cm\n"
    paint(object: name)
    bytes += "Q\n"
  }
}
