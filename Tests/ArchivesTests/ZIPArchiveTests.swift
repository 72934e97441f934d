import Archives
import Foundation
import Testing

struct ZIPArchiveTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-zip-\(UUID().uuidString)")

  private func archive(_ name: String, of entries: [(String, [UInt8])], timeZone: String = "UTC") throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent(name)
    let archive = try ZIPArchive(path: path.path)
    for (name, bytes) in entries { try archive.add(name, bytes, modified: .init(year: 2026, month: 6, day: 30)) }
    try archive.finish { try FileManager.default.moveItem(atPath: $0, toPath: $1) }
    return path
  }

  private func run(_ tool: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  @Test func anotherProgramReadsEveryNameAndByte() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let entries: [(String, [UInt8])] = [
      ("Zoë Þórsdóttir – 7f3a9c1e.pdf", Array(repeating: 7, count: 70_000)), ("نور – 00000000.png", Array("x".utf8)), ("empty", []),
    ]
    let zip = try archive("names.zip", of: entries)
    let script = """
      from sys import argv; from zipfile import ZipFile
      with ZipFile(argv[1]) as z:
        assert z.testzip() is None
        for i in z.infolist(): print(i.filename, i.file_size, i.date_time[:3], oct(i.external_attr >> 16))
      """
    let (status, output) = try run("python3", ["-c", script, zip.path])
    #expect(status == 0)
    #expect(
      String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init) == [
        "Zoë Þórsdóttir – 7f3a9c1e.pdf 70000 (2026, 6, 30) 0o100644", "نور – 00000000.png 1 (2026, 6, 30) 0o100644",
        "empty 0 (2026, 6, 30) 0o100644",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["names.zip"])
  }

  @Test func moreEntriesThanSixteenBitsCount() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let zip = try archive("many.zip", of: (0..<65_600).map { ("\($0)", []) })
    let (_, output) = try run("python3", ["-c", "import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))", zip.path])
    #expect(String(decoding: output, as: UTF8.self) == "65600\n")
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try ZIPArchive(path: folder.appendingPathComponent("a.zip").path)
    try archive.add("a", [1], modified: .init(year: 2026, month: 1, day: 1))
    archive.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
