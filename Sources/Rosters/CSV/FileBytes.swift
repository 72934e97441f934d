import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file, read by position so that a row can be read again later without disturbing who reads in order.
final class FileBytes {
  let path: String
  /// In bytes, when the file was opened.
  let size: Int
  private let descriptor: Int32

  /// - Throws: `CSVProblem.cannotRead` or `.notARegularFile` (pipes can't be read twice).
  init(path: String) throws(DiagnosticList) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw DiagnosticList([Diagnostic(CSVProblem.cannotRead(path: path, reason: Self.lastError()))]) }
    var status = stat()
    let failed = unsafe fstat(opened, &status) != 0
    guard !failed, status.st_mode & S_IFMT == S_IFREG else {
      let problem: CSVProblem = failed ? .cannotRead(path: path, reason: Self.lastError()) : .notARegularFile(path: path)
      close(opened)
      throw DiagnosticList([Diagnostic(problem)])
    }
    self.path = path
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads into `buffer[range]` what stands at `offset` (pread(2)).
  /// - Returns: how many bytes came; 0 at the end of the file.
  func read(into buffer: inout [UInt8], _ range: Range<Int>, at offset: Int) throws(DiagnosticList) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[range])
        return unsafe pread(descriptor, target.baseAddress, target.count, off_t(offset))
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw DiagnosticList([Diagnostic(CSVProblem.cannotRead(path: path, reason: Self.lastError()))])
      }
    }
  }

  private static func lastError() -> String { unsafe String(cString: strerror(errno)) }
}
