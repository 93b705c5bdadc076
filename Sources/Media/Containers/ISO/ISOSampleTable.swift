/// When the samples of a track are decoded and shown, in ticks of the track.
struct ISOSampleTable {
  /// A stretch of samples with the same value.
  struct Run {
    package var count: Int
    package var value: Int64
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
  private var lastChunkOffset: Int64?
  /// The number of samples in the last chunk.
  private var lastChunkSampleCount = 0
  /// The size of every sample, or nil where each has its own, and where their list ends.
  private var sampleSize: Int64?
  private var sampleSizesEnd: Int64?
  /// Where the last chunk of samples ends in the file, or nil when unknown.
  private(set) var lastChunkEnd: Int64?
  private var nextDecodeTime: Int64 = 0

  /// The number of samples in all `durations`.
  private var timedCount = 0
  /// Whether samples of fragments were added to those of the index.
  private(set) var hasFragments = false
  /// The numbers of samples that the size table and the runs of fragments claim, as they stand there.
  private var claimedCount: Int64 = 0
  /// How many packets the chunks hold if they are read in blocks of 1,024 samples, as audio is whose
  /// samples last a tick.
  private var blockCount: Int64 = 0

  /// No honest track holds more samples (46 hours at 30 fps); counts beyond it are not expanded.
  static let maximumCount = 5_000_000

  /// The number of samples with times.
  package var count: Int {
    announcedCount.map { hasFragments ? timedCount : min($0, timedCount) } ?? timedCount
  }

  /// Whether there are more samples with times of their own than are listed.
  var isOverfull: Bool { count > Self.maximumCount && !isEven }

  /// Whether one distance between all samples says when each of them is shown.
  var isEven: Bool {
    durations.count == 1 && jumps.isEmpty && offsets.allSatisfy { $0.value == 0 }
  }

  /// How many packets FFmpeg makes room for, whether they are there or not, before edits.
  func packetCount(isAudio: Bool) -> Int64 {
    let isInBlocks = isAudio && !hasFragments && durations.count == 1 && durations[0].value == 1
    return isInBlocks ? blockCount : claimedCount
  }

