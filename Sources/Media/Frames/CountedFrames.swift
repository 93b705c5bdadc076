import CFFmpeg
import MediaModel

/// All frames of a track decoded from the start and counted, for files whose packets tell other times
/// than their pictures.
struct CountedFrames {
  let track: Int
  let file: FileBytes

  init(track: Int, in file: FileBytes) {
    self.track = track
    self.file = file
  }

  /// The timeline of a track without times: its frames one after the other at the rate that it states,
  /// else at 25 a second; nil when it has none.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  func timeline() throws(MediaError) -> FrameTimeline? {
    let source = try FrameSource(track: track, in: file)
    var count: Int64 = 0
    do throws(FFmpegError) {
      let frame = try Frame()
      while source.next(into: frame) { count += 1 }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard count > 0 else { return nil }
    let stated = Rational(source.stream.raw.pointee.avg_frame_rate) ?? 0
    return FrameTimeline(
      track: track, timeBase: (stated > 0 ? stated : 25).reciprocal ?? 1, times: Array(0..<count),
      end: count, firstNumber: 0, isComplete: true, origin: 0)
  }

  /// The frame in a place, from 0; the last frame for the timeline's last place.
  ///
  /// Nil when decoding gives another number of frames than the packets, so that only the first and the
  /// last are beyond doubt, or when something could not be decoded.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  func frame(_ place: Int, of timeline: FrameTimeline) throws(MediaError) -> ClipFrame? {
    let source = try FrameSource(track: track, in: file)
    let isLast = place == timeline.times.count - 1
    var count = 0
    var held: (frame: Frame, ticks: Int64)?
    do throws(FFmpegError) {
      var frame = try Frame()
      while source.next(into: frame) {
        if isLast || count == place {
          held = (frame, source.time ?? timeline.times[place])
          frame = try Frame()
        }
        count += 1
      }
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard let held, source.damageCount == 0, source.obstacle == nil,
      isLast || place == 0 || count == timeline.times.count
    else { return nil }
    var address = timeline.address(at: place)
    address.ticks = held.ticks
    address.number = isLast ? count - 1 : place
    address.time = timeline.time(held.ticks) - timeline.time(timeline.origin)
    return ClipFrame(held.frame, address: address)
  }
}
