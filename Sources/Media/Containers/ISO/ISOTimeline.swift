import MediaModel

/// When the frames or audio of a track are stored and when they are presented, edit list applied.
///
/// Frames whose time of showing lies outside every edit are hidden, as FFmpeg and every reader
/// built on it hide them.
struct ISOTimeline {
  /// Times of showing of all samples in ticks, ascending, before edits.
  let storedTimes: ISOSampleTimes
  /// How many samples are presented.
  let presentedCount: Int
  /// The sum of the samples' durations: what a reader sees that ignores edits.
  let storedDuration: MediaTime
  /// From the first presented sample to the end of the last, waits of the edit list excluded.
  let presentedDuration: MediaTime?
  /// When presentation starts.
  let startTime: MediaTime?
  /// What the edit list does, or nil when it changes nothing.
  let editList: EditListFacts?
  /// When the last sample's time of decoding is over, counted from zero and without edits.
  let decodeEnd: MediaTime
  /// How many samples must be held back to show them in order.
  let reorderDepth: Int
  private let edits: EditsInTicks
  private let end: Int64

  /// When each presented frame is shown, in ticks of the track on the clock of the movie, and when
  /// the last one is over.
  var presentation: (times: [Int64], end: Int64) {
    guard !edits.shown.isEmpty else {
      return (storedTimes.map { $0 &+ edits.wait }, end &+ edits.wait)
    }
    return edits.moved(storedTimes, end: end)
  }

  /// The timeline of a track, or nil when it has no samples or no clock.
  init?(_ track: ISOTrack, movieTimescale: Int64) {
    let isAudio = track.handler == "soun"
    guard track.samples.count > 0, track.timescale > 0 else { return nil }
    let (times, total, lastDuration, decodeEnd) = track.samples.times()
    guard !times.isEmpty else { return nil }
    let stored = times.sorted()
    let timescale = track.timescale
    func time(_ ticks: Int64) -> MediaTime {
      MediaTime(value: ticks, timescale: timescale) ?? .zero
    }
    let edits = EditsInTicks(track.edits, timescale: timescale, movieTimescale: movieTimescale)
    let first = stored[0]
    let end = stored[stored.count - 1] &+ lastDuration
    storedTimes = stored
    self.edits = edits
    self.end = end
    storedDuration = time(total)
    self.decodeEnd = time(decodeEnd)
    reorderDepth = Self.reorderDepth(of: times)
    guard !edits.shown.isEmpty else {
      presentedCount = stored.count
      presentedDuration = time(end &- first)
      startTime = time(first &+ edits.wait)
      editList =
        edits.wait > 0 ? EditListFacts(emptyStart: time(edits.wait), editCount: 0) : nil
      return
    }
    let presentation = edits.presentation(of: stored, end: end, isAudio: isAudio)
    presentedCount = presentation.count
    presentedDuration = time(presentation.length)
    startTime = time(edits.wait &+ presentation.lead)
    let head = stored.count(before: edits.shown[0].lowerBound)
    let lastEnd = edits.shown.map(\.upperBound).max() ?? end
    let tail = stored.count - stored.count(before: lastEnd)
    let facts = EditListFacts(
      emptyStart: edits.wait > 0 ? time(edits.wait) : nil,
      hiddenHead: head > 0 ? time(min(edits.shown[0].lowerBound, end) &- first) : nil,
      hiddenTail: tail > 0 ? time(end &- max(lastEnd, first)) : nil,
      editCount: edits.shown.count)
    let changesNothing =
      facts.emptyStart == nil && facts.hiddenHead == nil && facts.hiddenTail == nil
      && facts.editCount == 1
    editList = changesNothing ? nil : facts
  }

  /// The most places by which a sample is decoded before it is shown.
  private static func reorderDepth(of times: ISOSampleTimes) -> Int {
    guard case .listed(let times) = times else { return 0 }
    // How many already decoded samples are shown after this one; bounded by what codecs allow.
    var depth = 0
    for index in times.indices {
      var later = 0
      for earlier in max(0, index - 16)..<index where times[earlier] > times[index] { later += 1 }
      depth = max(depth, later)
      if index > 2000 { break }
    }
    return depth
  }
}

/// An edit list in ticks of the track.
struct EditsInTicks {
  /// How long nothing shows before the first edit.
  var wait: Int64 = 0
  /// The stretches of media that are shown, in order of presentation.
  var shown: [Range<Int64>] = []

