import Diagnostics
import Foundation

/// An export as files: the settings in memory, the rest by name.
struct ExportFiles {
  /// The export's own folder inside what was given: `""`, `course/`, or a single folder's name.
  private(set) var root = ""
  /// Settings files by name below the root.
  private(set) var settings: [String: [UInt8]] = [:]
  /// Names of all files below the root.
  private(set) var names: Set<String> = []
  /// What was left out, and why.
  private(set) var findings = DiagnosticList()

  private let path: String
  private let isFolder: Bool
  private let limits: ExportLimits

  /// So many left-out entries are named; of the rest only the number.
  private static let namedRefusals = 20

  init(at path: String, limits: ExportLimits) throws(ExportProblem) {
    // What the user names may itself be a link; only links inside an export are refused.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else { throw .noSuchExport(path) }
    self.path = path
    isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
    self.limits = limits

    let entries = try read { EntryName.isSettings($0) ? limits.settingsFileBytes : nil }
    noteRefusals(in: entries)
    root = try Self.root(of: entries, at: path)
    var settingsBytes = 0
    for entry in entries where entry.name.hasPrefix(root) {
      guard case .file(let contents, let tooLarge) = entry.verdict else { continue }
      let name = String(entry.name.dropFirst(root.count))
      if tooLarge { throw .settingsTooLarge(entry.name, limit: limits.settingsFileBytes) }
      names.insert(name)
      guard let contents else { continue }
      settingsBytes += contents.count
      guard settingsBytes <= limits.settingsBytes else { throw .settingsTooLarge(entry.name, limit: limits.settingsBytes) }
      settings[name] = contents
    }
  }

  /// The bytes of some files below the root. A file that is larger than an asset may be is missing from the answer.
  func contents(of wanted: Set<String>) throws(ExportProblem) -> [String: [UInt8]] {
    guard !wanted.isEmpty else { return [:] }
    let prefix = root
    let entries = try read { $0.hasPrefix(prefix) && wanted.contains(String($0.dropFirst(prefix.count))) ? limits.assetBytes : nil }
    var found: [String: [UInt8]] = [:]
    for entry in entries {
      if case .file(let contents?, _) = entry.verdict { found[String(entry.name.dropFirst(prefix.count))] = contents }
    }
    return found
  }

  /// How a finding names a file of the export: below what the user gave.
  func displayName(_ name: String) -> String { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\(root)\(name)" }

  private func read(limit: (String) -> Int?) throws(ExportProblem) -> [ExportEntry] {
    if isFolder {
      try FolderReader.read(path, limits: limits, limit: limit)
    } else {
      try ArchiveReader.read(path, limits: limits, limit: limit)
    }
  }

  private mutating func noteRefusals(in entries: [ExportEntry]) {
    var count = 0
    for entry in entries {
      guard case .refused(let refusal) = entry.verdict else { continue }
      count += 1
      if count <= Self.namedRefusals { findings.add(ExportProblem.entrySkipped(entry.name, refusal)) }
    }
    if count > Self.namedRefusals { findings.add(ExportProblem.moreEntriesSkipped(count - Self.namedRefusals)) }
  }

  /// The folder of the `course.xml` nearest to the top: a run named "course" has a second one below it.
  private static func root(of entries: [ExportEntry], at path: String) throws(ExportProblem) -> String {
    var candidates: [String] = []
    for entry in entries {
      guard case .file = entry.verdict, entry.name == "course.xml" || entry.name.hasSuffix("/course.xml") else { continue }
      candidates.append(String(entry.name.dropLast("course.xml".count)))
    }
    let depths = candidates.map { $0.count { $0 == "/" } }
    guard let depth = depths.min(), depth <= 2 else { throw .notAnExport(path) }
    let roots = zip(candidates, depths).filter { $0.1 == depth }.map(\.0).sorted()
    guard roots.count == 1 else { throw .severalExports(path, roots: roots) }
    return roots[0]
  }
}
