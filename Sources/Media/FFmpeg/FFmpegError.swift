import CFFmpeg

/// A C function of FFmpeg that failed.
struct FFmpegError: Error, Hashable {
  /// The function's name.
  let function: String
  /// FFmpeg's error code, always negative.
  let code: Int32

  /// FFmpeg's own words for the code.
  ///
  /// The corresponding C function is `av_strerror`.
  var reason: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let text = buffer.baseAddress else { return "error \(code)" }
      buffer.initialize(repeating: 0)
      av_strerror(code, text, buffer.count)
      return String(cString: text)
    }
  }
}

extension FFmpegError: CustomStringConvertible {
  var description: String { "\(function): \(reason)" }
}

/// Runs a C function that returns a negative number on failure, and gives what it returned.
///
/// - Throws: `FFmpegError` with the function's name and code.
@discardableResult
func check(_ function: String, _ body: () -> Int32) throws(FFmpegError) -> Int32 {
  let result = body()
  guard result >= 0 else { throw FFmpegError(function: function, code: result) }
  return result
}

/// What a C function allocated.
///
/// - Throws: `FFmpegError` when it gave nothing.
func allocated<Pointer>(_ function: String, _ pointer: Pointer?) throws(FFmpegError) -> Pointer {
  guard let pointer else { throw FFmpegError(function: function, code: -ENOMEM) }
  return pointer
}
