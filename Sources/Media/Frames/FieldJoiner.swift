import CFFmpeg
import MediaModel

/// Makes whole frames of woven fields, each with the help of the frames before and after it.
struct FieldJoiner {
  /// The frames that have to be decoded, in the order of presentation.
  let needed: [FrameAddress]
  private let order: FrameRendition.FieldOrder
  private var open: [Wanted] = []
  private var decoded: [Int64: ClipFrame] = [:]

  private struct Wanted {
    let address: FrameAddress
    let before: Int64?
    let after: Int64?

    var last: Int64 { after ?? address.ticks }
    var first: Int64 { before ?? address.ticks }
  }

  /// - Throws: what `neighbours` throws.
  init(
    _ wanted: [FrameAddress], order: FrameRendition.FieldOrder,
    neighbours: (FrameAddress) throws -> (before: FrameAddress?, after: FrameAddress?)
  ) throws {
    self.order = order
    var needed: [Int64: FrameAddress] = [:]
    for address in wanted {
      let (before, after) = try neighbours(address)
      open.append(Wanted(address: address, before: before?.ticks, after: after?.ticks))
      for one in [before, address, after].compactMap(\.self) { needed[one.ticks] = one }
    }
    self.needed = needed.values.sorted { $0.ticks < $1.ticks }
  }

  /// Takes the next decoded frame; gives the wanted frames that it completes.
  mutating func whole(after frame: ClipFrame) throws(FFmpegError) -> [ClipFrame] {
    decoded[frame.address.ticks] = frame
    var complete: [ClipFrame] = []
    while let next = open.first, next.last <= frame.address.ticks {
      open.removeFirst()
      if let joined = try joined(next) { complete.append(joined) }
    }
    let first = open.first?.first ?? .max
    decoded = decoded.filter { $0.key >= first }
    return complete
  }

  /// Gives what is left at the end.
  mutating func finish() throws(FFmpegError) -> [ClipFrame] {
    var complete: [ClipFrame] = []
    for next in open { if let joined = try joined(next) { complete.append(joined) } }
    open = []
    return complete
  }

  private func joined(_ wanted: Wanted) throws(FFmpegError) -> ClipFrame? {
    guard let middle = decoded[wanted.address.ticks] else { return nil }
    let run = [wanted.before.flatMap { decoded[$0] }, middle, wanted.after.flatMap { decoded[$0] }]
    let color = ColorFacts(tagsOf: middle.frame)
    let rendition = FrameRendition(
      deinterlacing: order, sourceColor: color, resultColor: color,
      pixelFormat: middle.frame.pixelFormatName)
    let chain = FrameFilterChain(rendition)
    var results: [Frame] = []
    for frame in run.compactMap(\.self) {
      // Only the frame in the middle is given out; the others lend it their fields.
      results += try chain.filter(
        frame.frame.reference(), times: frame === middle ? [frame.address.ticks] : [])
    }
    results += try chain.finish()
    return results.first.map { ClipFrame($0, address: wanted.address) }
  }
}

extension Frame {
  /// FFmpeg's name of the frame's pixel format.
  var pixelFormatName: String {
    av_get_pix_fmt_name(AVPixelFormat(rawValue: raw.pointee.format)).map { String(cString: $0) }
      ?? ""
  }
}
