import CFFmpeg
import MediaModel

/// What reading every packet of a file tells of one stream.
struct PacketScan {
  /// One frame or piece of audio, in ticks of the stream.
  private struct Entry {
    // There may be millions, and an optional number takes twice as much room.
    private let timeOrNone: Int64
    private let decodeTimeOrNone: Int64
    var length: Int64
    let isKey: Bool
    /// Whether an edit list hides it.
    let isHidden: Bool

    init(time: Int64?, decodeTime: Int64?, length: Int64, isKey: Bool, isHidden: Bool) {
      timeOrNone = time ?? cff_no_timestamp
      decodeTimeOrNone = decodeTime ?? cff_no_timestamp
      self.length = length
      self.isKey = isKey
      self.isHidden = isHidden
    }

    /// When it shows, or nil where the container says only when it is decoded.
    var time: Int64? { timeOrNone == cff_no_timestamp ? nil : timeOrNone }
    var decodeTime: Int64? { decodeTimeOrNone == cff_no_timestamp ? nil : decodeTimeOrNone }
    var isUntimed: Bool { time == nil && decodeTime == nil }

    /// The same, shown at another time.
    func shown(at time: Int64) -> Timed {
      Timed(time: time, length: length, isKey: isKey, isHidden: isHidden)
    }
  }

  /// One frame or piece of audio whose time of showing is known.
  private struct Timed {
    let time: Int64
    let length: Int64
    let isKey: Bool
    let isHidden: Bool
  }

  /// The number of packets, hidden ones included; two fields of a frame count once.
  private(set) var storedCount = 0
  private(set) var keyCount = 0
  private(set) var byteCount: Int64 = 0
  /// The first samples that a player drops, as the first packet says.
  private(set) var skippedSampleCount: Int?
  /// The last samples that a player drops, as the last packet says.
  private(set) var paddingSampleCount = 0
  private var entries: [Entry] = []

  /// Whether there are more packets than are listed, so that nothing follows from the list.
  private var isOverfull: Bool { entries.count >= ISOSampleTable.maximumCount }

  /// Takes note of the stream's next packet.
  mutating func add(_ packet: UnsafePointer<AVPacket>, isSecondField: Bool) {
    byteCount &+= Int64(packet.pointee.size)
    let length = max(0, packet.pointee.duration)
    if isSecondField {
      if !entries.isEmpty { entries[entries.count - 1].length &+= length }
      return
    }
    let dropped = Self.droppedSamples(packet)
    add(
      time: Self.known(packet.pointee.pts), decodeTime: Self.known(packet.pointee.dts),
      length: length, isKey: packet.pointee.flags & AV_PKT_FLAG_KEY != 0,
      isHidden: packet.pointee.flags & AV_PKT_FLAG_DISCARD != 0)
    if storedCount == 1 { skippedSampleCount = dropped?.atStart }
    paddingSampleCount = dropped?.atEnd ?? 0
  }

  /// Takes note of a packet with times in ticks, nil where they are not known.
  mutating func add(
    time: Int64?, decodeTime: Int64?, length: Int64, isKey: Bool, isHidden: Bool = false
  ) {
    storedCount += 1
    if isKey { keyCount += 1 }
    guard !isOverfull else { return }
    entries.append(
      Entry(
        time: time, decodeTime: decodeTime, length: length, isKey: isKey, isHidden: isHidden))
  }

  /// Takes note of a packet that holds no frame to be shown.
  mutating func addInvisible(_ packet: UnsafePointer<AVPacket>) {
    byteCount &+= Int64(packet.pointee.size)
  }

  /// What is presented: without hidden packets, and without frames that show before the first
  /// key frame, which lack what they are predicted from and which decoders drop.
  func presentation() -> PacketPresentation {
    let timed = timedEntries
    let firstKeyTime = timed.first { $0.isKey }?.time ?? .min
    let shown = timed.filter { !$0.isHidden && $0.time >= firstKeyTime }
    let leading = timed.filter { !$0.isHidden && $0.time < firstKeyTime }
    let untimedCount = storedCount - timed.count - lostLeadingCount
    return PacketPresentation(
      times: shown.map(\.time), leadingTimes: leading.map(\.time),
      count: shown.count + untimedCount, span: span(of: shown), storedSpan: span(of: timed))
  }

