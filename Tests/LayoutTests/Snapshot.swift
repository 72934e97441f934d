import Foundation
import PageDescription
import Testing

/// Display lists as text, in millimetres, beside the tests. `LAUREL_RECORD=1` writes them anew; never in CI.
enum Snapshot {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")

  static func expect(_ text: String, named name: String) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LAUREL_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let current = text.split(separator: "\n")
    #expect(recorded.count == current.count)
    for (a, b) in zip(recorded, current) where a != b { Issue.record("\(name) has\n  \(a)\nnow\n  \(b)") }
  }

  static func dump(_ list: DisplayList) -> String {
    var lines = [
      "sheet \(millimetres(list.sheet.trim.width)) × \(millimetres(list.sheet.trim.height)) \(list.sheet.language) “\(list.sheet.title)”"
    ]
    for item in list.items {
      lines.append("\(item.id) \(item.dependence.rawValue) \(role(item.role))")
      lines += item.contents.flatMap { marks($0, indent: "  ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func role(_ role: Role) -> String {
    switch role {
    case .artifact: "artifact"
    case .element(let structure):
      "\(structure.kind.rawValue) #\(structure.readingIndex)" + (structure.alternative.map { " “\($0)”" } ?? "")
    }
  }

  private static func marks(_ mark: Mark, indent: String) -> [String] {
    switch mark {
    case .glyphs(let run):
      let face = URL(fileURLWithPath: run.face.path).lastPathComponent
      return ["\(indent)text “\(run.text)” \(face) \(points(run.size)) at \(point(run.glyphs[0].origin))"]
    case .path(let path):
      return [
        "\(indent)path of \(path.path.segments.count) segments\(path.fill == nil ? "" : ", filled")\(path.stroke.map { ", stroked \(points($0.width))" } ?? "")"
      ]
    case .image(let image): return ["\(indent)image \(image.asset.path) in \(rect(image.frame))"]
    case .code(let code): return ["\(indent)code \(code.side)×\(code.side) in \(rect(code.frame))"]
    case .link(let link): return ["\(indent)link \(link.url) in \(rect(link.frame))"]
    case .group(let group):
      let t = group.transform
      return ["\(indent)group \(number(t.a)) \(number(t.b)) at \(millimetres(t.tx)), \(millimetres(t.ty))"]
        + group.marks.flatMap { marks($0, indent: indent + "  ") }
    }
  }

  private static func rect(_ rect: Rect) -> String { "\(point(rect.origin)) \(millimetres(rect.width)) × \(millimetres(rect.height))" }
  private static func point(_ point: Point) -> String { "\(millimetres(point.x)), \(millimetres(point.y))" }
  private static func millimetres(_ length: Length) -> String { number(length.millimetres) }
  private static func points(_ length: Length) -> String { number(length.points) + " pt" }
  private static func number(_ value: Double) -> String { String(format: "%.2f", value == 0 ? 0 : value) }
}
