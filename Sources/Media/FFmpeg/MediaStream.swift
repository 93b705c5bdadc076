import CFFmpeg
import MediaModel

/// A view of one stream of an open file; it keeps the file open.
struct MediaStream {
  let raw: UnsafeMutablePointer<AVStream>
  let demuxer: Demuxer

  var index: Int { Int(raw.pointee.index) }
  /// The container's own number of the stream.
  var identifier: Int { Int(raw.pointee.id) }
  var parameters: UnsafeMutablePointer<AVCodecParameters> { raw.pointee.codecpar }
  var type: AVMediaType { parameters.pointee.codec_type }
  var codecID: AVCodecID { parameters.pointee.codec_id }
  /// Whether the stream is a cover or thumbnail and not video.
  var isAttachedPicture: Bool {
    raw.pointee.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS) != 0
  }
  var isDefault: Bool { raw.pointee.disposition & AV_DISPOSITION_DEFAULT != 0 }
  var metadata: [(key: String, value: String)] { Metadata.entries(of: raw.pointee.metadata) }
  var language: String? {
    metadata.first { $0.key == "language" }.map(\.value).flatMap { $0 == "und" ? nil : $0 }
  }

  /// When the stream starts, in ticks, or 0 where nothing says.
  var startTicks: Int64 {
    let start = raw.pointee.start_time
    return start != cff_no_timestamp && Packet.isPossible(start) ? start : 0
  }

  /// The stream's ticks as time, or nil when there is none.
  func time(_ ticks: Int64) -> MediaTime? {
    guard ticks != cff_no_timestamp, raw.pointee.time_base.den > 0,
      let base = Rational(raw.pointee.time_base)
    else { return nil }
    return MediaTime(seconds: Rational(ticks) * base)
  }

  /// Whether `duration` comes from a header; some formats have none, and FFmpeg goes by time stamps.
  var hasStatedDuration: Bool { !demuxer.isDurationFromTimeStamps }
  /// The header's duration of the stream, or nil when it states none.
  var duration: MediaTime? { time(raw.pointee.duration).flatMap { $0 > .zero ? $0 : nil } }
  /// When the stream starts, or nil when unknown.
  var startTime: MediaTime? { time(raw.pointee.start_time) }

  /// Side data that the container attached to the whole stream.
  func sideData(_ type: AVPacketSideDataType) -> UnsafeRawBufferPointer? {
    var byteCount = 0
    guard let bytes = cff_stream_side_data(raw, type, &byteCount) else { return nil }
    return UnsafeRawBufferPointer(start: bytes, count: byteCount)
  }
}

extension Rational {
  /// FFmpeg's fraction, or nil when its denominator is zero.
  init?(_ fraction: AVRational) {
    self.init(Int64(fraction.num), Int64(fraction.den))
  }
}

/// One coded frame or piece of audio.
final class Packet {
  let raw: UnsafeMutablePointer<AVPacket>

  /// An empty packet, to be filled again and again.
  ///
  /// The corresponding C function is `av_packet_alloc`.
  init() throws(FFmpegError) {
    raw = try allocated("av_packet_alloc", av_packet_alloc())
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVPacket>? = raw
    av_packet_free(&pointer)
  }

  /// The ticks of times in earnest: in nanoseconds, the years from 1897 to 2043.
  ///
  /// Times that are compared and moved stay far from the ends of 64 bits.
  private static let possibleTicks = -(Int64(1) << 61)...(Int64(1) << 61)

  /// Whether a number of ticks can be meant in earnest.
  static func isPossible(_ ticks: Int64) -> Bool { possibleTicks.contains(ticks) }

  /// Leaves out times that cannot be meant in earnest, as if the file said nothing.
  func forgetImpossibleTimes() {
    if !Self.isPossible(raw.pointee.pts) { raw.pointee.pts = cff_no_timestamp }
    if !Self.isPossible(raw.pointee.dts) { raw.pointee.dts = cff_no_timestamp }
    if !Self.isPossible(raw.pointee.duration) { raw.pointee.duration = 0 }
  }

  /// Lets go of the data.
  ///
  /// The corresponding C function is `av_packet_unref`.
  func clear() { av_packet_unref(raw) }
}

/// One decoded frame or piece of audio.
final class Frame {
  let raw: UnsafeMutablePointer<AVFrame>

  /// An empty frame, to be filled again and again.
  ///
  /// The corresponding C function is `av_frame_alloc`.
  init() throws(FFmpegError) {
    raw = try allocated("av_frame_alloc", av_frame_alloc())
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = raw
    av_frame_free(&pointer)
  }
}
