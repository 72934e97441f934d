import Foundation

/// What may not happen on two threads at once.
///
/// cairo opens font files for all threads in one FreeType library, and has let go of its lock by then (1.16, cairo-ft-font.c): two threads
/// that open or close files at the same moment damage the library's list of faces (FreeType, “Multi-threading”: faces of one library are
/// made and destroyed one at a time). Pango measures glyphs through cairo. So everything that may open or close a file goes through here;
/// what is known already does not.
enum SharedFontFiles {
  /// Nested calls of one thread don't wait for themselves.
  private static let lock = NSRecursiveLock()

  static func oneAtATime<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }
}
