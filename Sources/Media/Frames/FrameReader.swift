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
  ///
  /// - Throws: `MediaError` when the file or its track cannot be read or decoded.
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
  ///   - deinterlacing: The field order of woven pictures that are to be made whole, or nil to leave
  ///     frames as they are.
  ///   - body: Called with each frame; what it throws ends the pass.
  /// - Throws: `MediaError`, `.damaged` when a frame never comes or cannot be decoded.
  package func read(
    _ addresses: [FrameAddress], deinterlacing: PictureRendition.FieldOrder? = nil,
    _ body: (ClipFrame) throws -> Void
  ) throws {
    try read(addresses, deinterlacing: deinterlacing, body) { address in
      throw MediaError(
        damaged: address, lastWhole: try self.whole(before: address), in: self.file.path)
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
    _ addresses: [FrameAddress], deinterlacing: PictureRendition.FieldOrder? = nil,
    _ body: (ClipFrame) throws -> Void
  ) throws -> [FrameAddress] {
    let wanted = Set(addresses.map(\.ticks))
    var damaged: [FrameAddress] = []
    try read(addresses, deinterlacing: deinterlacing, body) { address in
      if wanted.contains(address.ticks) { damaged.append(address) }
    }
    return damaged
  }

  private func read(
    _ addresses: [FrameAddress], deinterlacing: PictureRendition.FieldOrder?,
    _ body: (ClipFrame) throws -> Void, damaged: (FrameAddress) throws -> Void
  ) throws {
    let wanted = Set(addresses).sorted { $0.ticks < $1.ticks }
    guard let order = deinterlacing else { return try decode(wanted, body, damaged: damaged) }
    var fields = try FieldJoiner(wanted, order: order) { try self.neighbours(of: $0) }
    try decode(
      fields.needed, { frame in for whole in try fields.whole(after: frame) { try body(whole) } },
      damaged: damaged)
    for whole in try fields.finish() { try body(whole) }
  }

  private func decode(
    _ addresses: [FrameAddress], _ body: (ClipFrame) throws -> Void,
    damaged: (FrameAddress) throws -> Void
  ) throws {
    let origin = try index.start().origin
    guard index.hasTimes else {
      for address in addresses { try body(try counted(address)) }
      return
    }
    let seeker = try FrameSeeker(
      track: track, wanted: Set(addresses.map(\.ticks)), origin: origin, in: file, opened: opened)
    opened = nil
    for (place, address) in addresses.enumerated() {
      let next = place + 1 < addresses.count ? addresses[place + 1].ticks : nil
      let frame = try Frame()
      switch try seeker.miss(of: address.ticks, before: next, into: frame) {
      case nil: try body(ClipFrame(frame, address: address))
      case .damaged: try damaged(address)
      case .absent: try body(try counted(address))
      }
    }
  }

  /// The nearest frame before a damaged one that can be decoded whole, or nil when none is near.
  private func whole(before address: FrameAddress) throws(MediaError) -> FrameAddress? {
    let known = try index.frames(near: address.time..<address.time)
    guard let place = known.times.firstIndex(of: address.ticks) else { return nil }
    for earlier in known.times[max(0, place - 30)..<place].reversed() {
      let seeker = try FrameSeeker(
        track: track, wanted: [earlier], origin: known.origin, in: file)
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
  private func counted(_ address: FrameAddress) throws(MediaError) -> ClipFrame {
    let known = try index.whole()
    guard let place = known.times.firstIndex(of: address.ticks),
      let frame = try CountedFrames(track: track, in: file).frame(place, of: known)
    else { throw MediaError(missing: address, in: file.path) }
    return index.hasTimes ? frame : ClipFrame(frame.frame, address: address)
  }
}

// One task owns a reader at a time.
@available(*, unavailable)
extension FrameReader: Sendable {}
