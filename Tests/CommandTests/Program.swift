import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  struct Answer {
    var status: Int32
    var output: String
    var errors: String
  }

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let ocean = repository + "/samples/ocean-literacy"
  static let export = repository + "/samples/open-edx-export"

  /// Beside the test bundle.
  static let path: String = {
    var folder = URL(
      fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0])
    for argument in CommandLine.arguments where argument.contains(".xctest") { folder = URL(fileURLWithPath: argument) }
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("laurel").path
      if FileManager.default.isExecutableFile(atPath: candidate), !candidate.hasSuffix("Sources/laurel") { return candidate }
    }
    return repository + "/.build/debug/laurel"
  }()

  static func start(_ arguments: [String], in folder: String, tool: String? = nil) throws -> (process: Process, output: Pipe, errors: Pipe)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool.map { _ in "/usr/bin/env" } ?? path)
    process.arguments = (tool.map { [$0] } ?? []) + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ProcessInfo.processInfo.environment
    environment["LAUREL_HOME"] = repository
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  @discardableResult
  static func run(_ arguments: String..., in folder: String, tool: String? = nil) throws -> Answer {
    try run(arguments, in: folder, tool: tool)
  }

  @discardableResult
  static func run(_ arguments: [String], in folder: String, tool: String? = nil) throws -> Answer {
    let (process, output, errors) = try start(arguments, in: folder, tool: tool)
    // Both pipes at once, so that neither fills up.
    let reader = Thread.reading(errors)
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: String(decoding: text, as: UTF8.self), errors: reader())
  }
}

extension Thread {
  /// - Returns: waits for the end of the pipe and gives its text.
  fileprivate static func reading(_ pipe: Pipe) -> () -> String {
    final class Box: @unchecked Sendable { var data = Data() }
    let (box, group) = (Box(), DispatchGroup())
    let handle = pipe.fileHandleForReading
    DispatchQueue.global().async(group: group) { box.data = handle.readDataToEndOfFile() }
    return {
      group.wait()
      return String(decoding: box.data, as: UTF8.self)
    }
  }
}

/// A folder that is gone with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-command-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
  func write(_ text: String, to name: String) throws { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }

  /// Every file below a folder, by its path in it.
  func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)") {
      var isFolder: ObjCBool = false
      let file = "\(path)/\(folder)/\(name)"
      if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = FileManager.default.contents(atPath: file)
      }
    }
    return files
  }

  /// The rows of a report by column name.
  func report(_ name: String) throws -> [[String: String]] {
    let script = "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))))"
    let answer = try Program.run("-c", script, name, in: path, tool: "python3")
    return try JSONDecoder().decode([[String: String]].self, from: Data(answer.output.utf8))
  }

  func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
