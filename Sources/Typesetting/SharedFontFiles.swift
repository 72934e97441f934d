import Foundation

/// What may not happen on two threads at once.
///
/// cairo opens font files for all threads in one FreeType library, after it has let go of its own lock, and closes some of them, when there
/// are more than ten, without asking for theirs (1.16, cairo-ft-font.c, `_cairo_ft_unscaled_font_lock_face`, `_has_unlocked_face`). Two
/// threads in it at the same moment can damage the library's list of faces, or be left with a face that is closed. Pango measures glyphs
/// through cairo. So everything that may open or close a file goes through here; what is known already does not.
enum SharedFontFiles {
  /// Nested calls of one thread don't wait for themselves.
  private static let lock = NSRecursiveLock()

  static func oneAtATime<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }
}
