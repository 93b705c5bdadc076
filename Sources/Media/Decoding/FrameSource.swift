import CFFmpeg
import MediaModel

/// The decoded frames of one track in the order of presentation, from an access point on.
///
/// It owns a demuxer that reads nothing but this track.
final class FrameSource {
  let stream: MediaStream
  private let demuxer: Demuxer
  private let decoder: Decoder
  private let packet: Packet
  private var isDraining = false
  /// Whether `packet` holds a packet that was read but not decoded yet.
  private var isPacketWaiting = false
  /// When the last frame is shown, in ticks of the stream, or nil when nothing says.
  private(set) var time: Int64?
  /// When packets are decoded, or nil for formats that say when frames are shown.
  ///
  /// Frames are shown at the same pace: the n-th at the n-th of these times (AVI).
  private var paces: [Int64]?
  private var hasPacket = false
  private var frameCount = 0
  /// How many packets or frames could not be decoded so far.
  private(set) var damageCount = 0
  /// The same, without what is shown before the key frame at which reading was taken up.
  private(set) var damageSinceEntry = 0
  /// When the key frame at which reading was taken up is shown, or nil from the start.
  private var entryTime: Int64?
  /// When the last packet that was read is decoded, in ticks of the stream, or nil when nothing says.
  private(set) var decodeTime: Int64?
  /// Whether the last frame came without a sign of damage.
  private(set) var isWhole = true
  /// Which frames matter, or nil when all of them do.
  var selection: FrameSelection?
  /// How much may still be decoded, or nil for as much as there is.
  var allowance: DecodingAllowance?
  /// What kept FFmpeg from reading on, or nil.
  private(set) var obstacle: FFmpegError?

  /// Opens a track at the file's first packet.
  init(
    track: Int, in file: FileBytes, threadCount: Int? = nil, kind: Kind = .clip
  ) throws(MediaError) {
    do throws(FFmpegError) {
      demuxer = try kind.demuxer(file)
      try demuxer.prepareToRead(track)
      guard let found = demuxer.streams.first(where: { $0.index == track }) else {
        throw FFmpegError(function: "avformat_open_input", code: cff_error_stream_not_found)
      }
      stream = found
      demuxer.keepOnly([track])
      decoder = try Decoder(
        stream, threadCount: threadCount ?? kind.threadCount(for: found.codecID),
        refusesDamage: kind.refusesDamage(of: found.codecID), smoothsEdges: kind.smoothsEdges)
      packet = try Packet()
    } catch {
      throw MediaError(decoding: file.path, error)
    }
  }

  /// The shape of a pixel; square where nothing says.
  var pixelAspect: AVRational {
    let aspect = demuxer.sampleAspectRatio(of: stream)
    return aspect.num > 0 && aspect.den > 0 ? aspect : AVRational(num: 1, den: 1)
  }

  /// Goes to a key frame that is shown at or before a time in ticks of the stream.
  ///
  /// From there on, every frame from that time on can be decoded: what is shown before a key frame
  /// but decoded after it may lean on frames before it.
  ///
  /// - Returns: When that key frame is shown, or nil when there is no such frame to go to; the source
  ///   is of no more use then.
  func seek(toKeyFrameAtOrBefore time: Int64) -> Int64? {
    decoder.flush()
    isDraining = false
    obstacle = nil
    damageSinceEntry = 0
    let base = stream.raw.pointee.time_base
    var step = max(1, Int64(base.den) / max(1, Int64(base.num)))
    var target = time
    let earliest = stream.startTicks
    while true {
      guard demuxer.seek(to: target, in: stream), let shown = readKeyPacket() else { return nil }
      if shown <= time {
        isPacketWaiting = true
        entryTime = shown
        return shown
      }
      guard target > earliest else { return nil }
      target = max(earliest, target &- step)
      step = min(step * 2, 1 << 61)
    }
  }

  /// The packet with which decoding goes on after going to a key frame.
  var entryPacket: Packet { packet }

  /// Gets the next frame; false at the end of the track, or behind the last frame that matters.
  func next(into frame: Frame) -> Bool {
    while true {
      switch decoder.receive(into: frame) {
      case .frame:
        let isBroken =
          frame.raw.pointee.decode_error_flags != 0
          || frame.raw.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
        time = time(of: frame)
        stream.lendLight(to: frame)
        frameCount += 1
        isWhole = !isBroken
        if isBroken { noteDamage(at: time) }
        return true
      case .end:
        return false
      case .damaged:
        noteDamage(at: nil)
        if isDraining { return false }
        feed()
      case .needsPacket:
        feed()
      }
    }
  }

  private func time(of frame: Frame) -> Int64? {
    if let paces { return paces.indices.contains(frameCount) ? paces[frameCount] : nil }
    let time = frame.raw.pointee.best_effort_timestamp
    return time == cff_no_timestamp || !Packet.isPossible(time) ? nil : time
  }

  /// Counts damage; what is shown before the key frame at which reading was taken up leans on frames
  /// that were never read.
  private func noteDamage(at time: Int64?) {
    damageCount += 1
    if let entryTime, let time, time < entryTime { return }
    damageSinceEntry += 1
  }

  /// Notes the pace of a format that knows no other times.
  private func notePace() {
    let shown = packet.raw.pointee.pts
    let decoded = packet.raw.pointee.dts
    if !hasPacket, shown == cff_no_timestamp, decoded != cff_no_timestamp { paces = [] }
    hasPacket = true
    paces?.append(decoded)
  }

