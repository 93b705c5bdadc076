/// One box of an ISO base media file (ISO/IEC 14496-12): its type and where its payload lies.
struct ISOBox {
  /// Four characters, such as `moov`.
  let type: String
  /// Where the box starts in the file, header included.
  let start: Int64
  /// Where the payload starts.
  let payloadStart: Int64
  /// Where the box says that it ends; may lie beyond the end of the file.
  let end: Int64

  var payloadByteCount: Int64 { max(0, end - payloadStart) }
}

/// Walks over the boxes of an ISO base media file.
struct ISOBoxes {
  let file: FileBytes
  /// No file has honest reason for more boxes on one level; a hostile one may.
  static let maximumCount = 200_000

  /// The boxes between two offsets, up to the first one whose header makes no sense.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func boxes(from start: Int64, to end: Int64) throws(MediaError) -> [ISOBox] {
    var found: [ISOBox] = []
    var offset = start
    while offset + 8 <= end, found.count < Self.maximumCount {
      guard let box = try box(at: offset, limit: end) else { break }
      found.append(box)
      offset = box.end
    }
    return found
  }

  /// The boxes inside another box, after so many bytes of fields of its own.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func children(of box: ISOBox, skipping fieldByteCount: Int64 = 0) throws(MediaError) -> [ISOBox] {
    try boxes(
      from: box.payloadStart + fieldByteCount, to: min(box.end, file.byteCount))
  }

  /// A box's payload, at most so many bytes of it.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func payload(of box: ISOBox, atMost limit: Int = 1 << 16) throws(MediaError) -> ByteCursor {
    ByteCursor(
      try file.bytes(
        at: box.payloadStart, count: Int(min(box.payloadByteCount, Int64(limit)))))
  }

  private func box(at offset: Int64, limit: Int64) throws(MediaError) -> ISOBox? {
    var cursor = ByteCursor(try file.bytes(at: offset, count: 16))
    guard let size = cursor.uint32(), let type = cursor.fourCharacters() else { return nil }
    var headerByteCount: Int64 = 8
    var byteCount = Int64(size)
    if size == 1 {
      guard let large = cursor.int64() else { return nil }
      byteCount = large
      headerByteCount = 16
    } else if size == 0 {
      byteCount = limit - offset
    }
    guard byteCount >= headerByteCount, byteCount <= Int64.max - offset else { return nil }
    return ISOBox(
      type: type, start: offset, payloadStart: offset + headerByteCount, end: offset + byteCount)
  }
}

/// One box of an ISO file that is in memory, such as those inside `meta`.
struct HEIFBox {
  /// Four characters, such as `ispe`.
  let type: String
  /// What is in memory of the box's payload.
  let payload: ArraySlice<UInt8>

  /// The payload after the version and flags of a full box.
  var fields: ByteCursor {
    var cursor = ByteCursor(payload)
    cursor.skip(4)
    return cursor
  }

  /// The version of a full box.
  var version: Int { Int(payload.first ?? 0) }

  /// The flags of a full box.
  var flags: Int { payload.dropFirst().prefix(3).reduce(0) { $0 << 8 | Int($1) } }

  /// The boxes that follow each other in bytes, up to the first one that makes no sense.
  ///
  /// The last one is shorter than it says where the bytes end inside it.
  static func boxes(in bytes: ArraySlice<UInt8>) -> [HEIFBox] {
    var cursor = ByteCursor(bytes)
    var found: [HEIFBox] = []
    while let size = cursor.uint32(), let type = cursor.fourCharacters() {
      var payloadByteCount = Int(size) - 8
      if size == 1 {
        guard let large = cursor.uint64(), large >= 16, large < 1 << 62 else { break }
        payloadByteCount = Int(large) - 16
      } else if size == 0 {
        payloadByteCount = cursor.remaining
      }
      guard payloadByteCount >= 0,
        let payload = cursor.take(min(payloadByteCount, cursor.remaining))
      else { break }
      found.append(HEIFBox(type: type, payload: payload))
    }
    return found
  }

  /// The boxes inside, after so many bytes of fields.
  func children(skipping fieldByteCount: Int = 0) -> [HEIFBox] {
    Self.boxes(in: payload.dropFirst(fieldByteCount))
  }

  /// The payload of the box that a path of types leads to, or nil.
  func descendant(_ path: String...) -> HEIFBox? {
    path.reduce(self as HEIFBox?) { box, type in box?.children().first { $0.type == type } }
  }
}
