import Diagnostics

/// Finds the row of a file that holds a key, at 16 bytes a slot and at most some 30 bytes a row: it keeps 32 bits of each key's hash and
/// where the row stands. Whether the keys really are the same is settled by reading that row again.
struct RowIndex {
  struct Slot {
    fileprivate var tag: UInt32
    /// The row's line; 0 in a free slot. Once marked, the line that was given with the mark.
    fileprivate(set) var line: UInt32
    fileprivate var place: UInt64

    static let marked: UInt64 = 1 << 63
    var isMarked: Bool { place & Self.marked != 0 }
    /// Of the row, in bytes.
    var offset: Int { Int(place & ~Self.marked) }
  }

  private var slots = [Slot](repeating: Slot(tag: 0, line: 0, place: 0), count: 1024)
  private(set) var count = 0

  /// - Parameter isSame: whether the row in a slot has the key.
  /// - Returns: the slot of the row with that key.
  func find(_ key: String, isSame: (Slot) throws(DiagnosticList) -> Bool) throws(DiagnosticList) -> Int? {
    let tag = Self.tag(key)
    var index = home(tag)
    while slots[index].line != 0 {
      if slots[index].tag == tag, try isSame(slots[index]) { return index }
      index = index + 1 == slots.count ? 0 : index + 1
    }
    return nil
  }

  /// Adds a row whose key isn't there yet.
  mutating func insert(_ key: String, line: Int, offset: Int) {
    if (count + 1) * 5 > slots.count * 4 { grow() }
    place(Slot(tag: Self.tag(key), line: UInt32(clamping: line), place: UInt64(offset)))
    count += 1
  }

  subscript(index: Int) -> Slot { slots[index] }

  /// Notes that the row has found its partner, which stands on `line` of the other file.
  mutating func mark(_ index: Int, line: Int) {
    slots[index].place |= Slot.marked
    slots[index].line = UInt32(clamping: line)
  }

  /// The rows never marked, in the file's order.
  var unmarked: [Slot] { slots.filter { $0.line != 0 && !$0.isMarked }.sorted { $0.place < $1.place } }
  var unmarkedCount: Int { slots.reduce(0) { $0 + ($1.line != 0 && !$1.isMarked ? 1 : 0) } }

  /// By half only, so that the table is never mostly air.
  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(tag: 0, line: 0, place: 0), count: old.count + old.count / 2)
    for slot in old where slot.line != 0 { place(slot) }
  }

  private mutating func place(_ slot: Slot) {
    var index = home(slot.tag)
    while slots[index].line != 0 { index = index + 1 == slots.count ? 0 : index + 1 }
    slots[index] = slot
  }

  private func home(_ tag: UInt32) -> Int { Int((UInt64(tag) * UInt64(slots.count)) >> 32) }

  /// Swift's hash is seeded anew in every process, so nobody can choose usernames that collide; nothing that is written depends on it.
  private static func tag(_ key: String) -> UInt32 { UInt32(truncatingIfNeeded: key.hashValue) }
}