  /// Reads on to the next key frame; gives when it is shown, or nil when there is none that says.
  private func readKeyPacket() -> Int64? {
    do {
      while try demuxer.read(into: packet) {
        guard Int(packet.raw.pointee.stream_index) == stream.index,
          packet.raw.pointee.flags & AV_PKT_FLAG_KEY != 0
        else { continue }
        let time = packet.raw.pointee.pts
        return time == cff_no_timestamp ? nil : time
      }
    } catch {
      obstacle = error
    }
    return nil
  }

  private func feed() {
    guard !isDraining else { return }
    if isPacketWaiting {
      isPacketWaiting = false
      send()
      return
    }
    do {
      while selection?.isComplete != true, allowance?.isSpent != true,
        try demuxer.read(into: packet)
      {
        guard Int(packet.raw.pointee.stream_index) == stream.index else { continue }
        notePace()
        send()
        return
      }
    } catch {
      obstacle = error
    }
    isDraining = true
    _ = decoder.send(nil)
  }

  private func send() {
    let (shown, decoded) = (packet.raw.pointee.pts, packet.raw.pointee.dts)
    if decoded != cff_no_timestamp { decodeTime = decoded }
    if selection?.canSkip(packet) == true { return }
    allowance?.spend()
    if !decoder.send(packet) { noteDamage(at: shown == cff_no_timestamp ? nil : shown) }
    selection?.note(shown)
  }
}

extension FrameSource {
  /// What kind of file is read.
  enum Kind {
    case clip
    /// A clip of which nobody looks at the frames: only whether and when they come matters.
    case proof
    /// A clip of which single frames are taken, each of which has to be whole.
    ///
    /// Decoding H.264 with several threads, FFmpeg may hand a frame out before it notes the damage in it.
    /// In a hurry damage is an error there, also the harmless kind; else one thread decodes.
    case frames(inHurry: Bool)
    /// A still, whose format is given by FFmpeg's name or found by its bytes alone.
    case still(formatName: String?, refusesDamage: Bool)

    func demuxer(_ file: FileBytes) throws(FFmpegError) -> Demuxer {
      switch self {
      case .clip, .proof, .frames: try Demuxer(file)
      case .still(let name, _): try Demuxer(file, formatName: name, usesName: false)
      }
    }

    var smoothsEdges: Bool {
      switch self {
      case .clip, .still, .frames: true
      case .proof: false
      }
    }

    func refusesDamage(of codec: AVCodecID) -> Bool {
      switch self {
      case .clip, .proof: false
      case .frames(let isInHurry): isInHurry && codec == AV_CODEC_ID_H264
      case .still(_, let refusesDamage): refusesDamage
      }
    }

    /// How many threads decode, or 0 for one a core.
    func threadCount(for codec: AVCodecID) -> Int {
      switch self {
      case .clip, .proof, .still: 0
      case .frames(let isInHurry): isInHurry || codec != AV_CODEC_ID_H264 ? 0 : 1
      }
    }
  }
}

extension MediaStream {
  /// Lends a frame what the container says of its light, where the frame does not say it itself.
  func lendLight(to frame: Frame) {
    lend(AV_PKT_DATA_CONTENT_LIGHT_LEVEL, to: frame, as: AV_FRAME_DATA_CONTENT_LIGHT_LEVEL)
    lend(
      AV_PKT_DATA_MASTERING_DISPLAY_METADATA, to: frame,
      as: AV_FRAME_DATA_MASTERING_DISPLAY_METADATA)
  }

  private func lend(
    _ type: AVPacketSideDataType, to frame: Frame, as frameType: AVFrameSideDataType
  ) {
    guard let data = sideData(type), let source = data.baseAddress,
      av_frame_get_side_data(frame.raw, frameType) == nil,
      let lent = av_frame_new_side_data(frame.raw, frameType, data.count)
    else { return }
    UnsafeMutableRawPointer(lent.pointee.data)
      .copyMemory(from: source, byteCount: data.count)
  }
}

/// How many packets may be decoded to find single frames of a clip.
///
/// A frame that does not come out whole is looked for from ever farther back. In a clip that was made to
/// waste time that would go on for every frame; in honest ones it happens around damage.
final class DecodingAllowance {
  private var remaining: Int

  /// Enough to decode a clip of so many packets twice, and more often where it is short.
  init(packetCount: Int) {
    remaining = packetCount.multipliedClamped(by: 2).addingClamped(2000)
  }

  /// So many packets.
  init(remaining: Int) { self.remaining = remaining }

  /// Whether nothing more may be decoded.
  var isSpent: Bool { remaining <= 0 }

  /// Takes note of one more packet.
  func spend() { remaining -= 1 }
}

/// Which frames of a track matter while it is decoded.
struct FrameSelection {
  /// When the frames that matter are shown, in ticks of the stream.
  let wanted: Set<Int64>
  /// The frame behind which no packet has to be decoded, or nil to decode on.
  let last: Int64?
  /// Whether no other frame leans on the one in a packet.
  let isDispensable: (Packet) -> Bool
  /// Whether the packet of the last frame was decoded.
  private(set) var isComplete = false

  init(wanted: Set<Int64>, last: Int64?, isDispensable: @escaping (Packet) -> Bool) {
    self.wanted = wanted
    self.last = last
    self.isDispensable = isDispensable
  }

  /// Whether a packet may be left undecoded.
  ///
  /// FFmpeg's decoders can leave such frames out themselves, but then also keep quiet about damage.
  func canSkip(_ packet: Packet) -> Bool {
    let time = packet.raw.pointee.pts
    return time != cff_no_timestamp && !wanted.contains(time) && isDispensable(packet)
  }

  /// Takes note of a packet that was decoded.
  mutating func note(_ time: Int64) {
    if let last, time == last { isComplete = true }
  }
}
