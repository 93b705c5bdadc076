/// What is known of a file's container.
public struct ContainerFacts: Sendable, Hashable {
  /// Where a container keeps the index that a player needs first.
  public enum IndexPosition: String, Sendable, Hashable {
    case front, end
  }

  /// The format by the name that people use, such as `mp4`, `mov`, `mkv`, `mpegts` or `jpeg`.
  public var format: String
  /// The format in words: `"QuickTime movie"`.
  public var formatName: String
  /// The major brand of an ISO file, as written (`"isom"`), or nil.
  public var majorBrand: String?
  /// The compatible brands of an ISO file, in file order.
  public var compatibleBrands: [String]
  /// When the first track starts, or nil when unknown.
  public var startTime: MediaTime?
  /// Bits a second over the whole file, or nil when the duration is unknown.
  public var bitRate: Int64?
  /// Where the index is, or nil for formats without one.
  public var indexPosition: IndexPosition?
  /// Whether the media are cut into fragments, or nil where the question does not arise.
  public var isFragmented: Bool?
  /// The number of chapters.
  public var chapterCount: Int
  /// Whether the file says where it was recorded.
  public var hasLocation: Bool
  /// Whether the file says which device or program recorded it.
  public var hasDeviceMetadata: Bool

  public init(
    format: String, formatName: String, majorBrand: String? = nil,
    compatibleBrands: [String] = [], startTime: MediaTime? = nil, bitRate: Int64? = nil,
    indexPosition: IndexPosition? = nil, isFragmented: Bool? = nil, chapterCount: Int = 0,
    hasLocation: Bool = false, hasDeviceMetadata: Bool = false
  ) {
    self.format = format
    self.formatName = formatName
    self.majorBrand = majorBrand
    self.compatibleBrands = compatibleBrands
    self.startTime = startTime
    self.bitRate = bitRate
    self.indexPosition = indexPosition
    self.isFragmented = isFragmented
    self.chapterCount = chapterCount
    self.hasLocation = hasLocation
    self.hasDeviceMetadata = hasDeviceMetadata
  }
}

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
  /// The longest that ffprobe or MediaInfo print for the file, its video or its audio, where that is
  /// more than every other reading; nil where it is not.
  ///
  /// They count from time zero, or print the number that a header gives for "unknown".
  public var otherReaders: Sourced<MediaTime>?

  public init(
    container: Sourced<MediaTime>? = nil, video: Sourced<MediaTime>? = nil,
    audio: Sourced<MediaTime>? = nil, packets: Sourced<MediaTime>? = nil,
    ignoringEditList: Sourced<MediaTime>? = nil, otherReaders: Sourced<MediaTime>? = nil
  ) {
    self.container = container
    self.video = video
    self.audio = audio
    self.packets = packets
    self.ignoringEditList = ignoringEditList
    self.otherReaders = otherReaders
  }

  /// The readings that exist, each with its name in reports.
  public var readings: [Reading] {
    let all: [(Reading.Name, Sourced<MediaTime>?)] = [
      (.container, container), (.video, video), (.audio, audio), (.packets, packets),
      (.ignoringEditList, ignoringEditList), (.otherReaders, otherReaders),
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
      case container, video, audio, packets, ignoringEditList, otherReaders
    }
    public var name: Name
    public var time: Sourced<MediaTime>

    public init(name: Name, time: Sourced<MediaTime>) {
      self.name = name
      self.time = time
    }
  }
}
