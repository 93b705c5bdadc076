/// One entry of an edit list (`elst`).
struct ISOEdit: Equatable {
  /// How long the edit lasts, in ticks of the movie; 0 in a fragmented file means to the end.
  var duration: Int64
  /// Where in the media it starts, in ticks of the track, or nil for a wait in which nothing shows.
  var mediaTime: Int64?

  /// The entries of an `elst` payload.
  static func list(_ payload: ByteCursor) -> [ISOEdit] {
    var fields = payload
    let version = fields.uint8() ?? 0
    fields.skip(3)
    let count = min(Int(fields.uint32() ?? 0), 10_000)
    var edits: [ISOEdit] = []
    for _ in 0..<count {
      let duration = version == 1 ? fields.int64() : fields.uint32().map { Int64($0) }
      let mediaTime = version == 1 ? fields.int64() : fields.int32().map { Int64($0) }
      guard let duration, let mediaTime, fields.take(4) != nil else { break }
      edits.append(ISOEdit(duration: max(0, duration), mediaTime: mediaTime < 0 ? nil : mediaTime))
    }
    return edits
  }
}
