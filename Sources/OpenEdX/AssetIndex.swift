import Diagnostics
import Foundation

/// What a setting says of an image: where Open edX served it.
enum AssetReference: Equatable {
  case none
  /// On some other server; an export doesn't hold it.
  case elsewhere
  /// `course` is what the key names (`ORG+C+RUN`, or `org/course` in a c4x key), which after a re-import may be an earlier course;
  /// `nil` for a path without a key.
  case asset(name: String, course: String?)

  /// Reads `/asset-v1:ORG+C+RUN+type@asset+block@F.png`, `/c4x/org/course/asset/F.png`, `/static/F.png` and a bare name, each with or
  /// without the leading slash, also behind a server or a version prefix (`/assets/courseware/v1/<hash>/`).
  init(path written: String) {
    guard var path = written.onOneLine else {
      self = .none
      return
    }
    if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = String(path[..<end]) }
    path = path.removingPercentEncoding ?? path
    if let key = path.firstRange(of: "asset-v1:"), let block = path.firstRange(of: "+block@") {
      let course = path[key.upperBound..<block.lowerBound]
      let end = course.firstRange(of: "+type@")?.lowerBound ?? course.endIndex
      self = .named(String(path[block.upperBound...]), course: String(course[..<end]))
    } else if let key = path.firstRange(of: "c4x/") {
      let parts = path[key.upperBound...].split(separator: "/", maxSplits: 3).map(String.init)
      self = parts.count == 4 ? .named(parts[3], course: "\(parts[0])/\(parts[1])") : .none
    } else if path.contains("://") || path.hasPrefix("//") {
      self = .elsewhere
    } else {
      let plain = path.drop { $0 == "/" }
      self = .named(String(plain.hasPrefix("static/") ? plain.dropFirst("static/".count) : plain), course: nil)
    }
  }

  private static func named(_ name: String, course: String?) -> AssetReference {
    name.isEmpty ? .none : .asset(name: name, course: course)
  }
}

/// Finds an asset's file in an export by the name of its block, whatever course its key names.
struct AssetIndex {
  private struct Entry {
    /// Block names, as keys hold them.
    var names: Set<String> = []
    /// Where the file may be, likeliest first.
    var files: [String] = []
  }
  private var entries: [Entry] = []
  private let files: Set<String>

  /// - Parameters:
  ///   - assets: the members of `policies/assets.json`, by file name; an export may be without.
  ///   - files: the names of all files of the export.
  init(assets: [String: Located<JSONValue>], files: Set<String>) {
    self.files = files.filter { $0.hasPrefix("static/") }
    for (name, entry) in assets.sorted(by: { $0.key < $1.key }) {
      guard let members = entry.value.object else { continue }
      func text(_ key: String) -> String? { members[key]?.value.string }
      var new = Entry(names: [Self.blockName(of: name)])
      if case .asset(let block, _)? = text("filename").map(AssetReference.init(path:)) { new.names.insert(Self.blockName(of: block)) }
      if let block = members["content_son"]?.value.object?["name"]?.value.string { new.names.insert(Self.blockName(of: block)) }
      let importPath = text("import_path")
      let displayName = text("displayname")
      for other in [importPath, displayName] { other.map { _ = new.names.insert(Self.blockName(of: $0)) } }
      // The exporter writes the display name into the import path's folder.
      let folder = importPath.flatMap { path in path.lastIndex(of: "/").map { path[...$0] } } ?? ""
      new.files = [importPath, displayName.map { folder + $0 }, displayName, name].compactMap { $0.map { "static/\($0)" } }
      entries.append(new)
    }
  }

  /// - Returns: the file's name inside the export; `nil` when the export doesn't have it.
  func file(named name: String) -> String? {
    let block = Self.blockName(of: name)
    for entry in entries where entry.names.contains(block) {
      if let file = entry.files.first(where: files.contains) { return file }
    }
    if files.contains("static/\(name)") { return "static/\(name)" }
    return files.filter { Self.blockName(of: String($0.dropFirst("static/".count))) == block }.min()
  }

  /// A name as a key's block holds it: everything but word characters, dots, percent signs and hyphens is an underscore
  /// (opaque-keys, `AssetLocation.clean_keeping_underscores`; slashes by `StaticContent.compute_location`).
  static func blockName(of name: String) -> String {
    String(name.precomposedStringWithCanonicalMapping.map { $0.isLetter || $0.isNumber || "_.%-".contains($0) ? $0 : "_" })
  }
}
