/// A Markdown page parts of which are generated: what stands between `<!-- keys: text -->` or `<!-- example: text ar honor -->` and the next
/// `<!-- end -->` is replaced.
public struct GeneratedPage {
  public var text: String

  public init(_ text: String) { self.text = text }

  /// What a marker asks for.
  public struct Marker: Hashable, Sendable {
    public enum Kind: String, Sendable { case keys, example }
    public var kind: Kind
    public var words: [String]
  }

  private static let start = "<!-- "
  private static let end = "<!-- end -->"

  /// - Parameter content: what a marker is replaced by; `nil` leaves what is there.
  /// - Returns: the page with its parts made anew.
  public func filled(_ content: (Marker) -> String?) -> GeneratedPage {
    var lines: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == Self.end { isInside = false }
      if !isInside { lines.append(line) }
      guard let marker = Self.marker(line), let text = content(marker) else { continue }
      isInside = true
      lines += ["", Substring(text), ""]
    }
    return GeneratedPage(lines.joined(separator: "\n"))
  }

  public var markers: [Marker] { text.split(separator: "\n").compactMap(Self.marker) }

  private static func marker(_ line: Substring) -> Marker? {
    guard line.hasPrefix(start), line.hasSuffix(" -->"), line != end else { return nil }
    let parts = line.dropFirst(start.count).dropLast(4).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = Marker.Kind(rawValue: String(parts[0])) else { return nil }
    return Marker(kind: kind, words: parts[1].split(separator: " ").map(String.init))
  }
}
