import Diagnostics
import Foundation
import Images
import PageDescription
import Testing

@Suite struct ImageReaderTests {
  /// A picture of `width`×`height` with one rectangle of ink on a ground.
  private func picture(
    _ width: Int, _ height: Int, ground: [UInt8], ink: [UInt8], x: Range<Int>, y: Range<Int>
  ) throws -> [UInt8] {
    var pixels: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width { pixels += x.contains(column) && y.contains(row) ? ink : ground }
    }
    return try DecodedImage(width: width, height: height, pixels: pixels).png()
  }

  @Test func `ink is what is not transparent, an editor's haze left out`() throws {
    let bytes = try picture(20, 10, ground: [0, 0, 0, 5], ink: [0, 0, 80, 255], x: 5..<15, y: 2..<4)
    let asset = try ImageReader.read(bytes, named: "s.png")
    #expect(asset.ink == UnitRect(x: 0.25, y: 0.2, width: 0.5, height: 0.2))
    #expect(ImageReader.remarks(onSignature: asset).isEmpty)
  }

  @Test func `a signature scanned on paper is cropped to its ink, and its paper remarked upon`() throws {
    let bytes = try picture(20, 10, ground: [250, 250, 248, 255], ink: [20, 20, 80, 255], x: 5..<15, y: 2..<4)
    let asset = try ImageReader.read(bytes, named: "s.png")
    #expect(asset.ink == UnitRect(x: 0.25, y: 0.2, width: 0.5, height: 0.2))
    #expect(ImageReader.remarks(onSignature: asset) == [ImageProblem(file: "s.png", fault: .opaquePaper)])
    #expect(ImageReader.remarks(onSignature: asset).map(\.severity) == [.warning])
  }

  @Test func `a coloured picture is all ink`() throws {
    let bytes = try picture(20, 10, ground: [30, 90, 60, 255], ink: [255, 255, 255, 255], x: 5..<15, y: 2..<4)
    let asset = try ImageReader.read(bytes, named: "logo.png")
    #expect(asset.ink == .whole)
    #expect(ImageReader.remarks(onSignature: asset).isEmpty)
  }

  @Test func `an invisible picture is refused`() throws {
    let bytes = try picture(4, 4, ground: [9, 9, 9, 0], ink: [9, 9, 9, 0], x: 0..<1, y: 0..<1)
    #expect(fault(bytes) == .nothingVisible)
  }

  @Test(arguments: [
    ("%PDF-1.7", ImageProblem.Fault.unsupported(.pdf)), ("GIF89a", .unsupported(.gif)), ("RIFF....WEBPVP8 ", .unsupported(.webp)),
    ("....ftypheic", .unsupported(.heif)), ("II*\0....", .unsupported(.tiff)), ("BM......", .unsupported(.bmp)),
    ("8BPS....", .unsupported(.photoshop)), ("%!PS-Adobe", .unsupported(.postscript)), ("<html><body>", .unknownFormat),
    ("hello", .unknownFormat),
    ("", .empty),
  ])
  func `the contents say what a file is`(text: String, expected: ImageProblem.Fault) {
    #expect(fault(Array(text.utf8)) == expected)
  }

  @Test func `files that are not there or no files`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-images-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let png = folder.appendingPathComponent("really-a-png.jpg").path
    try Data(PNGFile.palette).write(to: URL(fileURLWithPath: png))
    let asset = try ImageReader.read(png, displayPath: "assets/really-a-png.jpg")
    #expect(asset.kind == .png && asset.path == "assets/really-a-png.jpg")
    let pipe = folder.appendingPathComponent("pipe").path
    mkfifo(pipe, 0o600)
    for (path, expected) in [(folder.path, ImageProblem.Fault.notAFile), (pipe, .notAFile), (folder.path + "/no.png", .missing)] {
      #expect(throws: ImageProblem(file: "x", fault: expected)) { try ImageReader.read(path, displayPath: "x") }
    }
  }
}
