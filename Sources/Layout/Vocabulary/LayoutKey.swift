/// A key of a layout file or words file: what it is called, what it takes and what it does. The JSON Schemas and the reference page are
/// made of these, and a test holds them to what the readers know.
package struct LayoutKey: Sendable {
  package var name: String
  package var value: Value
  package var isRequired: Bool
  /// A sentence's beginning, without a full stop.
  package var summary: String

  package init(_ name: String, _ value: Value, _ summary: String, isRequired: Bool = false) {
    self.name = name
    self.value = value
    self.summary = summary
    self.isRequired = isRequired
  }

  package indirect enum Value: Sendable {
    case text
    /// Text with variables.
    case template
    /// A length that may be relative.
    case length
    /// In mm, pt or in.
    case absoluteLength
    case number
    /// 0…1, or a percentage.
    case share
    case integer(ClosedRange<Int>)
    case boolean
    case words([String])
    /// The name of one of the layout's colours.
    case color
    /// The name of one of the layout's styles.
    case style
    case condition
    /// `[x, y]`.
    case place
    /// A colour's `#RRGGBB`.
    case hexColor
    case mapping([LayoutKey])
    /// A mapping whose keys are the layout's own names.
    case named(Value)
    case list(Value)
    case either([Value])
    case elements
  }
}

/// Keys that belong together, as the reference page shows them.
package struct LayoutSection: Sendable {
  /// As in a heading's anchor, and in the name of its example.
  package var name: String
  package var title: String
  package var summary: String
  package var keys: [LayoutKey]

  package init(_ name: String, _ title: String, _ summary: String, _ keys: [LayoutKey]) {
    self.name = name
    self.title = title
    self.summary = summary
    self.keys = keys
  }
}
