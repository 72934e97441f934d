extension String {
  /// The scripts of its letters as ISO 15924 codes, such as `Latn` (UAX #24). Digits, punctuation and marks have none of their own; Han,
  /// kana and hangul are told apart.
  public var writtenScripts: Set<String> {
    var scripts: Set<Script> = []
    for scalar in unicodeScalars {
      let script = Script(of: scalar)
      if !script.belongsToAll { scripts.insert(script) }
    }
    return Set(scripts.map(\.code))
  }
}
