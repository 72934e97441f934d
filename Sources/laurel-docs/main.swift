import Documentation
import Foundation
import Issuing

// Makes what docs/ has of pictures, tables and schemas. Run by `make docs` and `make gallery` from the project's folder.
let project = FileManager.default.currentDirectoryPath
let arguments = CommandLine.arguments.dropFirst()
do {
  let resources = try ResourceFolders.locate()
  switch arguments.first {
  case "reference":
    for file in try LayoutReference(project: project, resources: resources).write() { print(file) }
  case "gallery":
    let gallery = Gallery(project: project, resources: resources)
    for file in try gallery.writePage() + gallery.write(into: "\(project)/out/gallery") { print(file) }
  default:
    FileHandle.standardError.write(Data("usage: laurel-docs reference | gallery\n".utf8))
    exit(1)
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
