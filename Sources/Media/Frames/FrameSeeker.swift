import CFFmpeg
import MediaModel

/// Brings a decoder to single frames of a track, one after the other in the order of presentation.
///
/// It enters the track at the access point before a frame, decodes no more than that frame needs, and
/// goes farther back, at last to the start, until the frame comes out whole.
final class FrameSeeker {
  private let file: FileBytes
  private let track: Int
  private let origin: Int64
  private let wanted: Set<Int64>
  private var source: FrameSource
  private let rules: AccessRules
  /// Nil where a decoding can begin at every packet, or nobody can look into packets.
  private let inspector: EntryInspector?
  /// Whether the decoder was emptied or went past a frame, so that it has to enter again.
  private var isSpent = false

  /// What matters until the wanted frame, as every attempt at it begins with.
  private var selection: FrameSelection?
  /// Whether decoding began where nothing leans on anything before.
  private var isEnteredCleanly = false
  /// Whether the decoder takes harmless damage for an error; then others get a second chance.
  private var isInHurry: Bool
  private let allowance: DecodingAllowance?

  /// How a frame was missed.
  enum Miss {
    /// It came, or its place did, but something before it or in it could not be decoded.
    case damaged
    /// Everything was decoded, and no frame was shown at that time.
    case absent
  }

  /// A seeker for frames that are shown at some ticks; `origin` is when the first frame is shown.
  init(
    track: Int, wanted: Set<Int64>, origin: Int64, in file: FileBytes, opened: FrameSource? = nil,
    allowance: DecodingAllowance? = nil
  ) throws(MediaError) {
    self.file = file
    self.track = track
    self.wanted = wanted
    self.origin = origin
    if let opened {
      source = opened
    } else {
      source = try FrameSource(track: track, in: file, kind: .frames(inHurry: true))
    }
    rules = AccessRules(source.stream)
    inspector = rules.hasKeyFrames ? try? EntryInspector(source.stream) : nil
    isInHurry = source.stream.codecID == AV_CODEC_ID_H264
    self.allowance = allowance
    source.allowance = allowance
  }

  /// Decodes the frame that is shown at a time, which has to be later than the one before, and says why it
  /// was missed in a decoding from the start, or nil when it is there.
  ///
  /// `next` is when the frame is shown that will be wanted next.
  func miss(
    of ticks: Int64, before next: Int64?, into frame: Frame
  ) throws(MediaError) -> Miss? {
    let isLast = next.map { isEntryNearer(to: $0, than: ticks) } ?? true
    selection = FrameSelection(
      wanted: wanted, last: isLast && rules.hasOnePacketAPicture ? ticks : nil,
      isDispensable: rules.isDispensable)
    source.selection = selection
    if !isSpent, !isEntryNearer(to: ticks, than: source.decodeTime) {
      if find(ticks, frame) == nil { return nil }
    }
    guard try search(ticks, frame) != nil else { return nil }
    if isInHurry {
      isInHurry = false
      try startOver()
      guard try search(ticks, frame) != nil else { return nil }
    }
    // Around frames that are missing in the file, a decoder also misses those that were left out.
    selection = nil
    let wasClean = isEnteredCleanly
    try startOver()
    if wasClean {
      if enter(before: ticks) { return find(ticks, frame) }
      try startOver()
    }
    return find(ticks, frame)
  }

  /// Enters the track before a frame, ever farther back, and decodes on to it; nil when it is there.
  private func search(_ ticks: Int64, _ frame: Frame) throws(MediaError) -> Miss? {
    let second = source.stream.ticks(reaching: MediaTime(seconds: 1))
    for distance in [0, second, 4 * second, 16 * second] where rules.isEnterable {
      guard allowance?.isSpent != true, enter(before: ticks - distance) else { break }
      isEnteredCleanly = rules.isCleanEntry(source.entryPacket)
      let miss = find(ticks, frame)
      // Nothing before a clean entry changes what comes after it.
      if miss == nil || (miss == .damaged && (isInHurry || isEnteredCleanly)) { return miss }
    }
    isEnteredCleanly = false
    try startOver()
    return find(ticks, frame)
  }

  private func startOver() throws(MediaError) {
    source = try FrameSource(track: track, in: file, kind: .frames(inHurry: isInHurry))
    source.allowance = allowance
    source.selection = selection
    isSpent = false
  }

  /// Decodes on to a frame; nil when it is there and whole.
  private func find(_ ticks: Int64, _ frame: Frame) -> Miss? {
    while source.next(into: frame) {
      guard let time = source.time else { continue }
      guard time >= ticks else { continue }
      isSpent = time > ticks || source.selection?.isComplete == true
      if time > ticks { break }
      return source.damageSinceEntry > 0 ? .damaged : nil
    }
    isSpent = true
    return source.damageSinceEntry > 0 || source.obstacle != nil ? .damaged : .absent
  }

  /// Goes to an access point before a time; false when there is none.
  private func enter(before ticks: Int64) -> Bool {
    guard ticks > origin, let entry = source.seek(toKeyFrameAtOrBefore: ticks) else { return false }
    source.selection = selection
    isSpent = false
    guard isEntry(source.entryPacket) else { return false }
    guard !rules.isCleanEntry(source.entryPacket) else { return true }
    return entry > origin && source.seek(toKeyFrameAtOrBefore: entry - 1) != nil
      && isEntry(source.entryPacket)
  }

  /// Whether a packet that is marked as a key frame is one.
  private func isEntry(_ packet: Packet) -> Bool { inspector?.isIntra(packet) ?? true }

  /// Whether an access point lies between what was decoded and a time.
  private func isEntryNearer(to ticks: Int64, than decoded: Int64?) -> Bool {
    let position = decoded ?? origin
    if source.stream.indexedEntryCount > 1 {
      guard let entry = source.stream.indexedEntry(before: ticks) else { return false }
      return entry > position
    }
    return ticks.subtractingClamped(position) > source.stream.ticks(reaching: MediaTime(seconds: 2))
  }
}

extension MediaStream {
  /// How many places of the stream the demuxer's index holds so far.
  fileprivate var indexedEntryCount: Int { Int(avformat_index_get_entries_count(raw)) }

  /// When the last key frame in the index that is decoded at or before a time is decoded, or nil.
  ///
  /// The corresponding C function is `avformat_index_get_entry_from_timestamp`.
  fileprivate func indexedEntry(before ticks: Int64) -> Int64? {
    avformat_index_get_entry_from_timestamp(raw, ticks, AVSEEK_FLAG_BACKWARD)?.pointee.timestamp
  }
}