  init(_ edits: [ISOEdit], timescale: Int64, movieTimescale: Int64) {
    for edit in edits {
      let ticks = Self.rescale(edit.duration, from: movieTimescale, to: timescale)
      guard let start = edit.mediaTime else {
        if shown.isEmpty { wait &+= ticks }
        continue
      }
      // Duration 0 is how fragmented files say "to the end"; from 0 to the end cuts nothing.
      if ticks == 0 {
        if start > 0 { shown.append(start..<Int64.max) }
        continue
      }
      let (end, isEndless) = start.addingReportingOverflow(ticks)
      if isEndless || end > start { shown.append(start..<(isEndless ? .max : end)) }
    }
  }

  /// How many samples show, for how long, and how long after the edit's start the first one shows.
  ///
  /// Sound is cut in the middle of a coded sample; a frame is shown whole or not at all.
  func presentation(
    of times: ISOSampleTimes, end: Int64, isAudio: Bool
  ) -> (count: Int, length: Int64, lead: Int64) {
    var count = 0
    var length: Int64 = 0
    var lead: Int64 = 0
    for (number, edit) in shown.enumerated() {
      let low = times.count(before: edit.lowerBound)
      let high = times.count(before: edit.upperBound)
      guard high > low else { continue }
      let lastEnd = high < times.count ? times[high] : end
      let firstShown = isAudio ? max(edit.lowerBound, times[0]) : times[low]
      if count == 0 && number == 0 { lead = firstShown &- edit.lowerBound }
      count += high - low
      length &+= min(lastEnd, edit.upperBound) &- firstShown
    }
    return (count, length, lead)
  }

  /// How many packets a reader goes through for all edits: those that are shown, and those from a key
  /// frame up to where an edit starts, where key frames are so many packets apart.
  func packetCount(of times: ISOSampleTimes, keyDistance: Int) -> Int {
    shown.reduce(0) { count, edit in
      let low = times.count(before: edit.lowerBound)
      let high = times.count(before: edit.upperBound)
      return count + max(0, high - low) + min(low, keyDistance)
    }
  }

  /// Times of showing on the clock of the movie, edit after edit, and when the last one is over.
  ///
  /// An edit that begins in the middle of a frame hides it; in FFmpeg and the readers built on it the
  /// first whole frame then shows at once.
  func moved(_ times: ISOSampleTimes, end: Int64) -> (times: [Int64], end: Int64) {
    var moved: [Int64] = []
    var editStart = wait &- (presentation(of: times, end: end, isAudio: false).lead)
    var last = wait
    for edit in shown {
      let low = times.count(before: edit.lowerBound)
      let high = times.count(before: edit.upperBound)
      let shift = editStart &- edit.lowerBound
      for index in low..<max(low, high) { moved.append(times[index] &+ shift) }
      let over = min(high < times.count ? times[high] : end, edit.upperBound)
      last = over &+ shift
      if edit.upperBound != .max { editStart &+= edit.upperBound &- edit.lowerBound }
    }
    return (moved, last)
  }

  private static func rescale(_ value: Int64, from: Int64, to: Int64) -> Int64 {
    guard from > 0 else { return 0 }
    let scaled = (Int128(value) * Int128(to) + Int128(from) / 2) / Int128(from)
    return Int64(clamping: scaled)
  }
}

/// One entry of an edit list (`elst`).
struct ISOEdit: Equatable {
  /// How long the edit lasts, in ticks of the movie; 0 in a fragmented file means to the end.
  var duration: Int64
  /// Where in the media it starts, in ticks of the track, or nil for a wait in which nothing shows.
  var mediaTime: Int64?

  /// No list has honest reason for more entries.
  static let maximumCount = 5000

  /// How many entries the start of an `elst` payload of a length claims, and has room for.
  static func claimedCount(_ payload: ByteCursor, byteCount: Int64) -> Int {
    var fields = payload
    fields.skip(4)
    return Int(min(Int64(fields.uint32() ?? 0), byteCount / 12))
  }

  /// The entries of an `elst` payload.
  static func list(_ payload: ByteCursor) -> [ISOEdit] {
    var fields = payload
    let version = fields.uint8() ?? 0
    fields.skip(3)
    let count = min(Int(fields.uint32() ?? 0), maximumCount)
    var edits: [ISOEdit] = []
    for _ in 0..<count {
      let duration = version == 1 ? fields.int64() : fields.uint32().map { Int64($0) }
      let mediaTime = version == 1 ? fields.int64() : fields.int32().map { Int64($0) }
      guard let duration, let mediaTime, fields.take(4) != nil else { break }
      edits.append(ISOEdit(duration: max(0, duration), mediaTime: mediaTime < 0 ? nil : mediaTime))
    }
    return edits
  }
}
