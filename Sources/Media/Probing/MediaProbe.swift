package import MediaModel
package import System

/// Finds out what is known about a media file.
///
/// A probe is a value: set it up once, use it for as many files as wanted, from any task.
package struct MediaProbe: Sendable {
  /// How deep files are read.
  ///
  /// Where a header does not tell what packets would, packets of files up
  /// to `packetScanByteLimit` are read even for `.header`.
  package var depth: ProbeDepth
  /// The largest file whose packets are read without being asked to, in bytes.
  package var packetScanByteLimit: Int64

  /// A probe that reads headers, sample tables, and the packets of files up to 64 MiB without
  /// sample tables.
  package init(depth: ProbeDepth = .header, packetScanByteLimit: Int64 = 64 << 20) {
    self.depth = depth
    self.packetScanByteLimit = packetScanByteLimit
  }

  /// The facts of a file.
  ///
  /// - Throws: `MediaError` when the file is missing, unreadable, or not a self-contained media
  ///   file; its sentence says what to do.
  package func facts(of path: String) throws(MediaError) -> MediaFacts {
    try facts(of: MediaError.asMedia { () throws(FileError) in try OpenFile(path: path) })
  }

  /// The facts of a file that is open already; nothing else is opened for them.
  ///
  /// - Throws: `MediaError`, as above.
  package func facts(of openFile: OpenFile) throws(MediaError) -> MediaFacts {
    let file = FileBytes(openFile)
    let firstBytes = try file.bytes(at: 0, count: 4096)
    if let script = MediaScript.name(of: firstBytes) {
      throw MediaError(
        .refersToOthers, path: file.path,
        reason: "is \(script), which names other files or addresses; name the media file itself.")
    }
    if let reading = try StillImage.reading(of: file, firstBytes: firstBytes) {
      return try StillImageFacts.facts(of: file, reading)
    }
    return try TrackProbe(
      file: file, firstBytes: firstBytes, readsPackets: depth == .packets,
      packetScanByteLimit: packetScanByteLimit
    ).facts()
  }
}
