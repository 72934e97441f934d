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

  let layout: AssetFolder
  let course: AssetFolder?

  init(layout: String, course: String?) {
    self.layout = AssetFolder(layout)
    self.course = course.map(AssetFolder.init)
  }

  func resolve(_ path: String) -> Result<AssetPath, AssetFault> {
    let own = layout.resolve(path)
    guard case .failure(let fault) = own, case .assetMissing(_, let nearest) = fault.problem, let course else { return own }
    let shared = course.resolve(path)
    guard case .failure(let second) = shared, case .assetMissing(_, nil) = second.problem, nearest != nil else { return shared }
    return own
  }
}
