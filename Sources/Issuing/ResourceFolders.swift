public import Diagnostics
import Foundation
public import Layout
public import Typesetting

/// Where Laurel's own fonts, layouts and colour profiles are.
public struct ResourceFolders: Sendable {
  public var fonts: String
  public var layouts: String
  /// ICC profiles.
  public var profiles: String

  public init(fonts: String, layouts: String, profiles: String) {
    self.fonts = fonts
    self.layouts = layouts
    self.profiles = profiles
  }

  /// Looks in `LAUREL_HOME`, then upwards from the program's own file (a build folder, or `PREFIX/bin` with `PREFIX/share/laurel`).
  public static func locate() throws(DiagnosticList) -> ResourceFolders {
    let environment = ProcessInfo.processInfo.environment
    var candidates: [String] = []
    if let home = environment["LAUREL_HOME"], !home.isEmpty { candidates.append(home) }
    if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
      while folder.path != "/" {
        candidates += [folder.path, folder.path + "/share/laurel"]
        folder.deleteLastPathComponent()
      }
    }
    for folder in candidates where FileManager.default.fileExists(atPath: folder + "/Fonts/fonts.json") {
      return ResourceFolders(fonts: folder + "/Fonts", layouts: folder + "/Layouts", profiles: folder + "/Profiles")
    }
    throw DiagnosticList([Diagnostic(IssuingProblem.resourcesNotFound)])
  }

  public func library() throws(DiagnosticList) -> FontLibrary {
    do throws(FontLibraryProblem) { return try FontLibrary(folder: fonts) } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.fonts(error))])
    }
  }

  /// The ICC profile of sRGB, which every archival document carries.
  func screenProfile() throws(DiagnosticList) -> [UInt8] {
    let path = profiles + "/sRGB.icc"
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotRead(path: path))])
    }
    return Array(data)
  }

  /// The course's own layouts before Laurel's.
  public func catalogue(course: String?, fonts: FontLibrary) -> LayoutCatalogue {
    LayoutCatalogue(folders: (course.map { [$0 + "/layouts"] } ?? []) + [layouts], course: course, fonts: fonts)
  }
}
