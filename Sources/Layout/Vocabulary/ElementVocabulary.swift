internal import PageDescription

extension LayoutVocabulary {
  /// What every element may say.
  package static let common = LayoutSection(
    "common", "Any element", "An element has one key that says what it is, and may have these.",
    [
      LayoutKey("id", .text, "its name, for messages and for layouts that change it"),
      LayoutKey("when", .condition, "the condition under which it is there"),
      LayoutKey("role", .words(Element.RoleWord.allCases.map(\.rawValue)), "what it is to those who listen; artifacts are passed over"),
      LayoutKey("rotate", .number, "degrees, clockwise, about the middle of its box"),
      LayoutKey(
        "mirror", .words(Element.MirrorWord.allCases.map(\.rawValue)),
        "on a mirrored sheet: `false` leaves it where it is, `art` reflects a symbol's drawing too"),
    ])

  package static let image = LayoutSection(
    "image", "Pictures", "A logo and a signature are fitted by their ink, other pictures as they are framed.",
    [
      LayoutKey("image", .text, "`logo`, `signature`, `background`, or a file", isRequired: true)
    ] + frame + [
      LayoutKey(
        "fit", .words(ImageElement.Fit.allCases.map(\.rawValue)),
        "all of it inside the box, the box filled and the rest cropped, or distorted; contain if left out"),
      LayoutKey("align", .words(TextBox.Align.allCases.map(\.rawValue)), "where it stands, or which part stays"),
      LayoutKey("vertical", .words(TextElement.VerticalWord.allCases.map(\.rawValue)), "where it stands, or which part stays"),
      LayoutKey("opacity", .share, "0 to 1"),
      LayoutKey("tint", .color, "draw it in one colour"),
      LayoutKey("overlap", .number, "the part of a picture at the bottom that hangs below the box"),
      LayoutKey("alt", .template, "what it shows, for those who listen"),
      LayoutKey("page", .integer(1...9999), "of a PDF"),
      LayoutKey("box", .words(ArtPage.Box.allCases.map(\.rawValue)), "what of a PDF's page is drawn"),
    ])

  package static let code = LayoutSection(
    "code", "QR codes",
    "A code that leads to the certificate's page: a square, as large as its box has room for, in the middle. The layout leaves four clear modules round it.",
    [
      LayoutKey("code", .template, "what it encodes", isRequired: true),
      LayoutKey("color", .color, "of the dark modules", isRequired: true),
    ] + frame)

  static let arrangement = [
    LayoutKey("up_to", .integer(1...8), "for how many signatories, at most", isRequired: true),
    LayoutKey("per_row", .integer(1...8), "how many stand in a row, at most", isRequired: true),
    LayoutKey("x", .length, "the rows' middle, or side", isRequired: true),
    LayoutKey("y", .length, "the first row's top", isRequired: true),
    LayoutKey("align", .words(["start", "center", "end"]), "which side of the rows x is; center if left out"),
    LayoutKey("cell_width", .length, "of each signatory's cell", isRequired: true),
    LayoutKey("gap", .length, "between cells"),
    LayoutKey("row_height", .length, "from one row's top to the next", isRequired: true),
    LayoutKey("elements", .elements, "what stands in each cell, with `signatory.…`"),
  ]

  package static let signatories = LayoutSection(
    "signatories", "Signatories", "Rows are as even as can be: five, at most three a row, stand as three and two.",
    [LayoutKey("signatories", .list(.mapping(arrangement)), "arrangements; the first that is large enough counts", isRequired: true)])

  static let box = [
    LayoutKey("gap", .length, "between the elements"),
    LayoutKey(
      "distribute", .words(StackElement.Distribution.allCases.map(\.rawValue)), "where the room goes that nobody takes; start if left out"),
    LayoutKey("flow", .boolean, "columns only: what follows an element moves up to its last line"),
  ]

  package static let stacks = LayoutSection(
    "stacks", "Rows, columns and stacks",
    "Elements that share out a box. An element's own `width` (in a row) or `height` (in a column) is its part; the rest goes by `weight`.",
    [
      LayoutKey("row", .mapping(frame + box), "one beside the other, in reading direction"),
      LayoutKey("column", .mapping(frame + box), "one below the other"),
      LayoutKey("stack", .mapping(frame + box), "all in the same box"),
      LayoutKey("elements", .elements, "what stands in it; boxes are the cells, unless they say otherwise", isRequired: true),
      LayoutKey("weight", .number, "of an element inside: its share of what is left; 1 if left out"),
    ])

  package static let symbols = LayoutSection(
    "symbol", "Symbols", "A symbol's elements have their origin in its middle.",
    [
      LayoutKey("symbol", .text, "one of the layout's `symbols`", isRequired: true),
      LayoutKey("x", .length, "where its origin comes", isRequired: true),
      LayoutKey("y", .length, "where its origin comes", isRequired: true),
      LayoutKey("scale", .number, "its size in relation to how it was drawn"),
      LayoutKey("opacity", .share, "0 to 1"),
    ])
}
