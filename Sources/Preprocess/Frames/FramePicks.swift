import Media
import MediaModel
import Preflight

/// The frames of one clip that wishes mean.
struct FramePicks {
  /// A frame, and the words in which it was asked for.
  struct Pick {
    var address: FrameAddress
    var request: String
  }

  /// In the order of presentation, each frame once.
  let picks: [Pick]

  /// Finds the frames.
  ///
  /// - Throws: `MediaError` when there is no such frame or the file cannot be read, `RequestError` when
  ///   a position counts frames in a clip without a rate.
  init(_ wishes: [FrameWishes.Pick], of reader: FrameReader, rate: FrameRate?) throws {
    var found: [Pick] = []
    for wish in wishes {
      for address in try Self.addresses(of: wish, reader, rate) {
        if let place = found.firstIndex(where: { $0.address.ticks == address.ticks }) {
          found[place].request += ", \(wish.words)"
        } else {
          found.append(Pick(address: address, request: wish.words))
        }
      }
    }
    picks = found.sorted { $0.address.ticks < $1.address.ticks }
  }

  private static func addresses(
    of wish: FrameWishes.Pick, _ reader: FrameReader, _ rate: FrameRate?
  ) throws -> [FrameAddress] {
    switch wish {
    case .first: return try reader.addresses(of: [.first])
    case .last: return try reader.addresses(of: [.last])
    case .number(let number): return try reader.addresses(of: [.number(number)])
    case .at(.frames(let number)):
      return try reader.addresses(of: [.number(Int(clamping: number))])
    case .at(let position):
      return try reader.addresses(of: [.time(time(of: position, rate, "--at"))])
    case .every(.frames(let count)):
      let step = Int(clamping: max(1, count))
      return try reader.allAddresses().enumerated().filter { $0.offset % step == 0 }
        .map(\.element)
    case .every(let length):
      return try reader.addresses(every: time(of: length, rate, "--every"))
    }
  }

  private static func time(
    of position: TimePosition, _ rate: FrameRate?, _ option: String
  ) throws(RequestError) -> MediaTime {
    if case .time(let time) = position { return time }
    guard let rate else {
      throw RequestError("\(option) counts frames, and the clip has no frame rate; use seconds.")
    }
    guard let time = position.time(at: rate) else {
      throw RequestError("\(option) names a timecode that does not exist at \(rate) fps.")
    }
    return time
  }
}

extension FrameWishes.Pick {
  /// How the frame was asked for, in words.
  var words: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .at(let position): "at \(position.words)"
    case .number(let number): "frame \(number)"
    case .every(let position): "every \(position.words)"
    }
  }
}

extension TimePosition {
  /// The position as it is written.
  fileprivate var words: String {
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
    switch self {
    case .time(let time): return "\(time.seconds.shortDecimal(places: 6)) s"
    case .frames(let count): return "\(count)f"
    case .timecode(let hours, let minutes, let seconds, let frames, let isDropFrame):
      return [hours, minutes, seconds].map(two).joined(separator: ":")
        + (isDropFrame ? ";" : ":") + two(frames)
    }
  }
}
