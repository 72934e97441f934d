import Crypto
import FontPrograms
import PageDescription

/// One part of a document while it is written (the fixed part, a learner's, or a whole print run): its objects, and the fonts and art
/// that its content streams share.
final class DocumentPart {
  var objects: ObjectWriter
  private(set) var fonts: [DocumentFont] = []
  private var fontPlaces: [FontFace: Int] = [:]
  private var fontNumbers: [Int] = []
  private var art: [ArtKey: ResourceUse.Entry] = [:]
  private var patterns: [[UInt8]: ResourceUse.Entry] = [:]
  let openFonts: OpenFonts
  private let artworks: ArtStore
  /// Begins each resource's name, so that both parts' names can stand in one dictionary.
  private let prefix: String
  private var artCount = 0
  private let packing: StreamPacking
  let spaces: ColorSpaceNames
  /// For a press: numbers of XObjects through which something shows.
  private(set) var transparentObjects: Set<Int> = []
  /// For a press: the thinnest line of each piece of vector art, in points.
  private(set) var artLines: [(file: String, width: Double)] = []
  /// For a press: of the pictures in each piece of vector art the fewest pixels to the inch.
  private(set) var artResolutions: [(file: String, dotsPerInch: Double)] = []

  /// Whether a form that stands in the file already is taken once more rather than written again. For what certificates share: each form
  /// that was written like this is remembered, by its digest.
  var sharesForms = false
  private var sharedForms: [SHA256Digest: ResourceUse.Entry] = [:]

  init(
    objects: ObjectWriter, programs: OpenFonts, artworks: ArtStore, prefix: String, packing: StreamPacking,
    spaces: ColorSpaceNames = .screen
  ) {
    self.objects = objects
    openFonts = programs
    self.artworks = artworks
    self.prefix = prefix
    self.packing = packing
    self.spaces = spaces
  }

  /// The place in `fonts` of a face, and its object's number.
  func font(_ face: FontFace) throws(FontProgramProblem) -> (place: Int, number: Int) {
    if let place = fontPlaces[face] { return (place, fontNumbers[place]) }
    let place = fonts.count
    fonts.append(DocumentFont(program: try openFonts.program(face), name: "\(prefix)F\(place)"))
    fontNumbers.append(objects.reserve())
    fontPlaces[face] = place
    return (place, fontNumbers[place])
  }

  func cid(_ place: Int, _ glyph: UInt32, _ scalars: ArraySlice<Unicode.Scalar>) throws(FontProgramProblem) -> UInt16 {
    try fonts[place].cid(of: glyph, for: scalars)
  }

  func cid(_ place: Int, _ glyph: UInt32, _ scalar: Unicode.Scalar) throws(FontProgramProblem) -> UInt16 {
    try fonts[place].cid(of: glyph, for: scalar)
  }

  func cidOfBlank(_ place: Int) throws(FontProgramProblem) -> UInt16 { try fonts[place].cidOfBlank() }

  func cidOfNothing(_ place: Int, _ glyph: UInt32) throws(FontProgramProblem) -> UInt16 {
    try fonts[place].cid(of: glyph, for: DocumentFont.nothing)
  }

  /// An image as an XObject; the same one for every mark that looks the same.
  func artwork(_ mark: ImageMark) throws(AssemblyProblem) -> (entry: ResourceUse.Entry, art: Artwork) {
    let key = ArtKey(mark)
    let artwork = try artworks.artwork(mark, key)
    if let known = art[key] { return (known, artwork) }
    let entry = ResourceUse.Entry(name: newName(), number: artwork.write(to: &objects, spaces))
    if spaces.defaultRGB != nil {
      if artwork.isTransparent { transparentObjects.insert(entry.number) }
      if let width = artwork.thinnestLine() { artLines.append((mark.asset.path, width)) }
      if let resolution = artwork.leastResolution() { artResolutions.append((mark.asset.path, resolution)) }
    }
    art[key] = entry
    return (entry, artwork)
  }

  /// A gradient as a pattern; the same one wherever it looks and lies the same.
  func pattern(_ pattern: GradientPattern) -> ResourceUse.Entry {
    if let known = patterns[pattern.dictionary] { return known }
    let entry = ResourceUse.Entry(name: newName(), number: objects.add { $0 += pattern.dictionary })
    patterns[pattern.dictionary] = entry
    return entry
  }

  /// A name for an XObject or a pattern of this part.
  func newName() -> String {
    artCount += 1
    return "\(prefix)X\(artCount - 1)"
  }

  /// Writes a content stream as a form XObject (ISO 32000-1, 8.10).
  func form(_ contents: [UInt8], box: [Double], use: ResourceUse, isGroup: Bool) -> ResourceUse.Entry {
    var entries: [UInt8] = []
    entries += "/Type/XObject/Subtype/Form/BBox["
    for edge in box {
      entries.append(edge, decimals: 3)
      entries.append(UInt8(ascii: " "))
    }
    entries += isGroup ? "]/Group<</S/Transparency/I true>>/Resources" : "]/Resources"
    use.write(to: &entries)
    guard sharesForms else { return newForm(contents, entries, use) }
    var hash = SHA256()
    hash.update(data: entries)
    hash.update(data: contents)
    let digest = hash.finalize()
    if let known = sharedForms[digest] { return known }
    let form = newForm(contents, entries, use)
    sharedForms[digest] = form
    return form
  }

  private func newForm(_ contents: [UInt8], _ entries: [UInt8], _ use: ResourceUse) -> ResourceUse.Entry {
    let number = packing.add(contents, to: &objects) { $0 += entries }
    if use.isTransparent(in: self) { transparentObjects.insert(number) }
    return ResourceUse.Entry(name: newName(), number: number)
  }

  /// Writes the fonts, after all content that shows them.
  func writeFonts() throws(FontProgramProblem) {
    for (place, font) in fonts.enumerated() {
      try font.write(to: &objects, as: fontNumbers[place], tag: Self.tag(prefix, place), packed: packing)
    }
  }

  /// `AAAAAA`, `AAAAAB` … for one part, `BAAAAA` … for the next (9.6.4).
  private static func tag(_ prefix: String, _ place: Int) -> String {
    var letters = [UInt8](repeating: UInt8(ascii: "A"), count: 6)
    letters[0] = prefix.utf8.first ?? letters[0]
    var rest = place
    for i in stride(from: 5, to: 0, by: -1) {
      letters[i] = UInt8(ascii: "A") + UInt8(rest % 26)
      rest /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
