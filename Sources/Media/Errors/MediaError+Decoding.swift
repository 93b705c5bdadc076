import CFFmpeg

extension MediaError {
  /// The error for a file that cannot be opened for decoding.
  init(decoding path: String, _ error: FFmpegError) {
    let isMissing = error.code == cff_error_decoder_not_found
    self.init(
      isMissing ? .unsupported : .readFailed, path: path,
      reason: isMissing
        ? "this build of FFmpeg has no decoder for it." : "cannot be decoded: \(error).")
  }
}
