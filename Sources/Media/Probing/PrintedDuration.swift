import CFFmpeg
import MediaModel

extension FactsAssembly {
  /// The longest that ffprobe or MediaInfo print for the file or one of its tracks, or nil where that
  /// is no more than another reading.
  ///
  /// They take the header's number for "unknown" as a length, count fragments from time zero, and
  /// count tracks of text and data.
  func printedDuration(beside known: Durations) -> Sourced<MediaTime>? {
    let tracks = probes.filter { !$0.stream.isAttachedPicture }.map(PrintedTrack.init)
    let format = PrintedFormat(tracks).duration
    let stated = demuxer.duration
    let lengths =
      tracks.compactMap(\.heardOrSeen) + tracks.compactMap(\.measured)
      + (countsFromZero ? tracks.compactMap(\.end) : [])
      + [format, stated?.time].compactMap(\.self)
    guard let longest = lengths.max(),
      longest - (known.longest?.time.value ?? .zero) > .slowestSample
    else { return nil }
    let isEstimate = longest == stated?.time && stated?.isEstimate == true
    return Sourced(longest, isEstimate ? .estimate : .header)
  }
}

extension FactsAssembly {
  /// Whether MediaInfo takes the last time stamp of such a file for its length.
  fileprivate var countsFromZero: Bool { ["flv", "ogg"].contains(demuxer.formatNames) }
}

/// How long ffprobe and MediaInfo take one track for.
private struct PrintedTrack {
  /// When the first packet shows.
  let start: MediaTime?
  /// What FFmpeg notes as the track's length; of fragments that is the end, counted from zero.
  let duration: MediaTime?
  /// How long the samples last, measured.
  let measured: MediaTime?
  /// Whether the track is neither video nor audio.
  let isText: Bool

  /// The length where it is printed as that of video or audio.
  var heardOrSeen: MediaTime? { isText ? nil : duration }
  /// When the last sample is over.
  var end: MediaTime? { start.flatMap { start in measured.map { start + $0 } } }

  init(_ probe: StreamProbe) {
    let type = probe.stream.type
    let end = probe.track?.samples.hasFragments == true ? probe.timeline?.decodeEnd : nil
    start = probe.stream.startTime ?? probe.startTime
    duration = [probe.stream.duration, end].compactMap(\.self).max()
    measured = probe.measuredDuration?.value
    isText = type != AVMEDIA_TYPE_VIDEO && type != AVMEDIA_TYPE_AUDIO
  }
}

/// How long ffprobe takes a file for whose header does not say it.
///
/// The corresponding C function is `avformat_find_stream_info`, which would decode frames as well.
private struct PrintedFormat {
  /// From the first start to the last end, or the longest track if that is more; nil without tracks
  /// that say how long they are.
  let duration: MediaTime?

  init(_ tracks: [PrintedTrack]) {
    func played(_ value: (PrintedTrack) -> MediaTime?) -> [MediaTime] {
      tracks.filter { !$0.isText }.compactMap(value)
    }
    func text(_ value: (PrintedTrack) -> MediaTime?) -> [MediaTime] {
      tracks.filter(\.isText).compactMap(value)
    }
    func end(_ track: PrintedTrack) -> MediaTime? {
      track.start.flatMap { start in track.duration.map { start + $0 } }
    }
    let starts = (played(\.start).min(), text(\.start).min())
    let start = starts.0.map { first in Self.near(first, starts.1, isLater: false) } ?? starts.1
    let last = Self.latest(played(end).max(), text(end).max())
    let longest = Self.latest(played(\.duration).max(), text(\.duration).max())
    let span = start.flatMap { start in last.map { $0 - start } }
    duration = [span, longest].compactMap(\.self).max()
  }

  private static func latest(_ played: MediaTime?, _ text: MediaTime?) -> MediaTime? {
    played.map { near($0, text, isLater: true) } ?? text
  }

  /// A time of tracks that are played, or that of text where it widens it by less than a second.
  private static func near(_ played: MediaTime, _ text: MediaTime?, isLater: Bool) -> MediaTime {
    guard let text else { return played }
    let widening = isLater ? text - played : played - text
    return widening > .zero && widening.seconds < 1 ? text : played
  }
}

extension MediaTime {
  /// By less than a sample, FFmpeg rounds what an edit list cuts.
  fileprivate static let slowestSample = MediaTime(seconds: Rational(1, 8000) ?? 0)
}
