import Foundation
import PageDescription
import Synchronization
import Testing

@testable import Typesetting

/// Pango sorts a map's fonts on threads of its own, which go on after it has answered and clear up after themselves in the map's tables. A
/// map that was changed or let go of in the meantime once ended one run in some thousands with a division by zero or a broken heap.
@Suite struct PangoThreadTests {
  @Test func `a map is not changed while Pango is at work on it`() throws {
    let library = try Fonts.library()
    let typesetter = Typesetter(library: library)
    SlowSort.begin(on: typesetter.world.configuration)
    _ = try typesetter.line("Ada")
    _ = try typesetter.line("Ada", style: TextStyle(family: "Source Sans Pro", weight: 600))
    let face = try #require(library.family(named: "EB Garamond")?.face(weight: 400, italic: true))
    _ = try typesetter.world.pangoFamily(of: face)
    let (begun, ended) = SlowSort.count(of: typesetter.world.configuration)
    #expect(begun >= 2)
    #expect(ended == begun)
  }

  @Test func `a map is not let go of while Pango is at work on it`() throws {
    var typesetter: Typesetter? = Typesetter(library: try Fonts.library())
    let configuration = try #require(typesetter?.world.configuration)
    SlowSort.begin(on: configuration)
    _ = try typesetter?.line("Ada")
    typesetter = nil
    let (begun, ended) = SlowSort.count(of: configuration)
    #expect(begun >= 1)
    #expect(ended == begun)
  }
}

/// Stands between Pango and fontconfig, and takes its time with the configurations that are asked for.
private enum SlowSort {
  private static let counts = Mutex<[UInt: (begun: Int, ended: Int)]>([:])

  static func begin(on configuration: OpaquePointer) { counts.withLock { $0[UInt(bitPattern: configuration)] = (0, 0) } }
  static func count(of configuration: OpaquePointer) -> (begun: Int, ended: Int) {
    counts.withLock { $0[UInt(bitPattern: configuration)] ?? (0, 0) }
  }

  typealias Sort =
    @convention(c) (OpaquePointer?, OpaquePointer?, Int32, OpaquePointer?, Int32, OpaquePointer?, OpaquePointer?) ->
    OpaquePointer?
  /// fontconfig's own: the next of this name after the program's.
  static let real = unsafeBitCast(dlsym(UnsafeMutableRawPointer(bitPattern: -1), "FcFontSetSort"), to: Sort.self)

  static func watch(_ configuration: OpaquePointer?, _ sort: () -> OpaquePointer?) -> OpaquePointer? {
    let key = UInt(bitPattern: configuration)
    let isWatched = counts.withLock { counts in
      counts[key]?.begun += 1
      return counts[key] != nil
    }
    let result = sort()
    if isWatched {
      Thread.sleep(forTimeInterval: 0.05)
      counts.withLock { $0[key]?.ended += 1 }
    }
    return result
  }
}

@_cdecl("FcFontSetSort")
func sortSlowly(
  _ configuration: OpaquePointer?, _ sets: OpaquePointer?, _ count: Int32, _ pattern: OpaquePointer?, _ trim: Int32,
  _ coverage: OpaquePointer?, _ result: OpaquePointer?
) -> OpaquePointer? {
  SlowSort.watch(configuration) { SlowSort.real(configuration, sets, count, pattern, trim, coverage, result) }
}
