internal import Courses
internal import PageDescription
internal import Typesetting

/// Every key that a layout file may have.
package enum LayoutVocabulary {
  package static let sheet = [
    LayoutKey("width", .absoluteLength, "of the trimmed sheet", isRequired: true),
    LayoutKey("height", .absoluteLength, "of the trimmed sheet", isRequired: true),
  ]

  static let frame = [
    LayoutKey("x", .length, "the box's left, or its distance from the anchor", isRequired: true),
    LayoutKey("y", .length, "the box's top, or its distance from the anchor", isRequired: true),
    LayoutKey("width", .length, "of the box", isRequired: true),
    LayoutKey("height", .length, "of the box", isRequired: true),
    LayoutKey(
      "anchor", .words(Anchor.allCases.map(\.rawValue)), "the corner, edge or middle that x and y count from; top left if left out"),
  ]

  static let margins = ["left", "right", "top", "bottom"].map { LayoutKey($0, .length, "the length margin_\($0)") }

  /// What a variant may change, and the whole file has.
  static let changeable = [
    LayoutKey("safe", .absoluteLength, "nothing that matters comes nearer to the edge"),
    LayoutKey("bleed", .absoluteLength, "how far art goes beyond the edge, 0 to 20 mm; the length `bleed`"),
    LayoutKey("margins", .either([.length, .mapping(margins)]), "one for all sides or one each: lengths for expressions"),
    LayoutKey("mirror", .boolean, "whether boxes change sides in languages written from right to left; true if left out"),
    LayoutKey("background", .color, "the paper's colour, also in the bleed"),
    LayoutKey(
      "signature_box", .mapping(frame + [LayoutKey("style", .style, "of the text in it", isRequired: true)]), "where a signed PDF says so"),
    LayoutKey("colors", .named(.either([.hexColor, .mapping(brandColor)])), "named colours"),
    LayoutKey("tracks", .named(.named(.either([.hexColor, .mapping(brandColor)]))), "colours of one track, by its slug"),
    LayoutKey(
      "lengths", .named(.either([.length, .named(.length)])), "named lengths, or one for each condition; the last that holds counts"),
    LayoutKey("styles", .named(.mapping(style)), "named styles of text"),
    LayoutKey("symbols", .named(.elements), "elements to be drawn in several places, round their own middle"),
    LayoutKey("elements", .elements, "what stands on the sheet, in drawing and reading order"),
  ]

  static let brandColor = [
    LayoutKey(
      "brand", .words(ColorDefinition.BrandWord.allCases.map(\.rawValue)), "the organization's colour to which this one yields",
      isRequired: true),
    LayoutKey("otherwise", .hexColor, "where the organization has none", isRequired: true),
    LayoutKey("ground", .color, "what text of it stands on; the colour is darkened or lightened until text on it has a contrast of 4.5:1"),
  ]

  package static let file = LayoutSection(
    "file", "The file", "`layout.yaml` is the certificate, `badge.yaml` the badge, whose one sheet is called `square`.",
    [
      LayoutKey("layout", .text, "its name, for people", isRequired: true),
      LayoutKey("summary", .text, "one line for lists"),
      LayoutKey("extends", .text, "the layout whose same part this one changes"),
      LayoutKey("sheets", .named(.mapping(sheet)), "the sheets that there are, by name", isRequired: true),
      LayoutKey("variants", .list(.mapping(variant)), "what changes under a condition"),
    ] + changeable)

  static let variant =
    [
      LayoutKey(
        "when", .condition, "on track, language, page, orientation, direction, organization, course and signatories alone", isRequired: true
      )
    ] + changeable

  package static let variants = LayoutSection(
    "variants", "Variants",
    "Changes that hold under a condition, applied one after the other. They merge as a layout that extends another does.",
    variant)

  /// What an element of a variant, or of a layout that extends another, says besides.
  package static let changes = LayoutSection(
    "changes", "Changing an element", "An element with the id of one that is there changes it; whatever it doesn't say stays.",
    [
      LayoutKey("remove", .boolean, "take the element away"),
      LayoutKey("before", .text, "put the element before the one with this id"),
      LayoutKey("after", .text, "put the element after the one with this id"),
    ])

  package static let colors = LayoutSection(
    "colors", "Colours", "A colour is `\"#1F4E4A\"`, or yields to the organization's own:", brandColor)

  package static let styles = LayoutSection(
    "styles", "Styles", "How text looks. A style has what it doesn't say from the one it extends.", style)
}
