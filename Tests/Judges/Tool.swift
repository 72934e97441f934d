import Foundation
import Images

/// A program of the machine, run to its end.
public enum Tool {
  public struct Failure: Error {
    public var program: String
    public var status: Int32
    public var output: String
  }

  public static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(program: program, status: process.terminationStatus, output: output) }
    return output
  }
}

/// A PDF on disk for as long as the closure runs, to be read by other programs.
public func withFile<Result>(_ pdf: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-\(UUID().uuidString).pdf").path
  try Data(pdf).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// A page as poppler draws it.
public func popplerPixels(_ pdf: [UInt8], dpi: Int) throws -> DecodedImage {
  try withFile(pdf) { path in
    let name = String(path.dropLast(4))
    _ = try Tool.run("pdftoppm", ["-r", "\(dpi)", "-png", "-singlefile", path, name])
    defer { try? FileManager.default.removeItem(atPath: name + ".png") }
    return try ImageReader.read(name + ".png").decoded()!
  }
}
