extension MP4File {
  /// One entry of an edit list: how long it lasts in ticks of the movie, and where in the track's
  /// media it starts in ticks of the track, or nil for a wait.
  public typealias Edit = (duration: UInt64, mediaTime: Int64?)

  /// Cuts the file off after so many bytes.
  public mutating func truncate(to byteCount: Int) {
    bytes.removeLast(max(0, bytes.count - byteCount))
  }

  /// Removes the index.
  public mutating func dropIndex() throws { try replace("moov", with: []) }

  /// Makes a track hold no samples.
  public mutating func emptyTrack(_ number: Int) throws {
    let table = "moov/trak[\(number)]/mdia/minf/stbl/"
    for type in ["stts", "ctts", "stss", "stsc", "stco"] where has(table + type) {
      try replace(table + type, with: Self.box(type, [UInt8](repeating: 0, count: 8)))
    }
    try replace(table + "stsz", with: Self.box("stsz", [UInt8](repeating: 0, count: 12)))
    try set(0, byteCount: 4, at: 16, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// Gives a track an edit list with 64-bit numbers in place of the one that it has.
  public mutating func setEdits(_ edits: [Edit], track number: Int = 0) throws {
    let entries = edits.flatMap { edit in
      Self.big(edit.duration, 8) + Self.big(UInt64(bitPattern: edit.mediaTime ?? -1), 8)
        + Self.big(0x0001_0000, 4)
    }
    let list = Self.box("elst", [1, 0, 0, 0] + Self.big(UInt64(edits.count), 4) + entries)
    let track = "moov/trak[\(number)]"
    if has(track + "/edts") { try replace(track + "/edts", with: []) }
    if !edits.isEmpty { try append(Self.box("edts", list), to: track) }
  }

  /// Ticks a second of the movie header.
  public func movieTimescale() throws -> UInt64 {
    try value(byteCount: 4, at: 12, in: "moov/mvhd")
  }

  /// Ticks a second of a track.
  public func timescale(ofTrack number: Int = 0) throws -> UInt64 {
    try value(byteCount: 4, at: 12, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// What the movie header says of the duration, in its ticks.
  public mutating func setMovieDuration(_ ticks: UInt64) throws {
    try set(ticks, byteCount: 4, at: 16, in: "moov/mvhd")
  }

  /// What a track's headers say of its duration: in ticks of the movie, and of the track.
  public mutating func setDuration(movie: UInt64, media: UInt64, track number: Int = 0) throws {
    try set(movie, byteCount: 4, at: 20, in: "moov/trak[\(number)]/tkhd")
    try set(media, byteCount: 4, at: 16, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// Gives a header 64-bit times with a duration: `moov/mvhd` or a track's `mdhd`.
  public mutating func setWideDuration(_ ticks: UInt64, timescale: UInt64, in path: String) throws {
    guard let fields = payload(of: path) else { throw Missing(path: path) }
    let rest = bytes[fields].dropFirst(20)
    let wide =
      [1, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + Self.big(timescale, 4) + Self.big(ticks, 8)
    try replace(path, with: Self.box(String(path.suffix(4)), wide + rest))
  }

  /// Sets the matrix with which a track is shown: nine numbers of which every third is 2.30, the
  /// others 16.16.
  public mutating func setMatrix(_ matrix: [Int32], track number: Int = 0) throws {
    for (index, value) in matrix.enumerated() {
      try set(
        UInt64(UInt32(bitPattern: value)), byteCount: 4, at: 40 + index * 4,
        in: "moov/trak[\(number)]/tkhd")
    }
  }

  /// Adds a clean aperture: the shown size and how far its centre is off, in fractions.
  public mutating func setAperture(
    width: (Int32, Int32), height: (Int32, Int32), x: (Int32, Int32) = (0, 1),
    y: (Int32, Int32) = (0, 1)
  ) throws {
    let numbers = [width, height, x, y].flatMap { [$0.0, $0.1] }
    let fields = numbers.flatMap { Self.big(UInt64(UInt32(bitPattern: $0)), 4) }
    let description = "moov/trak/mdia/minf/stbl/stsd/"
    let entry = description + (has(description + "avc1") ? "avc1" : "mp4v")
    try append(Self.box("clap", fields), to: entry)
  }

  /// Says that a track's media data lie in another file.
  public mutating func setDataReference(to location: String, track number: Int = 0) throws {
    let reference = Self.box("url ", [0, 0, 0, 0] + Array(location.utf8) + [0])
    try replace(
      "moov/trak[\(number)]/mdia/minf/dinf/dref",
      with: Self.box("dref", [0, 0, 0, 0, 0, 0, 0, 1] + reference))
  }

  /// Writes another number of entries into a table of a track, entries unchanged.
  public mutating func setCount(_ count: UInt64, ofTable type: String, track number: Int = 0) throws
  {
    try set(
      count, byteCount: 4, at: type == "stsz" ? 8 : 4,
      in: "moov/trak[\(number)]/mdia/minf/stbl/\(type)")
  }
}
