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
  func boxes(from start: Int64, to end: Int64) throws(MediaError) -> [ISOBox] {
    var found: [ISOBox] = []
    var offset = start
    // A box may claim to end anywhere up to the last number there is.
    let end = min(end, file.byteCount)
    while offset <= end - 8, found.count < Self.maximumCount {
      guard let box = try box(at: offset, limit: end) else { break }
      found.append(box)
      offset = box.end
    }
    return found
  }

  /// The boxes inside another box, after so many bytes of fields of its own.
  func children(of box: ISOBox, skipping fieldByteCount: Int64 = 0) throws(MediaError) -> [ISOBox] {
    try boxes(
      from: box.payloadStart + fieldByteCount, to: min(box.end, file.byteCount))
  }

  /// A box's payload, at most so many bytes of it.
  func payload(of box: ISOBox, atMost limit: Int = 1 << 16) throws(MediaError) -> ByteCursor {
    ByteCursor(
      try file.bytes(
        at: box.payloadStart, count: Int(min(box.payloadByteCount, Int64(limit)))))
  }

  private func box(at offset: Int64, limit: Int64) throws(MediaError) -> ISOBox? {
    var cursor = ByteCursor(try file.bytes(at: offset, count: 16))
    guard let header = ISOBoxHeader(&cursor), header.byteCount ?? 0 <= Int64.max - offset else {
      return nil
    }
    return ISOBox(
      type: header.type, start: offset, payloadStart: offset + header.headerByteCount,
      end: header.byteCount.map { offset + $0 } ?? limit)
  }
}

/// The start of a box: its type and how long it is.
private struct ISOBoxHeader {
  let type: String
  let headerByteCount: Int64
  /// The whole box's length, not below the header's; nil for one that goes on to the end.
  let byteCount: Int64?

  /// The header that comes next, or nil when it is cut or makes no sense.
  init?(_ cursor: inout ByteCursor) {
    guard let size = cursor.uint32(), let type = cursor.fourCharacters() else { return nil }
    self.type = type
    headerByteCount = size == 1 ? 16 : 8
    switch size {
    case 0: byteCount = nil
    case 1:
      guard let large = cursor.int64(), large >= 16 else { return nil }
      byteCount = large
    default:
      guard size >= 8 else { return nil }
      byteCount = Int64(size)
    }
  }
}

/// One box of an ISO file that is in memory, such as those inside `meta`.
struct LoadedBox {
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
  static func boxes(in bytes: ArraySlice<UInt8>) -> [LoadedBox] {
    var cursor = ByteCursor(bytes)
    var found: [LoadedBox] = []
    while let header = ISOBoxHeader(&cursor) {
      let announced = header.byteCount.map { $0 - header.headerByteCount } ?? .max
      guard let payload = cursor.take(Int(min(announced, Int64(cursor.remaining)))) else { break }
      found.append(LoadedBox(type: header.type, payload: payload))
    }
    return found
  }

  /// The boxes inside, after so many bytes of fields.
  func children(skipping fieldByteCount: Int = 0) -> [LoadedBox] {
    Self.boxes(in: payload.dropFirst(fieldByteCount))
  }

  /// The payload of the box that a path of types leads to, or nil.
  func descendant(_ path: String...) -> LoadedBox? {
    path.reduce(self as LoadedBox?) { box, type in box?.children().first { $0.type == type } }
  }
}
