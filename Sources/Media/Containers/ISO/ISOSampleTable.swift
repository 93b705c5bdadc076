/// When the samples of a track are decoded and shown, in ticks of the track.
struct ISOSampleTable {
  /// A stretch of samples with the same value.
  struct Run {
    var count: Int
    var value: Int64
  }

  /// Distances between decoding times (`stts`), in file order.
  private(set) var durations: [Run] = []
  /// What is added to a decoding time to get the time of showing (`ctts`).
  private(set) var offsets: [Run] = []
  /// Where the decoding time jumps in a fragmented file: the sample's number and its time.
  private(set) var jumps: [(sample: Int, time: Int64)] = []
  /// The number of samples that the size table announces, or nil.
  private(set) var announcedCount: Int?
  /// The number of key samples, or nil when every sample is one.
  private(set) var keySampleCount: Int?
  /// Where the last chunk of samples starts in the file, or nil.
  private(set) var lastChunkOffset: Int64?
  private var nextDecodeTime: Int64 = 0

  /// No honest track holds more samples (46 hours at 30 fps); counts beyond it are not expanded.
  static let maximumCount = 5_000_000

  /// The number of samples with times.
  var count: Int {
    let timed = durations.reduce(0) { min($0 + $1.count, Self.maximumCount) }
    return announcedCount.map { jumps.isEmpty ? min($0, timed) : timed } ?? timed
  }

  /// Reads one of the boxes of `stbl` that tell times and counts.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  mutating func read(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    switch box.type {
    case "stts":
      durations = Self.runs(try boxes.payload(of: box, atMost: 1 << 25), isSigned: false)
    case "ctts":
      offsets = Self.runs(try boxes.payload(of: box, atMost: 1 << 25), isSigned: true)
    case "stsz", "stz2":
      var fields = try boxes.payload(of: box, atMost: 12)
      fields.skip(8)
      announcedCount = fields.uint32().map { min(Int($0), Self.maximumCount) }
    case "stss":
      var fields = try boxes.payload(of: box, atMost: 8)
      fields.skip(4)
      keySampleCount = fields.uint32().map { Int($0) }
    case "stco", "co64":
      let width = box.type == "stco" ? 4 : 8
      var fields = try boxes.payload(of: box, atMost: 8)
      fields.skip(4)
      guard let count = fields.uint32(), count > 0 else { return }
      let last = box.payloadStart + 8 + Int64(count - 1) * Int64(width)
      var entry = ByteCursor(try boxes.file.bytes(at: last, count: width))
      lastChunkOffset = entry.bigEndian(width).map { Int64(clamping: $0) }
    default:
      break
    }
  }

  /// Says when the next fragment's first sample is decoded.
  mutating func moveDecodeTime(to time: Int64) {
    guard time != nextDecodeTime || durations.isEmpty else { return }
    jumps.append((durations.reduce(0) { $0 + $1.count }, time))
    nextDecodeTime = time
  }

  /// Adds the samples of a `trun` box.
  mutating func readRun(_ fields: inout ByteCursor, defaultDuration: UInt32) {
    let flags = fields.uint32() ?? 0
    let count = min(Int(fields.uint32() ?? 0), Self.maximumCount)
    fields.skip((flags & 0x1 != 0 ? 4 : 0) + (flags & 0x4 != 0 ? 4 : 0))
    let fieldCount = [0x100, 0x200, 0x400, 0x800].count { flags & UInt32($0) != 0 }
    // A run without fields of its own is only a number: believe no more than fits in memory.
    guard fieldCount > 0 else {
      append(count: min(count, 1_000_000), duration: Int64(defaultDuration), offset: 0)
      return
    }
    for _ in 0..<count where fields.remaining >= 4 * fieldCount {
      let duration = flags & 0x100 != 0 ? fields.uint32() ?? 0 : defaultDuration
      fields.skip((flags & 0x200 != 0 ? 4 : 0) + (flags & 0x400 != 0 ? 4 : 0))
      let offset = flags & 0x800 != 0 ? fields.int32() ?? 0 : 0
      append(count: 1, duration: Int64(duration), offset: Int64(offset))
    }
  }

  private mutating func append(count: Int, duration: Int64, offset: Int64) {
    Self.append(Run(count: count, value: duration), to: &durations)
    Self.append(Run(count: count, value: offset), to: &offsets)
    nextDecodeTime &+= Int64(count) &* duration
  }

  private static func append(_ run: Run, to runs: inout [Run]) {
    if let last = runs.last, last.value == run.value {
      runs[runs.count - 1].count += run.count
    } else {
      runs.append(run)
    }
  }

  private static func runs(_ payload: ByteCursor, isSigned: Bool) -> [Run] {
    var fields = payload
    fields.skip(4)
    let count = min(Int(fields.uint32() ?? 0), fields.remaining / 8)
    var runs: [Run] = []
    runs.reserveCapacity(count)
    for _ in 0..<count {
      guard let length = fields.uint32(), let value = fields.uint32() else { break }
      // Version 0 offsets are unsigned by the letter, but writers store negative ones all the same.
      let signed = isSigned ? Int64(Int32(bitPattern: value)) : Int64(value)
      append(Run(count: min(Int(length), maximumCount), value: signed), to: &runs)
    }
    return runs
  }
}
