/// Samples in rows, as picture files keep them.
enum SampleRows {
  /// Samples of less than a byte share one, the leftmost in the highest bits; each row begins with a byte of its own.
  static func packed(_ samples: Span<UInt8>, width: Int, height: Int, depth: Int, leading: Int) -> [UInt8] {
    let perByte = 8 / depth
    let bytesPerRow = leading + (width + perByte - 1) / perByte
    return [UInt8](capacity: bytesPerRow * height) { rows in
      for y in 0..<height {
        for _ in 0..<leading { rows.append(0) }
        let row = samples.extracting((y * width)..<((y + 1) * width))
        if depth == 8 {
          for x in row.indices { rows.append(row[x]) }
          continue
        }
        for start in stride(from: 0, to: width, by: perByte) {
          var byte: UInt8 = 0
          for x in start..<min(start + perByte, width) { byte |= row[x] << UInt8(8 - depth * (x - start + 1)) }
          rows.append(byte)
        }
      }
    }
  }
}
