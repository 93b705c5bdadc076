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

/// The numbers of the Matroska elements that are read (RFC 9559).
enum MatroskaElements {
  static let header = 0x1A45_DFA3
  static let docType = 0x4282
  static let segment = 0x1853_8067
  static let seekHead = 0x114D_9B74
  static let seek = 0x4DBB
  static let seekIdentifier = 0x53AB
  static let seekPosition = 0x53AC
  static let info = 0x1549_A966
  static let timestampScale = 0x2AD7B1
  static let duration = 0x4489
  static let writingApplication = 0x5741
  static let cluster = 0x1F43_B675
  static let cues = 0x1C53_BB6B
  static let tracks = 0x1654_AE6B
  static let trackEntry = 0xAE
  static let trackNumber = 0xD7
  static let trackIdentifier = 0x73C5
  static let trackType = 0x83
  static let trackEnabled = 0xB9
  static let trackDefault = 0x88
  static let defaultDuration = 0x23E383
  static let codecIdentifier = 0x86
  static let video = 0xE0
  static let interlaced = 0x9A
  static let fieldOrder = 0x9D
  static let stereoMode = 0x53B8
  static let alphaMode = 0x53C0
  static let pixelWidth = 0xB0
  static let pixelHeight = 0xBA
  static let cropBottom = 0x54AA
  static let cropTop = 0x54BB
  static let cropLeft = 0x54CC
  static let cropRight = 0x54DD
  static let displayWidth = 0x54B0
  static let displayHeight = 0x54BA
  static let displayUnit = 0x54B2
  static let colour = 0x55B0
  static let matrix = 0x55B1
  static let bitsPerChannel = 0x55B2
  static let chromaSitingHorizontal = 0x55B7
  static let chromaSitingVertical = 0x55B8
  static let range = 0x55B9
  static let transfer = 0x55BA
  static let primaries = 0x55BB
  static let maximumContentLight = 0x55BC
  static let masteringMetadata = 0x55D0
  static let projection = 0x7670
  static let projectionType = 0x7671
  static let poseYaw = 0x7673
  static let posePitch = 0x7674
  static let poseRoll = 0x7675
  static let tags = 0x1254_C367
  static let tag = 0x7373
  static let tagTargets = 0x63C0
  static let tagTrackIdentifier = 0x63C5
  static let simpleTag = 0x67C8
  static let tagName = 0x45A3
  static let tagText = 0x4487
}
