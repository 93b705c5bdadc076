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

extension FFmpegError {
  /// The error for frames of more pixels than are decoded.
  static let tooManyPixels = FFmpegError(function: "max_pixels", code: -ERANGE)
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

/// Which FFmpeg this process runs with.
package enum FFmpegVersion {
  /// The release, such as `"5.1.9"`, without a distributor's additions.
  ///
  /// The corresponding C function is `av_version_info`.
  package static var release: String {
    let full = String(cString: av_version_info())
    return String(full.prefix { $0 == "." || $0.isNumber })
  }

  /// The libraries with their versions, separated by commas.
  package static var libraries: String {
    let versions = [
      ("libavformat", avformat_version()), ("libavcodec", avcodec_version()),
      ("libavutil", avutil_version()),
    ]
    return versions.map { name, version in
      "\(name) \(version >> 16).\(version >> 8 & 0xFF).\(version & 0xFF)"
    }.joined(separator: ", ")
  }
}
