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
