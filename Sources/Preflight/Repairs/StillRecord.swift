public import MediaModel

/// One still that was taken from a clip or a picture file, and the proof of what it shows.
public struct StillRecord: Sendable, Hashable {
  /// A wanted frame that was not taken because it would have been a poor still.
  public struct Replacement: Sendable, Hashable {
    /// The frame that was asked for.
    public var wanted: FrameAddress
    /// What is wrong with it, one sentence with the measured value.
    public var reason: String

    public init(wanted: FrameAddress, reason: String) {
      self.wanted = wanted
      self.reason = reason
    }
  }

  /// Which frame was asked for (`"first"`, `"last"`, `"at 2.5"`, `"frame 40"`).
  public var request: String
  /// The source's path as it was given.
  public var source: String
  /// SHA-256 of the source's bytes in hexadecimal, or nil when it was not computed.
  public var sourceHash: String?
  /// Where the still is.
  public var path: String
  /// `"png"`, `"jpeg"` or `"webp"`.
  public var format: String
  public var size: PixelSize
  public var byteCount: Int64
  /// Bits a channel: 8 or 16.
  public var bitDepth: Int
  /// The frame, or nil when the source is a picture file.
  public var frame: FrameAddress?
  /// SHA-256 in hexadecimal of the pixels that the file shows when it is decoded: red, green, blue and,
  /// where there is one, alpha, row after row; 16-bit values with the high byte first.
  public var pixelHash: String
  public var color: ColorReading
  /// How an interlaced frame was handled, or nil for whole pictures.
  public var fields: String?
  /// What was done to the picture beyond its colours, in order.
  public var steps: [RepairStep]
  /// Set when another frame was taken than the one that was wanted.
  public var replacement: Replacement?
  /// What else a person ought to know, a sentence each.
  public var notes: [String]
  /// What the profiles say of the still; empty without profiles.
  public var check: [ProfileResult]

  public init(
    request: String, source: String, sourceHash: String? = nil, path: String, format: String,
    size: PixelSize, byteCount: Int64, bitDepth: Int, frame: FrameAddress?, pixelHash: String,
    color: ColorReading, fields: String? = nil, steps: [RepairStep] = [],
    replacement: Replacement? = nil, notes: [String] = [], check: [ProfileResult] = []
  ) {
    self.request = request
    self.source = source
    self.sourceHash = sourceHash
    self.path = path
    self.format = format
    self.size = size
    self.byteCount = byteCount
    self.bitDepth = bitDepth
    self.frame = frame
    self.pixelHash = pixelHash
    self.color = color
    self.fields = fields
    self.steps = steps
    self.replacement = replacement
    self.notes = notes
    self.check = check
  }
}
