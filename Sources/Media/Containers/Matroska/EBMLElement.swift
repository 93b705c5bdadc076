/// One element of a Matroska file by its place: its number and where its payload lies.
struct EBMLElement {
  /// The number with its length marker, as specifications write it (`0x1A45DFA3`).
  let identifier: Int
  let payloadStart: Int64
  /// How long the payload is, or nil when the writer did not know (a live recording).
  let byteCount: Int64?

  /// Where the element ends, or nil when the writer did not know.
  var end: Int64? { byteCount.map { payloadStart + $0 } }

  /// The element at an offset of a file, or nil when none starts there.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  init?(in file: FileBytes, at offset: Int64) throws(MediaError) {
    // Four bytes of number and eight of size are the most that the format has.
    var cursor = ByteCursor(try file.bytes(at: offset, count: 12))
    guard let identifier = cursor.elementNumber(), let size = cursor.elementSize() else {
      return nil
    }
    self.identifier = identifier
    payloadStart = offset + Int64(cursor.consumed)
    byteCount = size.known
  }

  /// The element's payload in memory, at most so many bytes of it.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func payload(in file: FileBytes, atMost limit: Int = 1 << 24) throws(MediaError) -> EBMLNode {
    let count = Int(min(byteCount ?? Int64(limit), Int64(limit)))
    return EBMLNode(
      identifier: identifier, payload: try file.bytes(at: payloadStart, count: count)[...])
  }
}

/// One element of a Matroska file that is in memory.
struct EBMLNode {
  /// The number with its length marker.
  let identifier: Int
  let payload: ArraySlice<UInt8>

  /// The elements inside, up to the first one that makes no sense or is cut.
  var children: [EBMLNode] {
    var cursor = ByteCursor(payload)
    var nodes: [EBMLNode] = []
    while let identifier = cursor.elementNumber(), let size = cursor.elementSize()?.known,
      size <= Int64(cursor.remaining), let payload = cursor.take(Int(size))
    {
      nodes.append(EBMLNode(identifier: identifier, payload: payload))
    }
    return nodes
  }

  /// The first element inside with a number, or nil.
  func child(_ identifier: Int) -> EBMLNode? {
    children.first { $0.identifier == identifier }
  }

  /// The payload as an unsigned number, or nil when it is longer than 8 bytes.
  var unsigned: UInt64? {
    var cursor = ByteCursor(payload)
    return payload.count <= 8 ? cursor.bigEndian(payload.count) : nil
  }

  /// The payload as a number, or nil when it is longer than 8 bytes or beyond 63 bits.
  package var number: Int? { unsigned.flatMap { Int(exactly: $0) } }

  /// The payload as a floating-point number of 4 or 8 bytes, or nil for another length.
  var float: Double? {
    var cursor = ByteCursor(payload)
    switch payload.count {
    case 0: return 0
    case 4: return cursor.uint32().map { Double(Float(bitPattern: $0)) }
    case 8: return cursor.uint64().map { Double(bitPattern: $0) }
    default: return nil
    }
  }

  /// The payload as text, up to the first zero.
  var text: String { String(decoding: payload.prefix { $0 != 0 }, as: UTF8.self) }
}

extension ByteCursor {
  /// The size that an element states.
  fileprivate enum ElementSize {
    case bytes(Int64)
    case unknown

    var known: Int64? {
      switch self {
      case .bytes(let count): count
      case .unknown: nil
      }
    }
  }

  fileprivate var consumed: Int { position - bytes.startIndex }

  /// The next element's number, 1 to 4 bytes, its length marker kept.
  fileprivate mutating func elementNumber() -> Int? {
    guard position < bytes.endIndex else { return nil }
    let byteCount = bytes[position].leadingZeroBitCount + 1
    guard byteCount <= 4 else { return nil }
    return bigEndian(byteCount).map { Int($0) }
  }

  /// The next element's size, 1 to 8 bytes, its length marker removed.
  fileprivate mutating func elementSize() -> ElementSize? {
    guard position < bytes.endIndex else { return nil }
    let byteCount = bytes[position].leadingZeroBitCount + 1
    guard byteCount <= 8, let stored = bigEndian(byteCount) else { return nil }
    let mask = (UInt64(1) << UInt64(7 * byteCount)) - 1
    // All ones mean that the writer did not know the size.
    return stored & mask == mask ? .unknown : .bytes(Int64(stored & mask))
  }
}
