internal import CPangoCairo
internal import PageDescription

/// A style in a language with all that follows from the two: the families in the order in which they are tried, and what HarfBuzz is told.
@safe final class ResolvedStyle {
  let style: TextStyle
  let language: String
  /// The style's own family first, then the fallback order, families made for the language before the others.
  let families: [FontFamily]
  /// The cut that the style asks for.
  let ownFace: LoadedFace?
  let harfBuzzLanguage: hb_language_t
  /// OpenType features in the words of CSS `font-feature-settings`, as Pango reads them; spaced out letters do not ligate.
  let featureSettings: (plain: String, tracked: String)
  private let features: (plain: [hb_feature_t], tracked: [hb_feature_t])
  private let world: FontWorld
  private var facesByScript: [Script: [LoadedFace]] = [:]
  private var includedScripts: [SimpleText.Kind: Bool] = [:]

  /// - Throws: `unknownFamily`.
  init(_ style: TextStyle, language: String, library: FontLibrary, world: FontWorld) throws(TypesettingProblem) {
    guard let own = library.family(named: style.family) else {
      throw .unknownFamily(style.family, nearest: library.families.map(\.name))
    }
    let order = library.fallback[own.style == .sans ? .sans : .serif] ?? []
    let wanted = language.lowercased()
    func suits(_ family: FontFamily) -> Bool {
      family.languages.contains { wanted == $0.lowercased() || wanted.hasPrefix($0.lowercased() + "-") }
    }
    let others = order.compactMap { library.family(named: $0) }
    families = [own] + others.filter(suits) + others.filter { !suits($0) }
    ownFace = world.loadedFace(of: own, for: style)
    self.style = style
    self.language = language
    self.world = world
    unsafe harfBuzzLanguage = hb_language_from_string(language, -1)
    let settings = style.features.sorted().map { "\($0) 1" } + style.withoutFeatures.sorted().map { "\($0) 0" }
    let trackedSettings = settings + ["liga 0", "clig 0", "dlig 0"]
    featureSettings = (settings.joined(separator: ", "), trackedSettings.joined(separator: ", "))
    features = (settings.compactMap(Self.feature), trackedSettings.compactMap(Self.feature))
  }

  func isSame(as other: ResolvedStyle) -> Bool { self === other || (style == other.style && language == other.language) }

  private static func feature(_ setting: String) -> hb_feature_t? {
    var feature = hb_feature_t()
    guard unsafe hb_feature_from_string(setting, -1, &feature) != 0 else { return nil }
    return feature
  }

  func features(isTracked: Bool) -> [hb_feature_t] { isTracked ? features.tracked : features.plain }

  /// The faces that may set a script, in the order in which they are tried: the wanted family always first; of the others those that are
  /// made for the script before those that aren't, which set no digits and punctuation.
  func faces(for script: Script) -> [LoadedFace] {
    if let known = facesByScript[script] { return known }
    let claims = script.claims
    var order = [families[0]]
    order += families.dropFirst().filter { script == .common || !$0.scripts.isDisjoint(with: claims) }
    if script != .common { order += families.dropFirst().filter { $0.scripts.isDisjoint(with: claims) } }
    let faces = order.compactMap { world.loadedFace(of: $0, for: style) }
    facesByScript[script] = faces
    return faces
  }

  /// Whether texts in the language are written in the script, so that Pango keeps to the language in shaping.
  func isWritten(in kind: SimpleText.Kind) -> Bool {
    if let known = includedScripts[kind] { return known }
    let script = g_unicode_script_from_iso15924(SimpleText.script(of: kind).tag)
    let isIncluded =
      unsafe pango_language_includes_script(pango_language_from_string(language), PangoScript(rawValue: script.rawValue)) != 0
    includedScripts[kind] = isIncluded
    return isIncluded
  }
}
