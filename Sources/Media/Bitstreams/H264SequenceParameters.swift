/// The sequence parameter set of an H.264 stream: what every frame has in common.
///
/// Source: ITU-T H.264, 7.3.2.1.1 and annex E.
struct H264SequenceParameters {
  /// `profile_idc` and the constraint flags in the byte that follows it.
  private(set) var profile = 0
  private(set) var constraints = 0
  private(set) var level = 0
  /// 0 gray, 1 4:2:0, 2 4:2:2, 3 4:4:4.
  private(set) var chromaFormat = 1
  private(set) var bitDepth = 8
  /// The decoded size, after cropping.
  private(set) var width = 0
  private(set) var height = 0
  private(set) var codedWidth = 0
  private(set) var codedHeight = 0
  /// Whether every picture is a whole frame; else fields are possible.
  private(set) var hasFramesOnly = true
  private(set) var pixelAspect: (width: Int, height: Int)?
  private(set) var isFullRange: Bool?
  /// ITU-T H.273 numbers, or nil when the stream does not say.
  private(set) var color: (primaries: Int, transfer: Int, matrix: Int)?
  /// `chroma_sample_loc_type_top_field`, or nil when the stream does not say.
  private(set) var chromaLocation: Int?
  /// Frames that a decoder must hold back, or nil when the stream does not say.
  private(set) var reorderDepth: Int?

  /// The first parameter set of an `avcC` record, or nil when there is none or it makes no sense.
  init?(configuration: some Collection<UInt8>) {
    var fields = ByteCursor(configuration)
    guard fields.uint8() == 1 else { return nil }
    fields.skip(4)
    guard let count = fields.uint8(), count & 0x1F > 0, let size = fields.uint16(),
      let unit = fields.take(Int(size)), unit.count > 4, unit.first.map({ $0 & 0x1F }) == 7
    else { return nil }
    self.init(payload: unit.dropFirst())
  }

  /// The parameter set in a NAL unit's payload, escaped as stored.
  init?(payload: some Collection<UInt8>) {
    var bits = BitCursor(Self.unescaped(payload))
    profile = bits.bits(8)
    constraints = bits.bits(8)
    level = bits.bits(8)
    _ = bits.unsigned()
    readSamples(&bits)
    readOrder(&bits)
    let widthInMacroblocks = bits.unsigned() + 1
    let mapHeight = bits.unsigned() + 1
    hasFramesOnly = bits.flag()
    let heightInMacroblocks = mapHeight * (hasFramesOnly ? 1 : 2)
    if !hasFramesOnly { _ = bits.flag() }
    _ = bits.flag()
    guard widthInMacroblocks <= 4096, heightInMacroblocks <= 4096 else { return nil }
    codedWidth = widthInMacroblocks * 16
    codedHeight = heightInMacroblocks * 16
    (width, height) = (codedWidth, codedHeight)
    if bits.flag() { readCropping(&bits) }
    if bits.flag() { readUsability(&bits) }
    guard !bits.isExhausted, width > 0, height > 0 else { return nil }
  }

  private mutating func readSamples(_ bits: inout BitCursor) {
    guard [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135].contains(profile) else {
      return
    }
    chromaFormat = bits.unsigned()
    if chromaFormat == 3 { _ = bits.flag() }
    bitDepth = 8 + bits.unsigned()
    _ = bits.unsigned()
    _ = bits.flag()
    guard bits.flag() else { return }
    for list in 0..<(chromaFormat == 3 ? 12 : 8) where bits.flag() {
      var last = 8
      var next = 8
      for _ in 0..<(list < 6 ? 16 : 64) where next != 0 {
        next = (last + bits.signed() + 256) % 256
        last = next == 0 ? last : next
      }
    }
  }

  private func readOrder(_ bits: inout BitCursor) {
    _ = bits.unsigned()
    let type = bits.unsigned()
    if type == 0 {
      _ = bits.unsigned()
    } else if type == 1 {
      _ = bits.flag()
      _ = bits.signed()
      _ = bits.signed()
      for _ in 0..<min(bits.unsigned(), 255) { _ = bits.signed() }
    }
    _ = bits.unsigned()
    _ = bits.flag()
  }

