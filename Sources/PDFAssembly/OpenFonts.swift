import FontPrograms
import PageDescription

/// The font files that one worker has opened.
final class OpenFonts {
  private var programs: [FontFace: FontProgram] = [:]

  func program(_ face: FontFace) throws(FontProgramProblem) -> FontProgram {
    if let open = programs[face] { return open }
    let program = try FontProgram(face)
    programs[face] = program
    return program
  }
}
