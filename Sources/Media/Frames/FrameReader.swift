import CFFmpeg
package import MediaModel

/// Finds single frames of a clip and decodes them, exactly as a decoding from the start would.
package final class FrameReader {
  let file: FileBytes
  let track: Int
  let index: FrameIndex
  /// The decoder that was opened for the first pass, until that begins.
  private var opened: FrameSource?

  /// Opens a track of a file.
  package init(_ path: String, track: Int) throws(MediaError) {
    file = try FileBytes(path: path)
    self.track = track
    let source = try FrameSource(track: track, in: file, kind: .frames(inHurry: true))
    index = try FrameIndex(source.stream, of: file)
    opened = source
  }

  /// Decodes frames in one pass, in the order of presentation, each once.
  ///
  /// - Parameters:
  ///   - addresses: The frames, in any order.
  ///   - deinterlacing: The field order of woven frames that are to be made whole, or nil to leave
  ///     frames as they are.
  ///   - body: Called with each frame; what it throws ends the pass.
  /// - Throws: `MediaError`, `.damaged` when a frame never comes or cannot be decoded.
  package func read(
    _ addresses: [FrameAddress], deinterlacing: FrameRendition.FieldOrder? = nil,
    _ body: (ClipFrame) throws -> Void
  ) throws {
    let allowance = DecodingAllowance(packetCount: index.packetCount)
    try read(addresses, deinterlacing: deinterlacing, allowance, body) { address in
      // Only a hint for the person who asked: not worth much decoding.
      let hint = DecodingAllowance(remaining: 1500)
      throw MediaError(
        damaged: address, lastWhole: try self.whole(before: address, hint), in: self.file.path)
    }
  }

  /// Decodes frames in one pass as ``read(_:deinterlacing:_:)`` does, and passes over those that cannot
  /// be decoded whole.
  ///
  /// - Parameters:
  ///   - addresses: The frames, in any order.
  ///   - deinterlacing: As above.
  ///   - body: Called with each whole frame; what it throws ends the pass.
  /// - Returns: The frames that were passed over, in the order of presentation.
  /// - Throws: What `body` throws, `MediaError` when the file cannot be read.
  package func readWhole(
    _ addresses: [FrameAddress], deinterlacing: FrameRendition.FieldOrder? = nil,
    _ body: (ClipFrame) throws -> Void
  ) throws -> [FrameAddress] {
    let wanted = Set(addresses.map(\.ticks))
    var damaged: [FrameAddress] = []
    let allowance = DecodingAllowance(packetCount: index.packetCount)
    try read(addresses, deinterlacing: deinterlacing, allowance, body) { address in
      if wanted.contains(address.ticks) { damaged.append(address) }
    }
    return damaged
  }

  private func read(
    _ addresses: [FrameAddress], deinterlacing: FrameRendition.FieldOrder?,
    _ allowance: DecodingAllowance, _ body: (ClipFrame) throws -> Void,
    damaged: (FrameAddress) throws -> Void
  ) throws {
    let wanted = Set(addresses).sorted { $0.ticks < $1.ticks }
    guard let order = deinterlacing else {
      return try decode(wanted, allowance, body, damaged: damaged)
    }
    var fields = try FieldJoiner(wanted, order: order) { try self.neighbours(of: $0) }
    try decode(
      fields.needed, allowance,
      { frame in for whole in try fields.whole(after: frame) { try body(whole) } },
      damaged: damaged)
    for whole in try fields.finish() { try body(whole) }
  }

  private func decode(
    _ addresses: [FrameAddress], _ allowance: DecodingAllowance,
    _ body: (ClipFrame) throws -> Void, damaged: (FrameAddress) throws -> Void
  ) throws {
    let origin = try index.start().origin
    guard index.hasTimes else {
      for address in addresses { try body(try counted(address, allowance)) }
      return
    }
    let seeker = try FrameSeeker(
      track: track, wanted: Set(addresses.map(\.ticks)), origin: origin, in: file, opened: opened,
      allowance: allowance)
    opened = nil
    for (place, address) in addresses.enumerated() {
      let next = place + 1 < addresses.count ? addresses[place + 1].ticks : nil
      let frame = try Frame()
      switch try seeker.miss(of: address.ticks, before: next, into: frame) {
      case nil: try body(ClipFrame(frame, address: address))
      case .damaged: try damaged(address)
      case .absent: try body(try counted(address, allowance))
      }
    }
  }

  /// The nearest frame before a damaged one that can be decoded whole, or nil when none is near.
  private func whole(
    before address: FrameAddress, _ allowance: DecodingAllowance
  ) throws(MediaError) -> FrameAddress? {
    let known = try index.frames(near: address.time..<address.time)
    guard let place = known.times.firstIndex(of: address.ticks) else { return nil }
    for earlier in known.times[max(0, place - 30)..<place].reversed() {
      guard !allowance.isSpent else { return nil }
      let seeker = try FrameSeeker(
        track: track, wanted: [earlier], origin: known.origin, in: file, allowance: allowance)
      let frame: Frame
      do {
        frame = try Frame()
      } catch {
        throw MediaError(decoding: file.path, error)
      }
      if try seeker.miss(of: earlier, before: nil, into: frame) == nil {
        return known.times.firstIndex(of: earlier).map { known.address(at: $0) }
      }
    }
    return nil
  }

  /// The frame that decoding gives in the place of one that is shown at another time than the packets
  /// say.
  private func counted(
    _ address: FrameAddress, _ allowance: DecodingAllowance
  ) throws(MediaError) -> ClipFrame {
    let known = try index.whole()
    let counted = CountedFrames(track: track, file: file, allowance: allowance)
    guard let place = known.times.firstIndex(of: address.ticks), !allowance.isSpent,
      let frame = try counted.frame(place, of: known), !allowance.isSpent
    else { throw MediaError(missing: address, in: file.path) }
    return index.hasTimes ? frame : ClipFrame(frame.frame, address: address)
  }
}

