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
