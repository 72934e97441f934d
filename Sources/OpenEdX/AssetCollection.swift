import Courses
import Diagnostics
import Foundation

/// The images that go into the course folder: found in the export, read once each, and given a name there.
struct AssetCollection {
  private(set) var assets: [ImportedAsset] = []
  private var targets: [String: AssetPath] = [:]
  private var takenNames: Set<String> = []

  /// An image that a setting names.
  struct Request {
    var path: Located<String>
    /// Whose image it is, for findings.
    var of: String
  }

  /// Resolves and reads images.
  /// - Parameter courseKeys: what this course's own asset keys name, as `ORG+C+RUN` and `org/course`.
  /// - Returns: a path for each request, `nil` where the export doesn't hold the image; a finding says why.
  mutating func add(
    _ requests: [Request], index: AssetIndex, files: ExportFiles, limits: ExportLimits, courseKeys: Set<String>,
    findings: inout DiagnosticList
  ) throws(ExportProblem) -> [AssetPath?] {
    var names: [String?] = []
    for request in requests {
      switch AssetReference(path: request.path.value) {
      case .none:
        names.append(nil)
      case .elsewhere:
        findings.add(ExportProblem.assetElsewhere(path: request.path.value, of: request.of), at: request.path.location)
        names.append(nil)
      case .asset(let name, let course):
        let file = index.file(named: name)
        names.append(file)
        if file == nil {
          findings.add(ExportProblem.assetMissing(path: request.path.value, of: request.of), at: request.path.location)
        } else if let course, !courseKeys.contains(course) {
          findings.add(ExportProblem.staleAssetKey(path: request.path.value, course: course), at: request.path.location)
        }
      }
    }
    let contents = try files.contents(of: Set(names.compactMap(\.self)))
    return zip(requests, names).map { request, name in
      guard let name else { return nil }
      guard let bytes = contents[name] else {
        findings.add(ExportProblem.assetTooLarge(path: name, limit: limits.assetBytes), at: request.path.location)
        return nil
      }
      if !Self.isUsable(bytes) {
        findings.add(ExportProblem.unusableImage(path: name, of: request.of), at: request.path.location)
      }
      return add(bytes, from: name)
    }
  }

  /// - Parameter source: a name inside the export or a path on this machine; its last component becomes the name in `assets/`.
  @discardableResult
  mutating func add(_ contents: [UInt8], from source: String) -> AssetPath {
    if let known = targets[source] { return known }
    let target = "assets/\(freeName(for: source))"
    let path = AssetPath(relative: target, absolute: target)
    targets[source] = path
    assets.append(ImportedAsset(source: source, target: target, contents: contents))
    return path
  }

  /// A name that every file system takes and that no other asset has, however letters' case is treated.
  private mutating func freeName(for source: String) -> String {
    let name = AssetIndex.blockName(of: source.split(separator: "/").last.map(String.init) ?? "").replacing("%", with: "_")
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let stem = name[..<dot].isEmpty ? "image" : String(name[..<dot].prefix(100))
    let suffix = name[dot...].prefix(12)
    var candidate = "\(stem.hasPrefix(".") ? "_" : "")\(stem)\(suffix)"
    var count = 1
    while !takenNames.insert(candidate.lowercased()).inserted {
      count += 1
      candidate = "\(stem)-\(count)\(suffix)"
    }
    return candidate
  }

  /// Whether the bytes begin as a PNG, a JPEG or an SVG does.
  static func isUsable(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return true }
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return (text.first == "<" || text.first == "\u{FEFF}" || text.first?.isWhitespace == true) && text.contains("<svg")
  }
}
