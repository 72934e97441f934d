internal import PageDescription

extension LayoutVocabulary {
  static let stop = [
    LayoutKey("color", .color, "at this place", isRequired: true),
    LayoutKey("at", .share, "how far along; evenly between its neighbours if left out"),
  ]
  static let stops = LayoutKey.Value.list(.either([.color, .mapping(stop)]))

  static let gradient = [
    LayoutKey("linear", stops, "two colours or more, one after the other"),
    LayoutKey("angle", .number, "of a linear one, in degrees, clockwise: 0 runs upwards, 90 to the right; 180 if left out"),
    LayoutKey("radial", stops, "two colours or more, from the middle outwards"),
    LayoutKey(
      "to", .words(PaintExpression.Reach.allCases.map(\.rawValue)), "how far a radial one goes; corner if left out"),
  ]

  static let paint = [
    LayoutKey("fill", .either([.color, .mapping(gradient)]), "one of the layout's colours, or a gradient of them"),
    LayoutKey("stroke", .color, "of the outline"),
    LayoutKey("stroke_width", .absoluteLength, "0.5pt if left out"),
    LayoutKey("stroke_dash", .list(.absoluteLength), "dashes and gaps in turn"),
    LayoutKey("stroke_cap", .words(Stroke.Cap.allCases.map(\.rawValue)), "how lines end; butt if left out"),
    LayoutKey("stroke_join", .words(Stroke.Join.allCases.map(\.rawValue)), "how corners look; miter if left out"),
    LayoutKey("opacity", .share, "0 to 1"),
  ]

  static let ends = [
    LayoutKey("from", .place, "one end", isRequired: true), LayoutKey("to", .place, "the other end", isRequired: true),
  ]

  static let sealOutline = [
    LayoutKey("x", .length, "its middle", isRequired: true), LayoutKey("y", .length, "its middle", isRequired: true),
    LayoutKey("radius", .absoluteLength, "to the edge's outermost points", isRequired: true),
    LayoutKey("points", .integer(3...360), "round the edge", isRequired: true),
    LayoutKey("depth", .share, "how far the edge goes in, of the radius; 8% if left out"),
    LayoutKey("edge", .words(SealOutline.Edge.allCases.map(\.rawValue)), "its form; wave if left out"),
  ]

  package static let shapes = LayoutSection(
    "shapes", "Shapes", "Outlines with a fill, a stroke or both; decoration, which screen readers pass over.",
    [
      LayoutKey("rule", .mapping(ends), "a line"),
      LayoutKey("rectangle", .mapping(frame + [LayoutKey("radius", .absoluteLength, "of its corners")]), "a rectangle"),
      LayoutKey("ellipse", .mapping(frame), "an ellipse in a box"),
      LayoutKey("path", .text, "SVG path data in millimetres from x, y"),
      LayoutKey("seal", .mapping(sealOutline), "a disc with an edge as seals have it"),
      LayoutKey("x", .length, "of a path"), LayoutKey("y", .length, "of a path"),
    ] + paint)

  static let wave = [
    LayoutKey("amplitude", .number, "of the half height or radius; in a line pattern, of the lines' distance", isRequired: true),
    LayoutKey("cycles", .number, "in one repeat: lobes, in a rosette; 1 if left out"),
    LayoutKey("phase", .number, "in turns"),
    LayoutKey("spread", .number, "turns that each strand is ahead of the one before"),
    LayoutKey("modulation", .number, "turns per strand that change the amplitude"),
  ]

  static let strands = [
    LayoutKey("count", .integer(1...64), "how many strands", isRequired: true),
    LayoutKey("color", .color, "of the strands", isRequired: true),
    LayoutKey("width", .absoluteLength, "of each; 0.3pt if left out, which is about the least that prints"),
    LayoutKey("base", .number, "where they run, of the half height or radius"),
    LayoutKey("waves", .list(.mapping(wave)), "cosines that are added up", isRequired: true),
  ]

  static let bandEnds =
    ends + [
      LayoutKey("half_height", .absoluteLength, "of the band", isRequired: true),
      LayoutKey("period", .absoluteLength, "about how long a repeat is; a whole number of them fits", isRequired: true),
    ]
  static let circle = [
    LayoutKey("x", .length, "its middle", isRequired: true), LayoutKey("y", .length, "its middle", isRequired: true),
    LayoutKey("radius", .absoluteLength, "what a base of 1 is", isRequired: true),
  ]
  static let borderBox =
    frame + [
      LayoutKey("half_height", .absoluteLength, "of the bands", isRequired: true),
      LayoutKey("period", .absoluteLength, "about how long a repeat is", isRequired: true),
      LayoutKey("corner", .text, "a symbol over each corner"),
      LayoutKey("turn_corners", .boolean, "turn the symbol so that it points outwards everywhere"),
    ]
  static let lineBox =
    frame + [
      LayoutKey("count", .integer(1...500), "how many lines", isRequired: true),
      LayoutKey("angle", .number, "to the horizontal, in degrees, clockwise"),
    ]

  package static let ornaments = LayoutSection(
    "ornaments", "Ornaments", "Line work as on diplomas and banknotes, computed from a few numbers. `1/6` may be written for a number.",
    [
      LayoutKey("rosette", .mapping(circle), "guilloche round a middle"),
      LayoutKey("band", .mapping(bandEnds), "guilloche along a line"),
      LayoutKey("border", .mapping(borderBox), "guilloche round a box, whose edges are the bands' middles"),
      LayoutKey("strands", .list(.mapping(strands)), "of rosettes, bands and borders: groups of strands"),
      LayoutKey("lines", .mapping(lineBox), "lines side by side that fill a box"),
      LayoutKey("waves", .list(.mapping(wave)), "of line patterns"),
      LayoutKey("stroke", .color, "of line patterns"), LayoutKey("stroke_width", .absoluteLength, "of line patterns"),
      LayoutKey("opacity", .share, "0 to 1"),
    ])
}
