internal import Courses

/// Where a layout's pictures lie: in its own folder, else in the course's.
struct ArtFolders {
  /// The endings of what is drawn.
  static let endings = ["pdf", "svg", "png", "jpg", "jpeg"]

  /// In small letters, without the dot; `nil` for a name that is no path.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return path.contains("/") ? "" : nil }
    return name[name.index(after: dot)...].lowercased()
  }

  let course: AssetFolder?

  init(course: String?) { self.course = course.map(AssetFolder.init) }

  /// - Parameter file: the layout file that names the picture; its folder is looked in first.
  func resolve(_ path: String, from file: String) -> Result<AssetPath, AssetFault> {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    let own = AssetFolder(folder).resolve(path)
    guard case .failure(let fault) = own, case .assetMissing(_, let nearest) = fault.problem, let course else { return own }
    let shared = course.resolve(path)
    guard case .failure(let second) = shared, case .assetMissing(_, nil) = second.problem, nearest != nil else { return shared }
    return own
  }
}
