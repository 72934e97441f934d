import Foundation

/// Reads an unpacked export. Links are not followed, so nothing outside the folder is reached, wherever a link claims to lead.
enum FolderReader {
  /// - Parameter limit: how many bytes of a file are wanted by its name inside the folder; `nil` when none are.
  /// - Returns: every entry, in the order of the names.
  static func read(_ path: String, limits: ExportLimits, limit: (String) -> Int?) throws(ExportProblem) -> [ExportEntry] {
    var entries: [ExportEntry] = []
    // Names still to be opened, the next one last.
    var folders = [""]
    while let folder = folders.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? path : "\(path)/\(folder)").sorted()
      } catch {
        throw .unreadable(folder.isEmpty ? path : "\(path)/\(folder)", reason: reason(error))
      }
      for name in names {
        guard entries.count < limits.entries else { throw .tooManyEntries(limit: limits.entries) }
        let written = folder.isEmpty ? name : "\(folder)/\(name)"
        do throws(EntryRefusal) {
          let inside = try EntryName.normalised(written, limits: limits)
          let verdict = try entry(at: "\(path)/\(written)", limit: limit(inside))
          if case .folder = verdict { folders.append(inside) }
          entries.append(ExportEntry(name: inside, verdict: verdict))
        } catch {
          entries.append(ExportEntry(name: written, verdict: .refused(error)))
        }
      }
    }
    return entries
  }

  private static func entry(at path: String, limit: Int?) throws(EntryRefusal) -> ExportEntry.Verdict {
    // These attributes are the link's own, not its target's (lstat).
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?: return .folder
    case .typeSymbolicLink?: throw .symbolicLink
    case .typeRegular?: break
    default: throw .specialFile
    }
    guard let limit else { return .file(contents: nil, tooLarge: false) }
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: limit + 1) else {
      return .file(contents: nil, tooLarge: false)
    }
    return data.count > limit ? .file(contents: nil, tooLarge: true) : .file(contents: [UInt8](data), tooLarge: false)
  }

  /// Foundation's sentence for an error of the file system, without its quotation of the whole path.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying?.localizedDescription ?? (error as NSError).localizedDescription
  }
}
