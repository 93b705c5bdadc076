/// Walks over the chunks of a RIFF file such as WebP.
struct RIFFChunks {
  /// One chunk: its type and where its data lie; the data may go beyond the end of the file.
  struct Chunk {
    let type: String
    let start: Int64
    let byteCount: Int64

    var end: Int64 { start + byteCount }
  }

  let file: FileBytes

  /// The chunks between two offsets.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func chunks(from start: Int64, to end: Int64) throws(MediaError) -> [Chunk] {
    var chunks: [Chunk] = []
    var offset = start
    while offset + 8 <= end, chunks.count < 1_000_000 {
      var header = ByteCursor(try file.bytes(at: offset, count: 8))
      guard let type = header.fourCharacters(), let byteCount = header.littleEndian(4) else {
        break
      }
      chunks.append(Chunk(type: type, start: offset + 8, byteCount: Int64(byteCount)))
      // Chunks start at even offsets.
      offset += 8 + Int64(byteCount) + Int64(byteCount & 1)
    }
    return chunks
  }
}
