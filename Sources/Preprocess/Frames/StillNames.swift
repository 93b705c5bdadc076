import MediaModel

/// The names of stills of one source in one folder, such as `clip_00h00m01s480_f000037.png`.
///
/// Sorted as text they stand in the order of presentation, those of other runs over the same source
/// among them: the time comes first, to the millisecond, and the number of the frame where it is known.
/// Times are rounded up, so that the frame is the one that is shown at the time in its name.
struct StillNames {
  /// In the order of the addresses, no two alike.
  let names: [String]

  /// - Parameters:
  ///   - source: The path of the clip or picture file.
  ///   - addresses: The frames, each once; nil for the one picture of a picture file.
  ///   - format: How they are saved.
  init(source: String, addresses: [FrameAddress?], format: StillWishes.Format) {
    let marks = Self.marks(of: addresses)
    let suffix = "." + format.usualExtension
    let room = Self.longestName - suffix.utf8.count - (marks.map(\.utf8.count).max() ?? 0)
    let stem = StillNameStem(of: source, byteCount: room).text
    names = marks.map { stem + $0 + suffix }
  }

  /// In bytes.
  ///
  /// File systems that encrypt names allow 143 bytes, of which a file in the making needs 22 more than
  /// its name.
  static let longestName = 120

  /// What stands behind the stem: the time, the number, and where neither tells frames apart, their
  /// place among those alike.
  private static func marks(of addresses: [FrameAddress?]) -> [String] {
    let numberWidth = max(6, addresses.compactMap { $0?.number }.map { "\($0)".count }.max() ?? 0)
    let hourWidth = max(2, addresses.map { "\(milliseconds($0) / 3_600_000)".count }.max() ?? 0)
    var marks = addresses.map { address in
      guard let address else { return "_still" }
      let number = address.number.map { "_f" + padded(max(0, $0), to: numberWidth) } ?? ""
      return "_" + clock(milliseconds(address), hourWidth: hourWidth) + number
    }
    for group in indicesOfOneMillisecond(in: addresses) where !isSorted(group.map { marks[$0] }) {
      let width = "\(group.count)".count
      for (place, index) in group.enumerated() {
        let time = "_" + clock(milliseconds(addresses[index]), hourWidth: hourWidth)
        let number = marks[index].dropFirst(time.count)
        marks[index] = time + "_" + padded(place + 1, to: width) + number
      }
    }
    return marks
  }

  /// The positions of frames that share a millisecond, in the order of presentation.
  private static func indicesOfOneMillisecond(in addresses: [FrameAddress?]) -> [[Int]] {
    let groups = Dictionary(grouping: addresses.indices) { milliseconds(addresses[$0]) }.values
    return groups.filter { $0.count > 1 }.map { group in
      group.sorted { first, second in
        guard let first = addresses[first], let second = addresses[second] else { return false }
        return (first.time, first.ticks) < (second.time, second.ticks)
      }
    }
  }

  private static func isSorted(_ marks: [String]) -> Bool {
    zip(marks, marks.dropFirst()).allSatisfy { $0 < $1 }
  }

  private static func milliseconds(_ address: FrameAddress?) -> Int64 {
    max(0, ((address?.time.seconds ?? 0) * 1000).roundedUp)
  }

  /// `"00h00m01s480"`.
  private static func clock(_ milliseconds: Int64, hourWidth: Int) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return padded(seconds / 3600, to: hourWidth) + "h" + padded(seconds / 60 % 60, to: 2) + "m"
      + padded(seconds % 60, to: 2) + "s" + padded(rest, to: 3)
  }

  private static func padded(_ number: some BinaryInteger, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension StillWishes.Format {
  /// The extension by which files of the format are known.
  var usualExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .webp: "webp"
    }
  }
}
