import CFFmpeg
package import MediaModel

extension FrameReader {
  /// The key frames that are shown at or before some times, each of which can be decoded alone; nil
  /// where there is none, or where nobody can tell.
  ///
  /// Nothing is decoded. Their numbers in the clip are known only where the file has a table.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func keyFrames(
    atOrBefore times: [MediaTime]
  ) throws(MediaError) -> [FrameAddress?] {
    let start = try index.start()
    guard index.hasTimes, let entry = try KeyFrameEntry(track: track, in: file) else {
      return times.map { _ in nil }
    }
    var found: [FrameAddress?] = []
    for time in times {
      let ticks = (time.seconds / start.timeBase ?? 0).roundedDown + start.origin
      let shown = try entry.keyFrame(atOrBefore: ticks)
      found.append(
        shown.flatMap { shown in
          guard shown >= start.origin else { return nil }
          return FrameAddress(
            track: track, ticks: shown, timeBase: start.timeBase, number: index.number(of: shown),
            time: start.time(shown) - start.time(start.origin))
        })
    }
    return found
  }

  /// Decodes key frames, each alone; those that cannot be decoded whole are passed over.
  ///
  /// - Parameters:
  ///   - addresses: Key frames, in the order of presentation.
  ///   - body: Called with each whole frame; what it throws ends the pass.
  /// - Throws: What `body` throws, `MediaError` when the file cannot be read.
  package func readKeyFrames(
    _ addresses: [FrameAddress], _ body: (ClipFrame) throws -> Void
  ) throws {
    guard let entry = try KeyFrameEntry(track: track, in: file) else { return }
    for address in addresses {
      guard try entry.keyFrame(atOrBefore: address.ticks) == address.ticks,
        let frame = try entry.decoded()
      else { continue }
      try body(ClipFrame(frame, address: address))
    }
  }
}

/// Goes from key frame to key frame of a track.
private final class KeyFrameEntry {
  private let file: FileBytes
  private let track: Int
  private let rules: AccessRules
  private let inspector: EntryInspector?
  private var source: FrameSource
  /// When the key frame is shown that was gone to last.
  private var shown: Int64?

  /// Nil for tracks that nobody can enter in the middle.
  init?(track: Int, in file: FileBytes) throws(MediaError) {
    self.file = file
    self.track = track
    // One thread hands a frame out as soon as it is decoded.
    source = try FrameSource(
      track: track, in: file, threadCount: 1, kind: .frames(inHurry: false))
    rules = AccessRules(source.stream)
    guard rules.isEnterable else { return nil }
    inspector = rules.hasKeyFrames ? try? EntryInspector(source.stream) : nil
  }

  /// Goes to the last key frame that is shown at a time or before; gives when, or nil when there is
  /// none.
  func keyFrame(atOrBefore ticks: Int64) throws(MediaError) -> Int64? {
    source.selection = nil
    shown = source.seek(toKeyFrameAtOrBefore: ticks)
    if shown == nil {
      source = try FrameSource(
        track: track, in: file, threadCount: 1, kind: .frames(inHurry: false))
      return nil
    }
    guard inspector?.isIntra(source.entryPacket) ?? true else { return nil }
    return shown
  }

  /// Decodes the key frame that was gone to; nil when it does not come out whole.
  func decoded() throws(MediaError) -> Frame? {
    guard let shown else { return nil }
    source.selection = FrameSelection(
      wanted: [shown], last: rules.hasOnePacketAPicture ? shown : nil,
      isDispensable: rules.isDispensable)
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame() } catch {
      throw MediaError(decoding: file.path, error)
    }
    while source.next(into: frame) {
      guard let time = source.time, time >= shown else { continue }
      return time == shown && source.isWhole && source.damageSinceEntry == 0 ? frame : nil
    }
    return nil
  }
}
