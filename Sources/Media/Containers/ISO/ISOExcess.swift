/// What a movie claims to hold beyond everything that is looked at.
///
/// FFmpeg makes room for all packets that the tables of a file claim, and goes through edit lists packet
/// by packet, when it opens the file. A few bytes can claim billions.
enum ISOExcess {
  case tracks
  case packets
  /// More packets in one track than the file has bytes.
  case packetsWithoutBytes
  case edits
  /// Edits that show the same frames again and again.
  case repetitions

  /// So many packets are looked at in any file, however small it is.
  private static let smallCount: Int64 = 100_000
  /// A list of edits may show each frame so often.
  private static let maximumRepetition = 20
  /// So many frames may be shown again and again in any case.
  private static let smallRepetitionCount = 25_000

  /// What a movie holds too much of, or nil.
  init?(_ movie: ISOMovie, byteCount: Int64) {
    guard movie.tracks.count < Demuxer.maximumStreamCount else {
      self = .tracks
      return
    }
    guard movie.tracks.allSatisfy({ $0.claimedEditCount <= ISOEdit.maximumCount }) else {
      self = .edits
      return
    }
    let counts = movie.tracks.map { $0.samples.packetCount(isAudio: $0.handler == "soun") }
    guard counts.allSatisfy({ $0 <= max(byteCount, Self.smallCount) }) else {
      self = .packetsWithoutBytes
      return
    }
    guard counts.reduce(0, +) <= Int64(ISOSampleTable.maximumCount) else {
      self = .packets
      return
    }
    guard !movie.tracks.contains(where: { Self.isRepetitive($0, movie) }) else {
      self = .repetitions
      return
    }
    return nil
  }

  /// Whether the edits of a track make far more packets of it than it has; a reader also goes through
  /// those between a key frame and the start of an edit.
  private static func isRepetitive(_ track: ISOTrack, _ movie: ISOMovie) -> Bool {
    guard track.edits.count > 1,
      !(track.handler == "soun" && track.samples.isEven && track.samples.durations[0].value == 1)
    else { return false }
    let times = track.samples.times().times.sorted()
    let edits = EditsInTicks(
      track.edits, timescale: track.timescale, movieTimescale: movie.timescale)
    let keyCount = max(1, min(track.samples.keySampleCount ?? times.count, times.count))
    return edits.packetCount(of: times, keyDistance: times.count / keyCount)
      > max(smallRepetitionCount, maximumRepetition * times.count)
  }

  /// What there is too much of, in words that follow "holds".
  var words: String {
    switch self {
    case .tracks: "\(Demuxer.maximumStreamCount) tracks or more"
    case .packets:
      "more than \(ISOSampleTable.maximumCount / 1_000_000) million packets"
    case .packetsWithoutBytes: "a table of more packets than the file has bytes"
    case .edits: "a list of more than \(ISOEdit.maximumCount) edits"
    case .repetitions:
      "a list of edits that shows frames more than \(Self.maximumRepetition) times over"
    }
  }
}
