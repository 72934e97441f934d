/// The OpenType features that a style asks for, in words of its own or by their tags (OpenType 1.9, “Registered features”).
struct FontFeatures: Equatable {
  enum SmallCaps: Sendable { case none, small, all }

  struct Figures: Sendable, Equatable {
    enum Height: String, Sendable, CaseIterable { case oldStyle = "old-style", lining }
    enum Width: String, Sendable, CaseIterable { case tabular, proportional }
    var height: Height?
    var width: Width?

    static let words = Height.allCases.map(\.rawValue) + Width.allCases.map(\.rawValue)
  }

  enum Ligatures: String, Sendable, CaseIterable { case none, common, discretionary }

  var on: Set<String> = []
  var off: Set<String> = []

  /// - Parameter styles: a style and what it extends, itself first. Each key is inherited by itself; a word such as `figures` in a nearer style
  ///   wins over tags of the same matter in one further up, and tags win over words of the same style.
  init(of styles: [StyleDefinition]) {
    var (smallCaps, figures, ligatures) = (SmallCaps.none, Figures(), Ligatures.common)
    var tags: [String] = []
    for style in styles.reversed() {
      if let own = style.smallCaps {
        smallCaps = own
        tags.removeAll { Self.bare($0) == "smcp" || Self.bare($0) == "c2sc" }
      }
      if let own = style.figures {
        if let height = own.height {
          figures.height = height
          tags.removeAll { Self.bare($0) == "onum" || Self.bare($0) == "lnum" }
        }
        if let width = own.width {
          figures.width = width
          tags.removeAll { Self.bare($0) == "tnum" || Self.bare($0) == "pnum" }
        }
      }
      if let own = style.ligatures {
        ligatures = own
        tags.removeAll { ["liga", "clig", "dlig"].contains(Self.bare($0)) }
      }
      if let own = style.features { tags = own }
    }
    switch smallCaps {
    case .none: break
    case .small: on.insert("smcp")
    case .all: on.formUnion(["smcp", "c2sc"])
    }
    switch figures.height {
    case nil: break
    case .oldStyle?: on.insert("onum")
    case .lining?: on.insert("lnum")
    }
    switch figures.width {
    case nil: break
    case .tabular?: on.insert("tnum")
    case .proportional?: on.insert("pnum")
    }
    switch ligatures {
    case .none: off.formUnion(["liga", "clig"])
    case .common: break
    case .discretionary: on.insert("dlig")
    }
    for tag in tags {
      if tag.hasPrefix("-") {
        off.insert(Self.bare(tag))
        on.remove(Self.bare(tag))
      } else {
        on.insert(tag)
        off.remove(tag)
      }
    }
  }

  /// A tag of four letters or digits, with `-` before it to switch it off.
  static func isSetting(_ text: String) -> Bool {
    let tag = bare(text)
    return tag.utf8.count == 4 && tag.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
  }

  private static func bare(_ setting: String) -> String { setting.hasPrefix("-") ? String(setting.dropFirst()) : setting }
}