  /// The packets with the times at which they show.
  ///
  /// Some containers give times of showing to some frames only. Each of them shows when the one
  /// that is some places behind it is decoded: as many places as the first one waits for.
  /// Frames without either are those that show before zero in a clip that was cut without encoding.
  private var timedEntries: [Timed] {
    if entries.allSatisfy({ $0.time != nil || $0.isUntimed }) {
      return entries.compactMap { entry in entry.time.map(entry.shown) }
    }
    if let times = timesOfReorderedFrames {
      return zip(entries, times).map { $0.shown(at: $1) }
    }
    let first = entries.first
    // Decoding times run at the same pace, so they are moved to where the first frame shows.
    let shift = first?.time.flatMap { shown in first?.decodeTime.map { shown &- $0 } } ?? 0
    return entries.compactMap { entry in
      (entry.decodeTime.map { $0 &+ max(0, shift) } ?? entry.time).map(entry.shown)
    }
  }

  /// When frames show, by the times at which later ones are decoded; nil where some frame does not say
  /// that, or the first one shows at none of them.
  private var timesOfReorderedFrames: [Int64]? {
    let decoded = entries.compactMap(\.decodeTime)
    guard let first = entries.first?.time, decoded.count == entries.count,
      let depth = decoded.prefix(Self.deepestReordering + 1).firstIndex(of: first),
      zip(decoded, decoded.dropFirst()).allSatisfy({ $0 < $1 }), let last = decoded.last
    else { return nil }
    let distance = max(1, entries.last?.length ?? 0)
    return decoded.dropFirst(depth) + (0..<Int64(depth)).map { last &+ ($0 + 1) &* distance }
  }

  /// No codec holds back more frames to put them in order.
  private static let deepestReordering = 16

  /// How many frames right after the first one have no time at all, while all others do: they show
  /// before it, and decoders drop them.
  private var lostLeadingCount: Int {
    guard let first = entries.first, !first.isUntimed else { return 0 }
    let lost = entries.dropFirst().prefix(while: \.isUntimed).count
    return lost == entries.count(where: \.isUntimed) ? lost : 0
  }

  /// From the first packet to the end of the last, or nil without times.
  private func span(of timed: [Timed]) -> Int64? {
    guard let first = timed.map(\.time).min(), let last = timed.max(by: { $0.time < $1.time })
    else { return nil }
    let average = timed.count > 1 ? (last.time &- first) / Int64(timed.count - 1) : 0
    let usual = Self.median(timed.map(\.length))
    let distance = medianDistance(of: timed)
    // Lengths that would make packets overlap, and lengths of one tick of the clock, are guesses of
    // FFmpeg's; then the last packet lasts as long as those before it usually do.
    let isOverlapping = timed.count > 2 && usual > distance &+ distance / 2
    let isPlausible = last.length > average / 50 && !isOverlapping
    let length = isPlausible ? last.length : min(average, distance)
    let span = (last.time &- first).addingReportingOverflow(length).partialValue
    return span > 0 ? span : nil
  }

  private func medianDistance(of timed: [Timed]) -> Int64 {
    let times = timed.map(\.time).sorted()
    return Self.median(zip(times.dropFirst(), times).map { $0 &- $1 })
  }

  private static func median(_ values: [Int64]) -> Int64 {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  private static func known(_ time: Int64) -> Int64? { time == cff_no_timestamp ? nil : time }

  /// The samples of a packet that a player drops.
  private static func droppedSamples(
    _ packet: UnsafePointer<AVPacket>
  ) -> (atStart: Int, atEnd: Int)? {
    var byteCount = 0
    guard
      let bytes = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &byteCount)
    else { return nil }
    var fields = ByteCursor(UnsafeBufferPointer(start: bytes, count: byteCount))
    guard let start = fields.littleEndian(4), let end = fields.littleEndian(4) else { return nil }
    return (Int(start), Int(end))
  }
}

