internal import PageDescription

extension LayoutVocabulary {
  static let style = [
    LayoutKey("extends", .style, "the style that gives what this one doesn't say"),
    LayoutKey(
      "font", .either([.text, .mapping(brandFont)]), "a family, as `laurel fonts` lists them, or one that yields to the organization's"),
    LayoutKey("size", .text, "one size, `12pt`, or the smallest and the largest, `17pt to 43pt`"),
    LayoutKey("weight", .integer(100...900), "as in CSS: 400 is regular, 700 bold"),
    LayoutKey("italic", .boolean, "slanted letters"),
    LayoutKey("small_caps", .words(["true", "all", "false"]), "small capitals for small letters, or for all"),
    LayoutKey("figures", .text, "`old-style` or `lining`, `tabular` or `proportional`, or one of each"),
    LayoutKey("ligatures", .words(FontFeatures.Ligatures.allCases.map(\.rawValue)), "which letters may join"),
    LayoutKey("case", .words(LetterCase.allCases.map(\.rawValue)), "by the language's own rules"),
    LayoutKey("features", .either([.text, .list(.text)]), "OpenType features by tag, `-liga` to switch one off"),
    LayoutKey("tracking", .number, "room after each letter, in em; left out in scripts whose letters join"),
    LayoutKey("color", .color, "one of the layout's colours"),
    LayoutKey("leading", .number, "distance of baselines, in em"),
    LayoutKey("scale", .number, "size in relation to the text's, for a run inside a line"),
  ]

  static let brandFont = [
    LayoutKey(
      "brand", .words(StyleDefinition.BrandFont.allCases.map(\.rawValue)), "the organization's font to which this one yields",
      isRequired: true),
    LayoutKey("otherwise", .text, "where the organization has none", isRequired: true),
  ]

  static let run = [
    LayoutKey("text", .template, "a part of the line", isRequired: true),
    LayoutKey("style", .style, "its own style; the text's if left out"),
  ]

  static let arc = [
    LayoutKey("radius", .length, "of the baseline", isRequired: true),
    LayoutKey("side", .words(ArcText.Side.allCases.map(\.rawValue)), "round the top, or along the bottom"),
    LayoutKey("span", .number, "how many degrees of the circle the text may take; 180 if left out"),
  ]

  package static let text = LayoutSection(
    "text", "Text", "A text takes the largest size of its style at which it fits.",
    [
      LayoutKey("text", .either([.template, .list(.mapping(run))]), "the text, or runs of it in several styles", isRequired: true),
      LayoutKey("style", .style, "how it looks", isRequired: true),
      LayoutKey("x", .length, "the box's left, or its distance from the anchor; 0 if left out"),
      LayoutKey("width", .length, "of the box; all of the surrounding one if left out"),
      LayoutKey("baseline", .length, "where the first line stands; instead of y and height"),
      LayoutKey("y", .length, "the box's top"),
      LayoutKey("height", .length, "of the box, a limit to the text's height"),
      LayoutKey(
        "vertical", .words(TextElement.VerticalWord.allCases.map(\.rawValue)), "where the text stands in the height; middle if left out"),
      LayoutKey("anchor", .words(Anchor.allCases.map(\.rawValue)), "the corner, edge or middle that x and y count from"),
      LayoutKey("align", .words(TextBox.Align.allCases.map(\.rawValue)), "start and end follow the sheet's direction; start if left out"),
      LayoutKey("lines", .integer(1...12), "how many lines it may have"),
      LayoutKey("wrap_below", .absoluteLength, "another line is tried before the text gets smaller than this"),
      LayoutKey("optional", .boolean, "leave it out where it does not fit; never for names"),
      LayoutKey("link", .template, "the address that it leads to; not for text on an arc"),
      LayoutKey("arc", .mapping(arc), "set it round x, y instead of in a box"),
    ])
}
