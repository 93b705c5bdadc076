import CFFmpeg
import MediaModel

/// All that was found out about one stream, from every source.
struct StreamProbe {
  let stream: MediaStream
  /// The stream's decoder, or nil when it was not opened.
  var inspector: StreamInspector?
  /// What its packets tell, or nil when they were not all read.
  var scan: PacketScan?
  /// The packets that are presented, once all are read.
  var presentation: PacketPresentation?
  /// The stream's track in an ISO file, or nil.
  var track: ISOTrack?
  /// When the track's samples are shown, or nil.
  var timeline: ISOTimeline?
  /// What a Matroska file says of the track, or nil.
  var matroska: MatroskaTrack?

  var decoder: UnsafeMutablePointer<AVCodecContext>? { inspector?.context }
  var pixelFormat: AVPixelFormat {
    if let format = decoder?.pointee.pix_fmt, format != AV_PIX_FMT_NONE { return format }
    return AVPixelFormat(rawValue: stream.parameters.pointee.format)
  }

  /// Whether the container itself, and not only the bit stream, may describe the frames.
  var isContainerDescribed: Bool { track != nil || matroska != nil }

  /// The edit list, where it changes something.
  var editList: EditListFacts? { timeline?.editList }

  /// What the header says of how long the track is presented, or nil when it says nothing.
  func headerDuration(movieTimescale: Int64) -> MediaTime? {
    guard let track else {
      // Some writers' statistics tell when a track ends, not how long it lasts; packets know better.
      if let tagged = matroska?.taggedDuration, scan == nil { return tagged }
      return scan == nil || stream.hasStatedDuration ? stream.duration : nil
    }
    let shown = track.edits.filter { $0.mediaTime != nil }
    let edited = shown.reduce(Int64(0)) { $0 &+ $1.duration }
    let stated =
      edited > 0
      ? MediaTime(value: edited, timescale: movieTimescale)
      : track.mediaDurationTicks.flatMap {
        $0 > 0 ? MediaTime(value: $0, timescale: track.timescale) : nil
      }
    // The headers of a fragmented file may speak of the part before the fragments only.
    if let stated, track.samples.hasFragments, let measured = measuredDuration,
      stated < measured.value
    {
      return nil
    }
    return stated
  }

  /// The packets, where they were all read and no sample table knows better.
  ///
  /// Fewer packets than the table announces means that the file is cut off.
  var packets: (scan: PacketScan, presentation: PacketPresentation)? {
    guard let scan, let presentation,
      timeline == nil || scan.storedCount < (timeline?.storedTimes.count ?? 0)
    else { return nil }
    return (scan, presentation)
  }

  /// How long the presented packets last, measured; priming and padding of audio are not presented.
  var measuredDuration: Sourced<MediaTime>? {
    if let packets {
      return packets.presentation.span.flatMap { stream.time($0) }.map {
        Sourced(max(.zero, $0 - priming - padding), .packets)
      }
    }
    return timeline?.presentedDuration.map { Sourced($0, .index) }
  }

  /// How long all packets last, those that an edit list hides included.
  var storedDuration: Sourced<MediaTime>? {
    if let packets {
      return packets.presentation.storedSpan.flatMap { stream.time($0) }.map {
        Sourced($0, .packets)
      }
    }
    return timeline.map { Sourced($0.storedDuration, .index) }
  }

  /// When the first packet is presented.
  var startTime: MediaTime? {
    if let timeline { return timeline.startTime }
    let first = presentation?.times.min().flatMap { stream.time($0) } ?? stream.startTime
    guard let first, priming > .zero else { return first }
    // Clocks of milliseconds do not meet the end of the priming exactly.
    let start = first + priming
    return start.seconds.magnitude * 1000 < 1 ? .zero : start
  }

  /// The number of packets, measured: presented and stored.
  var counts: (presented: Sourced<Int>, stored: Sourced<Int>)? {
    if let packets {
      return (
        Sourced(packets.presentation.count, .packets), Sourced(packets.scan.storedCount, .packets)
      )
    }
    if let timeline {
      return (
        Sourced(timeline.presentedCount, .index), Sourced(timeline.storedTimes.count, .index)
      )
    }
    return track.map { _ in (Sourced(0, .index), Sourced(0, .index)) }
  }

  /// How long the samples last that the last packet says a player drops.
  private var padding: MediaTime {
    MediaTime(
      value: Int64(scan?.paddingSampleCount ?? 0),
      timescale: Int64(stream.parameters.pointee.sample_rate)) ?? .zero
  }

  /// How long the samples last that the first packet says a player drops.
  private var priming: MediaTime {
    let rate = Int64(stream.parameters.pointee.sample_rate)
    if let skipped = scan?.skippedSampleCount, rate > 0 {
      return MediaTime(value: Int64(skipped), timescale: rate) ?? .zero
    }
    // Other formats put what is not heard before zero.
    guard stream.type == AVMEDIA_TYPE_AUDIO, let first = presentation?.times.min(), first < 0 else {
      return .zero
    }
    return stream.time(0 &- first) ?? .zero
  }

  /// Bits a second as the header says, or from the packets' sizes.
  var bitRate: Int64? {
    let stated = stream.parameters.pointee.bit_rate
    if stated > 0 { return stated }
    guard let scan, let duration = measuredDuration?.value, duration > .zero else { return nil }
    return (Rational(scan.byteCount * 8) / duration.seconds)?.roundedDown
  }
}
