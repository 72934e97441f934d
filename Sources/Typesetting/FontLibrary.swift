import Foundation
public import PageDescription

/// The fonts that may be used, as `Fonts/fonts.json` lists them: families with their faces, and the order in which families are tried
/// for a word that the wanted family cannot set. Nothing is ever looked up among the system's fonts.
public struct FontLibrary: Sendable {
  public let families: [FontFamily]
  /// Family names in the order to try, for serif and for sans text.
  public let fallback: [FontFamily.Style: [String]]
  private let byName: [String: FontFamily]

  /// Reads a manifest.
  /// - Parameter folder: the folder that holds `fonts.json` and the font files.
  /// - Throws: `FontLibraryProblem` when the manifest can't be read or names a file that is missing.
  public init(folder: String) throws(FontLibraryProblem) {
    let path = folder + "/fonts.json"
    guard let data = FileManager.default.contents(atPath: path) else { throw .noManifest(path: path) }
    let manifest: Manifest
    do { manifest = try JSONDecoder().decode(Manifest.self, from: data) } catch {
      throw .badManifest(path: path, reason: String(describing: error))
    }
    var families: [FontFamily] = []
    for entry in manifest.families {
      var faces: [FontFamily.Face] = []
      for face in entry.faces {
        guard let file = face.file.map({ folder + "/" + $0 }) ?? face.path else {
          throw .badManifest(path: path, reason: "\(entry.name): a face needs “file” or “path”")
        }
        let exists = FileManager.default.fileExists(atPath: file)
        if !exists && entry.package == nil { throw .missingFile(family: entry.name, path: file) }
        if exists {
          faces.append(.init(face: FontFace(path: file, index: face.index ?? 0), weight: face.weight, isItalic: face.italic ?? false))
        }
      }
      families.append(
        FontFamily(
          name: entry.name, style: FontFamily.Style(rawValue: entry.style) ?? .serif, license: entry.license ?? "",
          scripts: Set(entry.scripts), placesMarks: entry.placesMarks ?? true,
          languages: entry.languages ?? [], package: entry.package, faces: faces))
    }
    self.families = families
    byName = Dictionary(families.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var orders: [FontFamily.Style: [String]] = [:]
    for (key, names) in manifest.fallback {
      guard let style = FontFamily.Style(rawValue: key) else { continue }
      for name in names where byName[name] == nil { throw .badManifest(path: path, reason: "fallback names the unknown family “\(name)”") }
      orders[style] = names
    }
    fallback = orders
  }

  public func family(named name: String) -> FontFamily? { byName[name] }

  private struct Manifest: Decodable {
    struct Family: Decodable {
      struct Face: Decodable {
        var file: String?
        var path: String?
        var index: Int?
        var weight: Int
        var italic: Bool?
      }
      var name: String
      var style: String
      var license: String?
      var scripts: [String]
      var languages: [String]?
      var package: String?
      var placesMarks: Bool?
      var faces: [Face]
    }
    var families: [Family]
    var fallback: [String: [String]]
  }
}

/// Faces that belong together.
public struct FontFamily: Sendable {
  public enum Style: String, Sendable, Hashable { case serif, sans, script }
  public struct Face: Sendable, Hashable {
    public let face: FontFace
    /// CSS weight, 100…900.
    public let weight: Int
    public let isItalic: Bool
  }

  public let name: String
  public let style: Style
  /// SPDX identifier.
  public let license: String
  /// ISO 15924 codes of the scripts that the family is made for.
  public let scripts: Set<String>
  /// Whether accents that make no ready letter with what they stand on, as in Ọ̀ṣun, come where they belong.
  public let placesMarks: Bool
  /// BCP 47 languages for which it is preferred among families of the same script (Chinese, Japanese and Korean forms of Han).
  public let languages: [String]
  /// The Debian package that installs it, for a family that isn't shipped with Laurel.
  public let package: String?
  /// Only those that are there: a family of a package that isn't installed has none.
  public let faces: [Face]

  /// The cut nearest to what is asked: italics first (never synthesised), then the smallest difference in weight, the lighter of two: for
  /// Medium that is Regular (CSS Fonts 4, 5.2).
  public func face(weight: Int, italic: Bool) -> FontFace? {
    faces.min { a, b in
      func rank(_ face: Face) -> (Int, Int, Int) { (face.isItalic == italic ? 0 : 1, abs(face.weight - weight), face.weight) }
      return rank(a) < rank(b)
    }?.face
  }
}

/// What can be wrong with the font library itself.
public enum FontLibraryProblem: Error, Sendable, Equatable {
  case noManifest(path: String)
  case badManifest(path: String, reason: String)
  case missingFile(family: String, path: String)
}
