internal import Diagnostics
import Foundation
internal import LocatedYAML

/// A layout file's YAML with that of the layouts it extends below it.
struct LayoutSource {
  /// The file itself, as shown in findings.
  var file: String
  var root: YAMLNode
  /// The layout's folder, then its parent's, and so on.
  var folders: [String]
}

/// Finds a layout's file and what it extends.
struct LayoutSourceReader {
  let catalogue: LayoutCatalogue
  let part: LayoutCatalogue.Part
  let findings: MappingReader.Findings

  /// - Returns: `nil` when there is no such layout, or a file that can't be read; which is then reported.
  func read(_ name: Located<String>) -> LayoutSource? { read(name, below: []) }

  /// - Parameter visited: the files that extend it, so that one that extends itself is noticed, and a course's own layout can extend the one
  ///   of the same name behind it.
  private func read(_ name: Located<String>, below visited: [String]) -> LayoutSource? {
    let manager = FileManager.default
    // A name, not a way to somewhere else.
    let isName = !name.value.contains("/") && !name.value.hasPrefix(".")
    let homes = !isName ? [] : catalogue.folders.map { "\($0)/\(name.value)" }.filter { manager.fileExists(atPath: "\($0)/layout.yaml") }
    guard let home = homes.first(where: { !visited.contains($0) }) else {
      let isCycle = !homes.isEmpty
      let others = catalogue.names.filter { $0 != name.value }
      findings.add(isCycle ? .layoutCycle(name.value) : .unknownLayout(name.value, known: others), at: name.location)
      return nil
    }
    let visited = visited + [home]
    let own = "\(home)/\(part.rawValue)"
    guard manager.fileExists(atPath: own) else {
      // A badge that is not there is the parent's.
      guard let parent = findings.root(ofFile: "\(home)/layout.yaml")?.value("extends")?.text else {
        findings.add(.missingBadge(name.value), at: name.location)
        return nil
      }
      guard var source = read(parent, below: visited) else { return nil }
      source.folders.insert(home, at: 0)
      return source
    }
    guard let root = findings.root(ofFile: own) else { return nil }
    if let node = root.value("extends"), node.text == nil {
      findings.add(.expected("a layout's name", found: node.kindName), at: node.location)
    }
    guard let parent = root.value("extends")?.text, !parent.value.isEmpty else {
      return LayoutSource(file: own, root: root, folders: [home])
    }
    guard let base = read(parent, below: visited) else { return nil }
    return LayoutSource(
      file: own, root: LayoutMerge(findings: findings).merged(base.root, with: root, isVariant: false), folders: [home] + base.folders)
  }
}
