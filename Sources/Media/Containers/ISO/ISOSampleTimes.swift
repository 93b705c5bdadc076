/// When the samples of a track are shown, in ticks of the track.
///
/// Uncompressed sound has a sample for every tick, so even times are kept as a rule and not as numbers.
enum ISOSampleTimes: Equatable {
  /// One after the other from 0 on, all of the same length.
  case even(count: Int, step: Int64)
  case listed([Int64])

  /// The times in ascending order.
  func sorted() -> ISOSampleTimes {
    switch self {
    case .even: self
    case .listed(let times): .listed(times.sorted())
    }
  }

  /// How many of the times, which must ascend, lie before another.
  package func count(before time: Int64) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] >= time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ISOSampleTimes: RandomAccessCollection {
  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .even(let count, _): count
    case .listed(let times): times.count
    }
  }

  subscript(index: Int) -> Int64 {
    switch self {
    case .even(_, let step): Int64(index) &* step
    case .listed(let times): times[index]
    }
  }
}

extension ISOSampleTable {
  /// Every sample's time of showing in file order, the sum of durations, and the last one's length.
  func times() -> (times: ISOSampleTimes, total: Int64, lastDuration: Int64) {
    if isEven {
      let step = durations[0].value
      return (.even(count: count, step: step), Int64(count) &* step, step)
    }
    let (decoded, end) = decodeTimes()
    var times = decoded
    var sample = 0
    for run in offsets {
      for _ in 0..<Swift.min(run.count, times.count - sample) {
        times[sample] &+= run.value
        sample += 1
      }
    }
    let first = decoded.first ?? 0
    return (.listed(times), end &- first, end &- (decoded.last ?? end))
  }

  /// When samples are decoded, and when the last one's time is over.
  private func decodeTimes() -> (times: [Int64], end: Int64) {
    let count = Swift.min(self.count, Self.maximumCount)
    var times: [Int64] = []
    times.reserveCapacity(count)
    var time: Int64 = 0
    var nextJump = jumps.startIndex
    for run in durations {
      for _ in 0..<Swift.min(run.count, count - times.count) {
        if nextJump < jumps.endIndex, jumps[nextJump].sample == times.count {
          time = jumps[nextJump].time
          nextJump += 1
        }
        times.append(time)
        time &+= run.value
      }
    }
    return (times, time)
  }
}
