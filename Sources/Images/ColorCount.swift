/// Distinct colours, each with a place in the order in which they first came.
struct ColorSet {
  /// Red in the lowest eight bits, then green, blue and alpha.
  private(set) var values: [UInt32] = []
  /// An open-addressed table of places, −1 where there is none; at most half full.
  private var slots: [Int32]
  private var shift: UInt32

  init() {
    slots = [Int32](repeating: -1, count: 1 << 12)
    shift = 32 - 12
  }

  /// The colour's place, a new one when it wasn't there yet.
  mutating func place(of value: UInt32) -> Int {
    var slot = Int((value &* 0x9E37_79B1) >> shift)
    while true {
      let place = Int(slots[slot])
      if place < 0 { break }
      if values[place] == value { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(values.count)
    values.append(value)
    if values.count * 2 > slots.count { grow() }
    return values.count - 1
  }

  private mutating func grow() {
    shift -= 2
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (place, value) in values.enumerated() {
      var slot = Int((value &* 0x9E37_79B1) >> shift)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}

/// What colours a picture has, and where.
struct ColorCount {
  private(set) var colors = ColorSet()
  /// How much each colour counts: its pixels, or when alpha is kept apart the sum of their alphas.
  private(set) var weights: [Int] = []
  /// Each pixel's colour, −1 for one that is not to be seen when alpha is kept apart.
  private(set) var places: [Int32]

  /// - Parameters:
  ///   - ignoringAlpha: colours count as opaque, except where nothing is to be seen of them.
  ///   - limit: `nil` comes back when there are more colours.
  init?(_ image: DecodedImage, ignoringAlpha: Bool, limit: Int = .max) {
    let pixels = image.values
    places = [Int32](repeating: -1, count: pixels.count)
    var previous: (value: UInt32, place: Int)?
    for i in pixels.indices {
      let value = ignoringAlpha ? pixels[i] | 0xFF00_0000 : pixels[i]
      let weight = ignoringAlpha ? Int(pixels[i] >> 24) : 1
      if weight == 0 { continue }
      if let previous, previous.value == value {
        places[i] = Int32(previous.place)
        weights[previous.place] += weight
        continue
      }
      let place = colors.place(of: value)
      if place == weights.count {
        guard place < limit else { return nil }
        weights.append(0)
      }
      weights[place] += weight
      places[i] = Int32(place)
      previous = (value, place)
    }
  }
}

extension DecodedImage {
  /// Red in the lowest eight bits, then green, blue and alpha.
  fileprivate var values: [UInt32] {
    let count = width * height
    return unsafe [UInt32](unsafeUninitializedCapacity: count) { values, initialized in
      unsafe pixels.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(values).copyMemory(from: $0) }
      for i in 0..<count { unsafe values[i] = UInt32(littleEndian: values[i]) }
      initialized = count
    }
  }
}

extension IndexedImage.Color {
  init(value: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: value), green: UInt8(truncatingIfNeeded: value >> 8), blue: UInt8(truncatingIfNeeded: value >> 16),
      alpha: UInt8(truncatingIfNeeded: value >> 24))
  }

  var value: UInt32 { UInt32(red) | UInt32(green) << 8 | UInt32(blue) << 16 | UInt32(alpha) << 24 }
}
