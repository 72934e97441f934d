/// The name of a file inside an export, judged before anything is done with it.
enum EntryName {
  /// - Returns: the name as components joined by `/`, without `./`; an empty string for the export's own folder.
  /// - Throws: why the name cannot be a place inside the export.
  static func normalised(_ name: String, limits: ExportLimits) throws(EntryRefusal) -> String {
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) { throw .controlCharacter }
    if name.contains("\\") { throw .backslash }
    if name.hasPrefix("/") || name.dropFirst().hasPrefix(":/") { throw .absolutePath }
    let components = name.split(separator: "/").filter { $0 != "." }
    if components.contains("..") { throw .leadsOutside }
    if components.count > limits.depth { throw .tooDeep }
    return components.joined(separator: "/")
  }

  /// Whether a file may hold settings that the import reads: `course.xml`, `course/<run>.xml`, and JSON under `policies/`.
  static func isSettings(_ name: String) -> Bool {
    let components = name.split(separator: "/")
    guard let file = components.last, components.count <= 6 else { return false }
    if file.hasSuffix(".xml") { return file == "course.xml" || components.dropLast().last == "course" }
    return file.hasSuffix(".json") && (components.dropLast().contains("policies") || file == "grading_policy.json")
  }
}

/// Why an entry of an export is left out.
public enum EntryRefusal: Error, Sendable, Equatable, CaseIterable {
  case absolutePath, leadsOutside, controlCharacter, backslash, notUTF8, tooDeep
  case symbolicLink, hardLink, specialFile
  /// A name that stood in the archive already; the first counts.
  case duplicate
}
