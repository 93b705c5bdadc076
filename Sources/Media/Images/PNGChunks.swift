/// Walks over the chunks of a PNG file.
struct PNGChunks {
  /// One chunk: its type and where its data lie.
  struct Chunk {
    let type: String
    let start: Int64
    let byteCount: Int64
  }

  /// The chunks in file order, up to the end chunk; one that the end of the file cuts is last.
  private(set) var chunks: [Chunk] = []
  /// Whether the end chunk is missing or a chunk goes beyond the end of the file.
  private(set) var isTruncated = true

  /// The chunks of a file that starts with the signature of PNG.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  init(file: FileBytes) throws(MediaError) {
    var offset: Int64 = 8
    while chunks.count < 1_000_000 {
      var header = ByteCursor(try file.bytes(at: offset, count: 8))
      guard let byteCount = header.uint32(), let type = header.fourCharacters() else { return }
      chunks.append(Chunk(type: type, start: offset + 8, byteCount: Int64(byteCount)))
      // Four bytes of checksum follow the data; a file without the last ones still shows.
      guard offset + 8 + Int64(byteCount) <= file.byteCount else { return }
      if type == "IEND" {
        isTruncated = false
        return
      }
      offset += 12 + Int64(byteCount)
    }
  }
}