  private mutating func readCropping(_ bits: inout BitCursor) {
    let edges = (0..<4).map { _ in min(bits.unsigned(), 1 << 16) }
    let horizontal = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1
    let vertical = (chromaFormat == 1 ? 2 : 1) * (hasFramesOnly ? 1 : 2)
    width -= (edges[0] + edges[1]) * horizontal
    height -= (edges[2] + edges[3]) * vertical
  }

  private mutating func readUsability(_ bits: inout BitCursor) {
    if bits.flag() {
      let index = bits.bits(8)
      pixelAspect = index == 255 ? (bits.bits(16), bits.bits(16)) : Self.pixelAspects[index]
    }
    if bits.flag() { _ = bits.flag() }
    if bits.flag() {
      _ = bits.bits(3)
      isFullRange = bits.flag()
      if bits.flag() { color = (bits.bits(8), bits.bits(8), bits.bits(8)) }
    }
    if bits.flag() {
      let location = bits.unsigned()
      // The standard knows six places.
      if location <= 5 { chromaLocation = location }
      _ = bits.unsigned()
    }
    if bits.flag() { _ = (bits.bits(32), bits.bits(32), bits.bits(1)) }
    let hasTiming = bits.flag()
    if hasTiming { Self.skipReferenceDecoder(&bits) }
    let hasVideoTiming = bits.flag()
    if hasVideoTiming { Self.skipReferenceDecoder(&bits) }
    if hasTiming || hasVideoTiming { _ = bits.flag() }
    _ = bits.flag()
    guard bits.flag() else { return }
    _ = bits.flag()
    for _ in 0..<4 { _ = bits.unsigned() }
    let depth = bits.unsigned()
    if !bits.isExhausted, depth <= 16 { reorderDepth = depth }
  }

  private static func skipReferenceDecoder(_ bits: inout BitCursor) {
    let count = min(bits.unsigned() + 1, 32)
    _ = bits.bits(8)
    for _ in 0..<count { _ = (bits.unsigned(), bits.unsigned(), bits.flag()) }
    _ = bits.bits(20)
  }

  /// Table E-1.
  private static let pixelAspects: [Int: (width: Int, height: Int)] = [
    1: (1, 1), 2: (12, 11), 3: (10, 11), 4: (16, 11), 5: (40, 33), 6: (24, 11), 7: (20, 11),
    8: (32, 11), 9: (80, 33), 10: (18, 11), 11: (15, 11), 12: (64, 33), 13: (160, 99), 14: (4, 3),
    15: (3, 2), 16: (2, 1),
  ]

  /// The payload without the bytes that keep it from looking like a start code.
  private static func unescaped(_ payload: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var zeros = 0
    for byte in payload.prefix(1024) {
      if zeros >= 2 && byte == 3 {
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      output.append(byte)
    }
    return output
  }
}

/// The first bytes of the units of a coded frame in H.264 or HEVC, which tell their types.
struct NALUnits: Sequence {
  let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes tell the length of a unit, or nil for units after start codes.
  let lengthSize: Int?

  /// The length size in an `avcC` record, or nil for a stream with start codes.
  static func lengthSize(avcC record: UnsafeBufferPointer<UInt8>) -> Int? {
    record.count > 4 && record[0] == 1 ? Int(record[4] & 3) + 1 : nil
  }

  /// The length size in an `hvcC` record, or nil for a stream with start codes.
  static func lengthSize(hvcC record: UnsafeBufferPointer<UInt8>) -> Int? {
    record.count > 21 && record[0] == 1 ? Int(record[21] & 3) + 1 : nil
  }

  func makeIterator() -> AnyIterator<UInt8> {
    var position = 0
    return AnyIterator { lengthSize == nil ? afterStartCode(&position) : unit(&position) }
  }

  private func unit(_ position: inout Int) -> UInt8? {
    let size = lengthSize ?? 4
    guard position + size < bytes.count else { return nil }
    let length = bytes[position..<position + size].reduce(0) { $0 << 8 | Int($1) }
    let start = position + size
    guard length > 0, length <= bytes.count - start else { return nil }
    position = start + length
    return bytes[start]
  }

  private func afterStartCode(_ position: inout Int) -> UInt8? {
    while position + 3 < bytes.count {
      let isCode = bytes[position] == 0 && bytes[position + 1] == 0 && bytes[position + 2] == 1
      position += isCode ? 3 : 1
      if isCode { return bytes[position] }
    }
    return nil
  }
}
