internal import Diagnostics
import Foundation

/// The folder in which a file looks for its assets.
package struct AssetFolder {
  /// Without links, absolute, without a closing slash.
  private let root: String

  package init(_ path: String) { root = URL(filePath: path).resolvingSymlinksInPath().path }

  /// - Returns: the file, every link followed, or why it is none of this folder.
  package func resolve(_ relative: String) -> Result<AssetPath, AssetFault> {
    if relative.hasPrefix("/") || relative.hasPrefix("~") || relative.contains("://") || Self.hasDriveLetter(relative) {
      return .failure(AssetFault(.assetAbsolute(relative)))
    }
    if relative.contains("\\") { return .failure(AssetFault(.assetBackslash(relative))) }
    guard !Self.leadsOut(relative) else { return .failure(AssetFault(.assetLeadsOut(relative))) }
    let file = URL(filePath: root + "/" + relative)
    let resolved = file.resolvingSymlinksInPath().path
    // A file that is missing behind a link is resolved only as far as its folder.
    let folder = file.deletingLastPathComponent().resolvingSymlinksInPath().path
    guard contains(resolved), contains(folder) else { return .failure(AssetFault(.assetLeadsOut(relative))) }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
      return .failure(AssetFault(.assetMissing(relative, nearest: nearestFile(to: relative))))
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { return .failure(AssetFault(.assetNotAFile(relative))) }
    return .success(AssetPath(relative: relative, absolute: resolved))
  }

  private func contains(_ resolved: String) -> Bool { resolved == root || resolved.hasPrefix(root == "/" ? root : root + "/") }

  /// Whether the path climbs above its start, whatever links there are.
  private static func leadsOut(_ relative: String) -> Bool {
    var depth = 0
    for part in relative.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  private static func hasDriveLetter(_ path: String) -> Bool {
    let start = Array(path.prefix(3))
    return start.count == 3 && start[0].isLetter && start[1] == ":" && (start[2] == "\\" || start[2] == "/")
  }

  private func nearestFile(to relative: String) -> String? {
    let slash = relative.lastIndex(of: "/")
    let folder = slash.map { String(relative[...$0]) } ?? ""
    let name = slash.map { String(relative[relative.index(after: $0)...]) } ?? relative
    let resolved = URL(filePath: root + "/" + folder).resolvingSymlinksInPath().path
    guard contains(resolved),
      let files = try? FileManager.default.contentsOfDirectory(atPath: resolved)
    else { return nil }
    // The same name with another ending is as likely as a slip of the keys.
    let stem = name.prefix { $0 != "." }.lowercased()
    let sibling = files.sorted().first { $0.prefix { $0 != "." }.lowercased() == stem && !stem.isEmpty }
    return (sibling ?? nearest(to: name, among: files)).map { folder + $0 }
  }
}

package struct AssetFault: Error {
  package let problem: CourseProblem
  init(_ problem: CourseProblem) { self.problem = problem }
}
