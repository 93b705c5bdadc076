package import MediaModel

extension MediaRecord {
  /// A file as it is remembered, without its content's hash.
  ///
  /// - Parameters:
  ///   - facts: What is known of it.
  ///   - path: Its absolute path; of an address, nothing is kept that could be a key.
  ///   - role: Its role in the request, or nil.
  package init(_ facts: MediaFacts, path: String, role: String? = nil) {
    let video = facts.mainVideo
    self.init(
      role: role, path: Self.harmless(path), byteCount: facts.byteCount, kind: facts.kind,
      format: facts.image?.format ?? facts.container.format, videoCodec: video?.codec.name,
      audioCodec: facts.mainAudio?.codec.name, displaySize: facts.displaySize,
      duration: facts.durations.longest?.time.value.seconds
        ?? facts.image?.animationDuration?.seconds,
      frameRate: (video?.frameRate.average ?? video?.frameRate.nominal)?.framesPerSecond,
      frameCount: (video?.frameCount?.value ?? facts.image?.frameCount).map { Int64($0) })
  }

  /// An address without its query, its fragment and what stands before its host; a data URI without
  /// its data.
  private static func harmless(_ path: String) -> String {
    if path.hasPrefix("data:") { return "data:" }
    guard let scheme = path.firstRange(of: "://"), !path.hasPrefix("/") else { return path }
    let rest = path[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let host = rest.prefix { $0 != "/" }
    let start = host.lastIndex(of: "@").map { rest.index(after: $0) } ?? rest.startIndex
    return String(path[..<scheme.upperBound]) + rest[start...]
  }
}
