import Diagnostics
import Foundation
import Testing

@testable import Issuing

struct OutputFolderTests {
  private let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-out-\(UUID().uuidString)").path

  /// Two workers once took each other's temporary file away, and a learner failed for it.
  @Test func workersMayWriteTheSameFileAtOnce() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let path = path
    for round in 0..<40 {
      let bytes = [UInt8](repeating: UInt8(round), count: 200_000)
      let failures = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
          group.addTask {
            var folder = OutputFolder(path, for: .everyone)
            do throws(DiagnosticList) {
              try folder.write(bytes, to: "pictures/shared.svg")
              return 0
            } catch { return 1 }
          }
        }
        return await group.reduce(0, +)
      }
      #expect(failures == 0)
      #expect(FileManager.default.contents(atPath: path + "/pictures/shared.svg") == Data(bytes))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/pictures") == ["shared.svg"], "nothing is left beside it")
  }

  @Test func aFileThatIsThereAlreadyIsLeftAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var folder = OutputFolder(path, for: .everyone)
    #expect(try folder.write([1, 2], to: "a/b"))
    #expect(try !folder.write([1, 2], to: "a/b"))
    #expect(try folder.write([1, 3], to: "a/b"))
  }
}
