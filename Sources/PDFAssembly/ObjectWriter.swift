/// Indirect objects, one behind the other, and where each begins (ISO 32000-1, 7.3.10 and 7.5.4).
struct ObjectWriter {
  private(set) var bytes: [UInt8]
  /// Offset in the file of each object by its number, counted from `firstNumber`; 0 when it is not written yet.
  private(set) var offsets: [Int]
  let firstNumber: Int
  /// Bytes of the file before these.
  private(set) var start: Int

  init(firstNumber: Int, start: Int, capacity: Int = 0) {
    self.firstNumber = firstNumber
    self.start = start
    bytes = []
    offsets = []
    bytes.reserveCapacity(capacity)
    offsets.reserveCapacity(64)
  }

  var nextNumber: Int { firstNumber + offsets.count }

  /// A number for an object that is written later.
  mutating func reserve() -> Int {
    offsets.append(0)
    return nextNumber - 1
  }

  mutating func reserve(_ count: Int) -> Range<Int> {
    let first = nextNumber
    for _ in 0..<count { offsets.append(0) }
    return first..<nextNumber
  }

  /// Writes an object of a number that was reserved.
  mutating func write(_ number: Int, _ body: (inout [UInt8]) -> Void) {
    precondition(offsets[number - firstNumber] == 0, "an object is written once")
    offsets[number - firstNumber] = start + bytes.count
    bytes.append(decimal: number)
    bytes += " 0 obj\n"
    body(&bytes)
    bytes += "\nendobj\n"
  }

  /// Writes a stream object.
  /// - Parameters:
  ///   - entries: of its dictionary, besides the length.
  ///   - contents: as it stands in the file, compressed or not.
  mutating func write(_ number: Int, stream contents: [UInt8], _ entries: (inout [UInt8]) -> Void) {
    write(number) { bytes in
      bytes += "<<"
      entries(&bytes)
      bytes += "/Length "
      bytes.append(decimal: contents.count)
      bytes += ">>\nstream\n"
      bytes += contents
      bytes += "\nendstream"
    }
  }

  /// Hands over what is written so far; what comes goes on behind it.
  mutating func drain() -> [UInt8] {
    let written = bytes
    start += written.count
    bytes = []
    bytes.reserveCapacity(written.count + 4096)
    return written
  }

  @discardableResult
  mutating func add(_ body: (inout [UInt8]) -> Void) -> Int {
    let number = reserve()
    write(number, body)
    return number
  }

  @discardableResult
  mutating func add(stream contents: [UInt8], _ entries: (inout [UInt8]) -> Void) -> Int {
    let number = reserve()
    write(number, stream: contents, entries)
    return number
  }

  /// Lines of a cross-reference table, 20 bytes each (7.5.4).
  func crossReferences(into table: inout [UInt8]) {
    for offset in offsets {
      precondition(offset > 0, "a reserved object was never written")
      var digits = offset
      let first = table.count
      table += "0000000000 00000 n \n"
      var place = first + 9
      while digits > 0 {
        table[place] = UInt8(ascii: "0") + UInt8(digits % 10)
        digits /= 10
        place -= 1
      }
    }
  }
}
