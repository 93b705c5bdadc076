import CFFmpeg

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
