package import MediaModel

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
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func addresses(every length: MediaTime) throws(MediaError) -> [FrameAddress] {
    let whole = try index.whole()
    var next = MediaTime.zero
    var addresses: [FrameAddress] = []
    for place in whole.times.indices {
      let address = whole.address(at: place)
      let end = whole.time(place + 1 < whole.times.count ? whole.times[place + 1] : whole.end)
      guard next < end - whole.time(whole.origin) else { continue }
      addresses.append(address)
      while next < end - whole.time(whole.origin), length > .zero { next = next + length }
    }
    return addresses
  }

  /// The addresses of all frames in the order of presentation.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func allAddresses() throws(MediaError) -> [FrameAddress] {
    let whole = try index.whole()
    return whole.times.indices.map { whole.address(at: $0) }
  }

  /// The addresses of a run of frames that ends with a frame, the frame itself included, in order of
  /// presentation; fewer where the clip starts.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func addresses(
    upTo last: FrameAddress, within duration: MediaTime
  ) throws(MediaError) -> [FrameAddress] {
    let start = max(.zero, last.time - duration)
    return try run(in: start..<last.time).filter { start <= $0.time && $0.time <= last.time }
  }

  /// The addresses of a run of frames that starts with a frame, the frame itself included, in order of
  /// presentation; fewer where the clip ends.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func addresses(
    from first: FrameAddress, within duration: MediaTime
  ) throws(MediaError) -> [FrameAddress] {
    let end = first.time + duration
    return try run(in: first.time..<end).filter { first.time <= $0.time && $0.time <= end }
  }

  private func run(in part: Range<MediaTime>) throws(MediaError) -> [FrameAddress] {
    let timeline = try index.frames(near: part)
    return timeline.times.indices.map { timeline.address(at: $0) }
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
