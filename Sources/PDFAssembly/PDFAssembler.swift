import Crypto
public import Drawing
import FontPrograms
public import PageDescription

/// Assembles learners' documents (PDF/A-3a, ISO 19005-3, and PDF/UA-1, ISO 14289-1) from prepared pages. Belongs to one worker, and shares
/// prepared pages with the others. A document's bytes depend on nothing but what it is assembled from.
public final class PDFAssembler {
  private let fonts = OpenFonts()
  private let artworks: ArtStore
  private let cache: PreparedPageCache
  private let preparation: PagePreparation
  /// Pages that this worker has used, found without comparing what they hold.
  private var recent: [RecentKey: [RecentPage]] = [:]
  private var recentCount = 0
  private static let mostRecent = 64
  private static let mostShapes = 16

  private struct RecentKey: Hashable {
    var fixed: ObjectIdentifier
    var isInterleaved: Bool
  }
  private struct RecentPage {
    /// Keeps the part alive, so that nothing else takes its identity.
    var fixed: FixedPart
    var learner: [PreparationKey.LearnerShape]
    var attachment: Attachment.Kind?
    var signature: SignatureField?
    var page: PreparedPage
  }

  /// - Parameters:
  ///   - profile: the ICC profile of sRGB, version 2 or 4.
  ///   - drawer: draws vector art; the worker's own.
  public init(profile: [UInt8], cache: PreparedPageCache, drawer: Drawer) {
    artworks = ArtStore(drawer: drawer)
    self.cache = cache
    preparation = PagePreparation(fonts: fonts, artworks: artworks, profile: profile, packing: .hard)
  }

  /// - Parameters:
  ///   - created: the document's date.
  ///   - signature: the place for a signature and who makes it: SHA-256 of the signed bytes in, a CMS structure (RFC 5652) in DER out.
  public func document(
    _ sheet: LaidParts, created: PDFMoment, attachment: Attachment? = nil, signature: Signature? = nil
  ) throws(AssemblyProblem) -> AssembledDocument {
    guard sheet.title.unicodeScalars.contains(where: { $0.value > 0x20 }) else { throw .untitled }
    let shapes = sheet.learner.map {
      PreparationKey.LearnerShape(structure: ItemStructure($0.item), precedingFixedItems: $0.precedingFixedItems)
    }
    func page(interleaved: Bool) throws(AssemblyProblem) -> PreparedPage {
      try self.page(sheet.fixed, shapes, attachment?.kind, signature?.field, isInterleaved: interleaved)
    }
    var prepared = try page(interleaved: false)
    if try isCovering(prepared, sheet.learner) { prepared = try page(interleaved: true) }
    let writer = LearnerPart(prepared: prepared, fonts: fonts, artworks: artworks)
    return try writer.document(sheet, created: created, attachment: attachment, signature: signature)
  }

  /// Whether some fixed item that is drawn before the learner's, though its turn comes after, touches one of them.
  private func isCovering(_ page: PreparedPage, _ items: [LearnerItem]) throws(AssemblyProblem) -> Bool {
    guard let latest = page.covers.last?.place else { return false }
    let bounds = InkBounds(fonts: fonts, height: page.sheet.trim.height.points)
    for own in items where own.precedingFixedItems <= latest {
      guard let box = try bounds.box(of: own.item.contents) else { continue }
      if page.covers.contains(where: { $0.place >= own.precedingFixedItems && $0.box.intersects(box) }) { return true }
    }
    return false
  }

  private func page(
    _ fixed: FixedPart, _ learner: [PreparationKey.LearnerShape], _ attachment: Attachment.Kind?, _ signature: SignatureField?,
    isInterleaved: Bool
  ) throws(AssemblyProblem) -> PreparedPage {
    let key = RecentKey(fixed: ObjectIdentifier(fixed), isInterleaved: isInterleaved)
    if let known = recent[key]?.first(where: { $0.learner == learner && $0.attachment == attachment && $0.signature == signature }) {
      return known.page
    }
    let page = try cache.page(
      for: PreparationKey(
        sheet: fixed.sheet, fixed: fixed.items, learner: learner, attachment: attachment, signature: signature, isInterleaved: isInterleaved
      )
    ) { (key) throws(AssemblyProblem) in try preparation.prepare(key) }
    // One part has a handful of shapes; whoever gives each document one of its own may not fill the memory.
    if recentCount >= Self.mostRecent || recent[key, default: []].count >= Self.mostShapes {
      recent.removeAll()
      recentCount = 0
    }
    recentCount += 1
    recent[key, default: []].append(
      RecentPage(fixed: fixed, learner: learner, attachment: attachment, signature: signature, page: page))
    return page
  }
}

/// A signature to be made: its place, and who makes it.
public struct Signature {
  public var field: SignatureField
  /// SHA-256 of the file without the signature's own bytes in, a detached CMS SignedData in DER out.
  public var sign: ([UInt8]) throws(AssemblyProblem) -> [UInt8]

  public init(field: SignatureField, sign: @escaping ([UInt8]) throws(AssemblyProblem) -> [UInt8]) {
    self.field = field
    self.sign = sign
  }
}
