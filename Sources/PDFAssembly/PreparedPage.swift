import Crypto
import PageDescription

/// What is the same in every learner's document of a (course, track, language, layout): the file's beginning with all objects that no
/// learner changes, drawn, compressed and numbered once. Immutable, and shared by all workers.
public final class PreparedPage: Sendable {
  /// The file from its header on.
  let prefix: [UInt8]
  /// SHA-256 of `prefix`, to be continued.
  let prefixHash: SHA256
  /// The cross-reference lines of objects 0 to the last of `prefix`.
  let crossReferences: [UInt8]
  /// The first object that a learner's part writes.
  let firstNumber: Int
  let numbers: Numbers
  /// For each of the learner's items, in drawing order.
  let items: [ItemNumbers]
  /// What the fixed part's content refers to.
  let use: ResourceUse
  /// Of items that are drawn between the learner's, when each has to be drawn in its turn: their operators, by how many fixed items
  /// precede the learner's item that they stand before.
  let interleaved: [Int: [UInt8]]
  /// Of the same items when all of them are drawn before the learner's: where they paint, to be compared with what the learner's do.
  let covers: [Cover]
  /// The sheet, its title empty.
  let sheet: Sheet

  struct Cover: Sendable {
    /// The item's place among the fixed ones.
    var place: Int
    var box: SheetBox
  }

  /// Objects of the fixed part that a learner's refer to, and numbers set aside for the learner's.
  struct Numbers: Sendable {
    var catalog = 0
    var page = 0
    var document = 0
    var resources = 0
    var content = 0
    var metadata = 0
    var information = 0
    var attachment: Int?
    var signature: Int?
  }

  init(
    prefix: [UInt8], crossReferences: [UInt8], firstNumber: Int, numbers: Numbers, items: [ItemNumbers], use: ResourceUse,
    interleaved: [Int: [UInt8]], covers: [Cover], sheet: Sheet
  ) {
    self.prefix = prefix
    var hash = SHA256()
    hash.update(data: prefix)
    prefixHash = hash
    self.crossReferences = crossReferences
    self.firstNumber = firstNumber
    self.numbers = numbers
    self.items = items
    self.use = use
    self.interleaved = interleaved
    self.covers = covers
    self.sheet = sheet
  }

  var byteCount: Int { prefix.count + interleaved.values.reduce(0) { $0 + $1.count } }
}

/// What a prepared page is made for. Equal keys give equal bytes.
struct PreparationKey: Hashable, Sendable {
  var sheet: Sheet
  var fixed: [DisplayItem]
  var learner: [LearnerShape]
  var attachment: Attachment.Kind?
  var signature: SignatureField?
  /// Whether fixed items between the learner's are drawn in their turn.
  var isInterleaved: Bool

  /// What a page needs to know of a learner's item before it is there.
  struct LearnerShape: Hashable, Sendable {
    var structure: ItemStructure
    var precedingFixedItems: Int
  }
}
