/// How long different readers say one file is; nil where a reading does not exist or is unknown.
///
/// A provider may use any of them, so a maximum is judged by the longest and a minimum by the
/// shortest.
public struct Durations: Sendable, Hashable {
  /// What the container's header states.
  public var container: Sourced<MediaTime>?
  /// How long the main video track is presented, its edit list applied.
  public var video: Sourced<MediaTime>?
  /// How long the longest audio track is presented, its edit list and priming applied.
  public var audio: Sourced<MediaTime>?
  /// From the first to the end of the last packet that is presented, in the main video track, or
  /// in the main audio track of a file without video.
  public var packets: Sourced<MediaTime>?
  /// The same over all packets, those hidden by an edit list included.
  public var ignoringEditList: Sourced<MediaTime>?

  public init(
    container: Sourced<MediaTime>? = nil, video: Sourced<MediaTime>? = nil,
    audio: Sourced<MediaTime>? = nil, packets: Sourced<MediaTime>? = nil,
    ignoringEditList: Sourced<MediaTime>? = nil
  ) {
    self.container = container
    self.video = video
    self.audio = audio
    self.packets = packets
    self.ignoringEditList = ignoringEditList
  }

  /// The readings that exist, each with its name in reports.
  public var readings: [Reading] {
    let all: [(Reading.Name, Sourced<MediaTime>?)] = [
      (.container, container), (.video, video), (.audio, audio), (.packets, packets),
      (.ignoringEditList, ignoringEditList),
    ]
    return all.compactMap { name, time in time.map { Reading(name: name, time: $0) } }
  }

  /// The longest reading, or nil when there is none.
  public var longest: Reading? { readings.max { $0.time.value < $1.time.value } }
  /// The shortest reading, or nil when there is none.
  public var shortest: Reading? { readings.min { $0.time.value < $1.time.value } }

  /// One reader's answer.
  public struct Reading: Sendable, Hashable {
    /// Which reader.
    public enum Name: String, Sendable, Hashable, CaseIterable {
      case container, video, audio, packets, ignoringEditList
    }
    public var name: Name
    public var time: Sourced<MediaTime>

    public init(name: Name, time: Sourced<MediaTime>) {
      self.name = name
      self.time = time
    }
  }
}
