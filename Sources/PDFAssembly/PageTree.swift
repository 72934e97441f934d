/// The pages of a document in a tree of even depth (ISO 32000-1, 7.7.3): readers find any page of a hundred thousand in a few steps.
struct PageTree {
  private(set) var count = 0
  private var leaves: [(number: Int, pages: [Int])] = []
  /// Children of a node.
  private static let width = 100

  /// The node that the next page belongs to.
  mutating func parent(_ objects: inout ObjectWriter) -> Int {
    if leaves.last.map({ $0.pages.count >= Self.width }) ?? true { leaves.append((objects.reserve(), [])) }
    return leaves[leaves.count - 1].number
  }

  /// Adds a page whose parent was asked for.
  mutating func add(_ page: Int) {
    leaves[leaves.count - 1].pages.append(page)
    count += 1
  }

  /// Writes all nodes.
  /// - Precondition: there is a page.
  /// - Returns: the root's number.
  func write(to objects: inout ObjectWriter) -> Int {
    var level = leaves.map { (number: $0.number, children: $0.pages, count: $0.pages.count) }
    while true {
      guard level.count > 1 else {
        Self.write(level[0], parent: nil, to: &objects)
        return level[0].number
      }
      var above: [(number: Int, children: [Int], count: Int)] = []
      for first in stride(from: 0, to: level.count, by: Self.width) {
        let nodes = level[first..<min(first + Self.width, level.count)]
        let parent = objects.reserve()
        for node in nodes { Self.write(node, parent: parent, to: &objects) }
        above.append((parent, nodes.map(\.number), nodes.reduce(0) { $0 + $1.count }))
      }
      level = above
    }
  }

  private static func write(_ node: (number: Int, children: [Int], count: Int), parent: Int?, to objects: inout ObjectWriter) {
    objects.write(node.number) { bytes in
      bytes += "<</Type/Pages"
      if let parent {
        bytes += "/Parent "
        bytes.append(reference: parent)
      }
      bytes += "/Count "
      bytes.append(decimal: node.count)
      bytes += "/Kids["
      for (i, child) in node.children.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(reference: child)
      }
      bytes += "]>>"
    }
  }
}