extension FrameReader {
  /// The addresses of the frames that are meant.
  ///
  /// - Throws: `MediaError`, `.noSuchFrame` when there is no such frame; the error names the range that
  ///   there is.
  package func addresses(of choices: [FrameChoice]) throws(MediaError) -> [FrameAddress] {
    var addresses: [FrameAddress] = []
    for choice in choices { addresses.append(try address(of: choice)) }
    return addresses
  }

  private func address(of choice: FrameChoice) throws(MediaError) -> FrameAddress {
    switch choice {
    case .first:
      return try index.start().address(at: 0)
    case .last:
      let end = try index.end()
      return end.address(at: end.times.count - 1)
    case .number(let number):
      let whole = try index.whole()
      guard whole.times.indices.contains(number) else {
        throw MediaError(noFrame: "number \(number)", in: file.path, of: whole)
      }
      return whole.address(at: number)
    case .time(let time):
      return try address(at: time)
    }
  }

  /// Times are printed to the microsecond, so one that is up to half a microsecond before a frame still
  /// means that frame.
  private func address(at time: MediaTime) throws(MediaError) -> FrameAddress {
    let known = try index.frames(near: time..<time)
    let meant = time.seconds + Self.halfMicrosecond
    let ticks = (meant / known.timeBase ?? 0) + Rational(known.origin)
    guard let place = known.place(shownAt: ticks), ticks < Rational(known.end) else {
      throw MediaError(noFrame: "at \(time.inShort)", in: file.path, of: known)
    }
    return known.address(at: place)
  }

  /// The addresses of the frames that are shown at every multiple of a length, from the first frame on,
  /// each once.
  package func addresses(every length: MediaTime) throws(MediaError) -> [FrameAddress] {
    let whole = try index.whole()
    let origin = whole.time(whole.origin)
    var next = MediaTime.zero
    var addresses: [FrameAddress] = []
    for place in whole.times.indices {
      let over = whole.time(place + 1 < whole.times.count ? whole.times[place + 1] : whole.end)
      let end = over - origin
      guard next < end else { continue }
      addresses.append(whole.address(at: place))
      // The first multiple that lies behind the frame; there may be very many in it.
      guard let count = end.seconds / length.seconds, count > 0 else { continue }
      next = max(end, MediaTime(seconds: length.seconds * Rational(count.roundedUp)))
    }
    return addresses
  }

  /// The addresses of all frames in the order of presentation.
  package func allAddresses() throws(MediaError) -> [FrameAddress] {
    let whole = try index.whole()
    return whole.times.indices.map { whole.address(at: $0) }
  }

  /// The addresses of a run of frames that ends with a frame, the frame itself included, in order of
  /// presentation; fewer where the clip starts.
  package func addresses(
    upTo last: FrameAddress, within duration: MediaTime
  ) throws(MediaError) -> [FrameAddress] {
    let start = max(.zero, last.time - duration)
    return try run(in: start..<last.time).filter { start <= $0.time && $0.time <= last.time }
  }

  /// The addresses of a run of frames that starts with a frame, the frame itself included, in order of
  /// presentation; fewer where the clip ends.
  package func addresses(
    from first: FrameAddress, within duration: MediaTime
  ) throws(MediaError) -> [FrameAddress] {
    let end = first.time + duration
    return try run(in: first.time..<end).filter { first.time <= $0.time && $0.time <= end }
  }

  private func run(in part: Range<MediaTime>) throws(MediaError) -> [FrameAddress] {
    let timeline = try index.frames(near: part)
    return timeline.places(around: part).map { timeline.address(at: $0) }
  }

  /// The frame before and the frame after, where there are any.
  func neighbours(
    of address: FrameAddress
  ) throws(MediaError) -> (before: FrameAddress?, after: FrameAddress?) {
    let margin = MediaTime(seconds: 1)
    let end = try index.end()
    let run =
      end.times.last == address.ticks
      ? end.times.indices.map { end.address(at: $0) }
      : try self.run(in: max(.zero, address.time - margin)..<(address.time + margin))
    guard let place = run.firstIndex(where: { $0.ticks == address.ticks }) else {
      return (nil, nil)
    }
    return (
      place > 0 ? run[place - 1] : nil, place + 1 < run.count ? run[place + 1] : nil
    )
  }

  private static let halfMicrosecond = Rational(1, 2_000_000) ?? 0
}

extension FrameReader {
  /// The key frames that are shown at or before some times, each of which can be decoded alone; nil
  /// where there is none, or where nobody can tell.
  ///
  /// Nothing is decoded. Their numbers in the clip are known only where the file has a table.
  package func keyFrames(
    atOrBefore times: [MediaTime]
  ) throws(MediaError) -> [FrameAddress?] {
    let start = try index.start()
    guard index.hasTimes, let entry = try KeyFrameEntry(track: track, in: file) else {
      return times.map { _ in nil }
    }
    var found: [FrameAddress?] = []
    for time in times {
      let ticks = (time.seconds / start.timeBase ?? 0).roundedDown.addingClamped(start.origin)
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
