private import Foundation
internal import Glibc

/// A program of poppler's, run in a folder of its own and held to a time, an amount of memory and an amount of output. No shell is in between.
struct PopplerProgram {
  enum Name: String { case pdfinfo, pdffonts, pdftocairo, pdftops }

  struct Outcome {
    /// 0 when all went well; a negative signal when it ended by one.
    var status: Int32
    var output: [UInt8]
    /// Standard error, at most `complaintBytes`.
    var complaints: String
    /// It wrote more than was allowed, of which `output` is the beginning.
    var isCutOff: Bool
  }

  private static let complaintBytes = 64 << 10

  let folder: String
  let limits: PDFLimits
  /// When everything about this file must have ended.
  let deadline: ContinuousClock.Instant

  /// - Parameter outputLimit: in bytes; the program is ended when it writes more.
  /// - Throws: `programMissing`, `pdfTooSlow`, or `programNotStarted`.
  func run(_ name: Name, _ arguments: [String], outputLimit: Int) throws(ImageProblem.Fault) -> Outcome {
    let program = try Self.path(of: name.rawValue)
    let process = Process()
    // A bomb fails inside its own process before this machine's memory is gone.
    process.executableURL = URL(fileURLWithPath: try Self.path(of: "prlimit"))
    process.arguments = ["--as=\(limits.memoryBytes)", "--core=0", program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Nothing of the user's settings or language; fontconfig may keep its cache in the folder.
    process.environment = ["LC_ALL": "C", "HOME": folder, "PATH": "/usr/bin:/bin"]
    let (output, complaints) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaints
    do { try process.run() } catch { throw .programNotStarted(name.rawValue, reason: error.localizedDescription) }
    var streams = [
      Stream(file: output.fileHandleForReading.fileDescriptor, limit: outputLimit),
      Stream(file: complaints.fileHandleForReading.fileDescriptor, limit: Self.complaintBytes),
    ]
    let isInTime = collect(&streams)
    let hasEnded = isInTime && !streams[0].isCutOff && wait(for: process)
    if !hasEnded, process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard hasEnded || streams[0].isCutOff else { throw .pdfTooSlow(seconds: limits.seconds) }
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, output: streams[0].bytes,
      complaints: String(decoding: streams[1].bytes, as: UTF8.self), isCutOff: streams[0].isCutOff)
  }

  private static func path(of program: String) throws(ImageProblem.Fault) -> String {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") } + ["/usr/bin"]
    guard let path = folders.map({ "\($0)/\(program)" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw .programMissing(program)
    }
    return path
  }

  // MARK: reading along

  private struct Stream {
    var file: Int32
    var limit: Int
    var bytes: [UInt8] = []
    var isOpen = true
    var isCutOff = false
  }

  /// Milliseconds left, at least 0.
  private var timeLeft: Int32 {
    let left = ContinuousClock.now.duration(to: deadline).components
    return Int32(clamping: max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))
  }

  /// Reads all streams to their ends, or until the first is full.
  /// - Returns: whether that happened in time.
  private func collect(_ streams: inout [Stream]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while streams.contains(where: \.isOpen), !streams[0].isCutOff {
      let open = streams.indices.filter { streams[$0].isOpen }
      var polled = open.map { pollfd(fd: streams[$0].file, events: Int16(POLLIN), revents: 0) }
      let count = unsafe poll(&polled, nfds_t(polled.count), timeLeft)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      for (place, i) in open.enumerated() where polled[place].revents != 0 {
        let read = unsafe Glibc.read(streams[i].file, &buffer, buffer.count)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else {
          streams[i].isOpen = false
          continue
        }
        let room = streams[i].limit - streams[i].bytes.count
        streams[i].bytes += buffer[..<min(read, max(0, room))]
        if read > room { streams[i].isCutOff = true }
      }
    }
    return true
  }

  /// A program that has closed its output has ended, or nearly.
  private func wait(for process: Process) -> Bool {
    while process.isRunning {
      guard timeLeft > 0 else { return false }
      usleep(500)
    }
    return true
  }
}
