import Documentation
import Foundation
import Issuing

// Makes what docs/ has of pictures, tables and schemas. Run by `make docs` from the project's folder.
let project = FileManager.default.currentDirectoryPath
do {
  let resources = try ResourceFolders.locate()
  for file in try LayoutReference(project: project, resources: resources).write() { print(file) }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