  /// Reads one of the boxes of `stbl` that tell times and counts.
  mutating func read(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    switch box.type {
    case "stts":
      durations = Self.runs(try boxes.payload(of: box, atMost: 1 << 25), isSigned: false)
      timedCount = durations.reduce(0) { $0 + $1.count }
    case "ctts":
      offsets = Self.runs(try boxes.payload(of: box, atMost: 1 << 25), isSigned: true)
    case "stsz", "stz2":
      var fields = try boxes.payload(of: box, atMost: 12)
      fields.skip(4)
      let size = fields.uint32().map { Int64($0) } ?? 0
      // A file cannot hold more samples than it has room for. Half a byte is the least that a list
      // spends on one; old compressed audio counts up to six samples a byte.
      let room =
        box.type == "stz2" || size == 0
        ? 2 * min(box.payloadByteCount, boxes.file.byteCount) : 8 * boxes.file.byteCount / size
      let claimed = fields.uint32().map { Int64($0) }
      claimedCount = claimed ?? 0
      announcedCount = claimed.map { Int(min($0, room)) }
      sampleSize = box.type == "stsz" && size > 0 ? size : nil
      sampleSizesEnd =
        box.type == "stsz" && size == 0
        ? box.payloadStart + 12 + 4 * Int64(announcedCount ?? 0) : nil
    case "stsc":
      var entries = try boxes.payload(of: box, atMost: 1 << 20)
      blockCount = Self.blockCount(&entries, chunkLimit: boxes.file.byteCount / 4)
      // The last entry stands for all chunks from its own on.
      guard box.payloadByteCount >= 20, box.end <= boxes.file.byteCount else { return }
      var fields = ByteCursor(try boxes.file.bytes(at: box.end - 12, count: 8))
      fields.skip(4)
      lastChunkSampleCount = fields.uint32().map { Int($0) } ?? 0
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

  /// Finds out where the last chunk ends, once all boxes are read.
  mutating func measureLastChunk(_ boxes: ISOBoxes) throws(MediaError) {
    guard let start = lastChunkOffset else { return }
    let sampleCount = Int64(min(lastChunkSampleCount, announcedCount ?? 0))
    var byteCount = (sampleSize ?? 0) * sampleCount
    if let sampleSizesEnd {
      // More than 16 MiB of sizes are not worth it: the start of the chunk must do.
      let listByteCount = min(4 * sampleCount, 1 << 24)
      var sizes = ByteCursor(
        try boxes.file.bytes(at: sampleSizesEnd - listByteCount, count: Int(listByteCount)))
      while let size = sizes.uint32() { byteCount += Int64(size) }
    }
    lastChunkEnd = start.addingReportingOverflow(byteCount).partialValue
  }

  /// Says when the next fragment's first sample is decoded.
  mutating func moveDecodeTime(to time: Int64) {
    guard time != nextDecodeTime || durations.isEmpty else { return }
    if jumps.last?.sample == timedCount { jumps.removeLast() }
    jumps.append((timedCount, time))
    nextDecodeTime = time
  }

  /// Adds the samples of a `trun` box.
  mutating func readRun(_ fields: inout ByteCursor, defaultDuration: UInt32) {
    hasFragments = true
    let flags = fields.uint32() ?? 0
    let claimed = fields.uint32() ?? 0
    claimedCount += Int64(claimed)
    let count = min(Int(claimed), Self.maximumCount)
    fields.skip((flags & 0x1 != 0 ? 4 : 0) + (flags & 0x4 != 0 ? 4 : 0))
    let fieldCount = [0x100, 0x200, 0x400, 0x800].count { flags & UInt32($0) != 0 }
    // A run without fields of its own is only a number: believe no more than fits in memory.
    guard fieldCount > 0 else {
      append(count: min(count, 100_000), duration: Int64(defaultDuration), offset: 0)
      return
    }
    for _ in 0..<count where fields.remaining >= 4 * fieldCount {
      let duration = flags & 0x100 != 0 ? fields.uint32() ?? 0 : defaultDuration
      fields.skip((flags & 0x200 != 0 ? 4 : 0) + (flags & 0x400 != 0 ? 4 : 0))
      let offset = flags & 0x800 != 0 ? fields.int32() ?? 0 : 0
      append(count: 1, duration: Int64(duration), offset: Int64(offset))
    }
  }

  /// The blocks of 1,024 samples in all chunks, by the entries of `stsc`.
  ///
  /// Each holds for the chunks from its own up to the next one's. No file has more chunks than it has room
  /// for their offsets.
  private static func blockCount(_ fields: inout ByteCursor, chunkLimit: Int64) -> Int64 {
    fields.skip(8)
    var total: Int64 = 0
    var previous: (first: Int64, blocks: Int64)?
    while let first = fields.uint32(), let samples = fields.uint32() {
      fields.skip(4)
      if let previous {
        total += min(chunkLimit, max(0, Int64(first) - previous.first)) * previous.blocks
      }
      previous = (Int64(first), (Int64(samples) + 1023) / 1024)
    }
    return total + (previous?.blocks ?? 0)
  }

  private mutating func append(count: Int, duration: Int64, offset: Int64) {
    Self.append(Run(count: count, value: duration), to: &durations)
    Self.append(Run(count: count, value: offset), to: &offsets)
    timedCount += count
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
      append(Run(count: Int(length), value: signed), to: &runs)
    }
    return runs
  }
}

/// When the samples of a track are shown, in ticks of the track.
///
/// Uncompressed audio has a sample for every tick, so even times are kept as a rule and not as numbers.
enum ISOSampleTimes: Equatable {
  /// One after the other from 0 on, all of the same length.
  case even(count: Int, step: Int64)
  case listed([Int64])

  /// The times in ascending order.
  func sorted() -> ISOSampleTimes {
    switch self {
    case .even: self
    case .listed(let times): .listed(times.sorted())
    }
  }

  /// How many of the times, which must ascend, lie before another.
  package func count(before time: Int64) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] >= time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ISOSampleTimes: RandomAccessCollection {
  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .even(let count, _): count
    case .listed(let times): times.count
    }
  }

  subscript(index: Int) -> Int64 {
    switch self {
    case .even(_, let step): Int64(index) &* step
    case .listed(let times): times[index]
    }
  }
}

extension ISOSampleTable {
  /// Every sample's time of showing in file order, the sum of durations, the last one's length, and
  /// when its time of decoding is over.
  func times() -> (times: ISOSampleTimes, total: Int64, lastDuration: Int64, decodeEnd: Int64) {
    if isEven {
      let step = durations[0].value
      let total = Int64(count) &* step
      return (.even(count: count, step: step), total, step, total)
    }
    let (decoded, end) = decodeTimes()
    var times = decoded
    var sample = 0
    for run in offsets {
      for _ in 0..<Swift.min(run.count, times.count - sample) {
        times[sample] &+= run.value
        sample += 1
      }
    }
    let first = decoded.first ?? 0
    return (.listed(times), end &- first, end &- (decoded.last ?? end), end)
  }

  /// When samples are decoded, and when the last one's time is over.
  private func decodeTimes() -> (times: [Int64], end: Int64) {
    let count = Swift.min(self.count, Self.maximumCount)
    var times: [Int64] = []
    times.reserveCapacity(count)
    var time: Int64 = 0
    var nextJump = jumps.startIndex
    for run in durations {
      for _ in 0..<Swift.min(run.count, count - times.count) {
        if nextJump < jumps.endIndex, jumps[nextJump].sample == times.count {
          time = jumps[nextJump].time
          nextJump += 1
        }
        times.append(time)
        time &+= run.value
      }
    }
    return (times, time)
  }
}