/// The packets of a stream that are presented, in ticks of the stream.
struct PacketPresentation {
  /// Times of showing, in file order.
  let times: [Int64]
  /// Times of frames before the first key frame, which only decoding can tell to be shown or not.
  let leadingTimes: [Int64]
  package let count: Int
  /// From the first presented packet to the end of the last, or nil without time stamps.
  let span: Int64?
  /// The same over all packets.
  let storedSpan: Int64?
}

/// Reads a file's packets once, for everyone who wants to know something of them.
struct PacketReader {
  let demuxer: Demuxer
  /// What is known of a stream that appears on the way, or nil in formats whose headers name them all.
  var lateProbe: ((MediaStream) -> StreamProbe)?
  /// Without all packets being wanted, no stream is worth more than so many for its inspection.
  private static let inspectionPacketLimit = 2000

  /// How reading ended.
  enum Ending {
    /// With the last packet, or once everything was known.
    case complete
    /// Something kept FFmpeg from reading to the end.
    case obstacle(FFmpegError)
    /// There are more packets than are looked at.
    case excess

    /// What kept FFmpeg from reading to the end, or nil.
    var obstacle: FFmpegError? {
      switch self {
      case .complete, .excess: nil
      case .obstacle(let error): error
      }
    }
  }

  /// Feeds packets to the inspectors of streams and, when all are wanted, counts and times them.
  func read(into probes: inout [StreamProbe], all: Bool) -> Ending {
    var open = Set(probes.indices.filter { probes[$0].inspector?.isDone == false })
    if all {
      for index in probes.indices { probes[index].scan = PacketScan() }
    } else {
      demuxer.keepOnly(open)
    }
    defer {
      for index in probes.indices {
        probes[index].inspector?.finish()
        probes[index].presentation = probes[index].scan?.presentation()
      }
    }
    guard all || !open.isEmpty else { return .complete }
    do {
      return try read(into: &probes, all: all, open: &open)
    } catch {
      return .obstacle(error)
    }
  }

  private func read(
    into probes: inout [StreamProbe], all: Bool, open: inout Set<Int>
  ) throws(FFmpegError) -> Ending {
    let packet = try Packet()
    var packetCount = 0
    while try demuxer.read(into: packet) {
      packetCount += 1
      let index = Int(packet.raw.pointee.stream_index)
      if all, index >= probes.count { addLateStreams(to: &probes, open: &open) }
      guard probes.indices.contains(index) else { continue }
      if all {
        note(packet, in: &probes[index])
        // The file is given up then; there is no use in reading on.
        if packetCount >= ISOSampleTable.maximumCount { return .excess }
      }
      if open.contains(index), let inspector = probes[index].inspector {
        inspector.inspect(packet)
        if inspector.isDone {
          open.remove(index)
          if !all { demuxer.keepOnly(open) }
        }
      }
      if !all && (open.isEmpty || packetCount >= Self.inspectionPacketLimit) { break }
    }
    return .complete
  }

  /// Adds the streams that appeared since; broadcasts change their programme midway.
  private func addLateStreams(to probes: inout [StreamProbe], open: inout Set<Int>) {
    guard let lateProbe else { return }
    for stream in demuxer.streams.dropFirst(probes.count) {
      var probe = lateProbe(stream)
      probe.scan = PacketScan()
      if probe.inspector?.isDone == false { open.insert(probes.count) }
      probes.append(probe)
    }
  }

  private func note(_ packet: Packet, in probe: inout StreamProbe) {
    if CodecHeaders.isInvisible(packet, of: probe.stream.codecID) {
      probe.scan?.addInvisible(packet.raw)
    } else {
      let isSecondField = probe.inspector?.isSecondField(packet) ?? false
      probe.scan?.add(packet.raw, isSecondField: isSecondField)
    }
  }
}
