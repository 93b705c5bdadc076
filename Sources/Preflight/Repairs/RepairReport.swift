public import MediaModel

/// What is done, or was done, to one file so that it is accepted: the plan, what it costs, and the
/// proof.
public struct RepairReport: Sendable, Hashable {
  /// How far a repair came.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Only planned; nothing was written.
    case planned
    /// A new file was written and verified.
    case written
    /// There was nothing to repair; the output has the same bytes as the input.
    case copied
    /// It cannot be done; nothing was written.
    case refused
  }

  public var outcome: Outcome
  /// The source's path as it was given.
  public var input: String
  /// Where the result is, or would be; nil when no place was named.
  public var output: String?
  /// What is done, in order; empty when there is nothing to repair.
  public var steps: [RepairStep]
  /// Which frames stay, or nil for stills.
  public var kept: KeptFrames?
  /// What the result lacks that the source had, a sentence each: tracks, metadata, HDR, frames.
  public var losses: [String]
  /// What else a person ought to know, a sentence each: what was assumed or left as it is.
  public var notes: [String]
  /// Why it cannot be done; empty unless refused.
  public var refusals: [Refusal]
  /// The source's facts.
  public var before: MediaFacts
  /// The facts of the written file, or, of a plan, those that it is going to have; nil when refused.
  public var after: MediaFacts?
  /// What the profiles say of the source; empty without profiles.
  public var checkBefore: [ProfileResult]
  /// What the same profiles say of the result; of a plan, of the facts that it is going to have.
  public var checkAfter: [ProfileResult]

  public init(
    outcome: Outcome, input: String, output: String? = nil, steps: [RepairStep] = [],
    kept: KeptFrames? = nil, losses: [String] = [], notes: [String] = [],
    refusals: [Refusal] = [], before: MediaFacts, after: MediaFacts? = nil,
    checkBefore: [ProfileResult] = [], checkAfter: [ProfileResult] = []
  ) {
    self.outcome = outcome
    self.input = input
    self.output = output
    self.steps = steps
    self.kept = kept
    self.losses = losses
    self.notes = notes
    self.refusals = refusals
    self.before = before
    self.after = after
    self.checkBefore = checkBefore
    self.checkAfter = checkAfter
  }

  /// The verdict of the second check; pass without profiles.
  public var verdict: Verdict { Verdict.worst(of: checkAfter.map(\.verdict)) }
}

/// One thing that is done to a file, with its reason and its cost.
public struct RepairStep: Sendable, Hashable {
  /// The kinds of step, in the order in which they are done.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case chooseTracks = "choose-tracks"
    case cut, lengthen, deinterlace
    case bakeRotation = "bake-rotation"
    case makePixelsSquare = "make-pixels-square"
    case crop, pad, scale
    case convertFrameRate = "convert-frame-rate"
    case convertColor = "convert-color"
    case reduceBitDepth = "reduce-bit-depth"
    case flattenAlpha = "flatten-alpha"
    case convertAudio = "convert-audio"
    case removeAudio = "remove-audio"
    case encode, remux
    case copyFrames = "copy-frames"
    case compress
    case removeMetadata = "remove-metadata"
  }

  public var kind: Kind
  /// What is done, one sentence in the imperative.
  public var action: String
  /// Why, one sentence; it names the limit and whose it is where there is one.
  public var reason: String
  /// What it costs (`"Re-encodes 150 frames."`, `"6.2 % of the picture is cropped"`), or nil
  /// when nothing is lost.
  public var cost: String?
  /// The findings that it fixes.
  public var findings: [String]

  public init(
    _ kind: Kind, action: String, reason: String, cost: String? = nil, findings: [String] = []
  ) {
    self.kind = kind
    self.action = action
    self.reason = reason
    self.cost = cost
    self.findings = findings
  }
}

/// Which frames of a clip stay: from one up to but not including another, as presented.
public struct KeptFrames: Sendable, Hashable {
  /// The number of the first frame that stays, from 0; nil when the clip was not counted.
  public var firstFrame: Int?
  /// How many frames of the source stay.
  public var frameCount: Int
  /// How many frames the source presents, or nil when it was not counted.
  public var sourceFrameCount: Int?
  /// When the first kept frame shows, counted from the clip's first frame.
  public var start: MediaTime
  /// When the last kept frame is over, counted likewise.
  public var end: MediaTime
  /// How many frames the result has; another number than `frameCount` where the rate changes or the
  /// clip is made longer.
  public var resultFrameCount: Int

  public init(
    firstFrame: Int?, frameCount: Int, sourceFrameCount: Int?, start: MediaTime, end: MediaTime,
    resultFrameCount: Int
  ) {
    self.firstFrame = firstFrame
    self.frameCount = frameCount
    self.sourceFrameCount = sourceFrameCount
    self.start = start
    self.end = end
    self.resultFrameCount = resultFrameCount
  }
}

/// Why a file cannot be made acceptable, and what a person can do.
public struct Refusal: Sendable, Hashable {
  /// Stable, for scripts: `too-short`, `aspect-undecided`, `encoder-missing` and so on.
  public var id: String
  /// One sentence or two: what stands in the way, measured against what is needed.
  public var reason: String
  /// What can be done instead.
  public var choices: [Choice]

  public init(_ id: String, reason: String, choices: [Choice] = []) {
    self.id = id
    self.reason = reason
    self.choices = choices
  }

  /// A refusal with advice of a sentence each.
  public init(_ id: String, reason: String, choices: [String]) {
    self.init(id, reason: reason, choices: choices.map { .advice($0) })
  }

  /// How a clip that is too short is made longer.
  public enum Lengthening: String, Sendable, Hashable, CaseIterable {
    /// The last frame stands.
    case hold
    /// The clip plays again from its start.
    case loop
    /// The clip plays backwards and forwards again.
    case boomerang
  }

  /// Something that can be done instead.
  public enum Choice: Sendable, Hashable {
    /// What only a person can do, as a sentence.
    case advice(String)
    case lengthen(Lengthening, byFrames: Int)
    /// Crop to a size, at the cost of a share of the picture from 0 to 1.
    case crop(lostShare: Rational, size: PixelSize)
    /// Add bars that are a share of the size from 0 to 1.
    case pad(barShare: Rational, size: PixelSize)
    /// Replace what cannot be decoded by the frame before.
    case tolerateDamage
    /// Re-encode frames instead of copying them.
    case reencode
    case convertToSDR
    case nameFewerProfiles
    /// Save stills of one size first.
    case saveStillsOfOneSize

    /// What is done, as a sentence in the imperative.
    public var sentence: String {
      switch self {
      case .advice(let sentence): sentence
      case .lengthen(.hold, let count): "Let the last frame stand for \(Self.frames(count))."
      case .lengthen(.loop, let count): "Play it again from the start for \(Self.frames(count))."
      case .lengthen(.boomerang, let count): "Play it backwards for \(Self.frames(count))."
      case .crop(let share, let size): "Crop \(Self.percent(share)) of the picture, to \(size)."
      case .pad(let share, let size): "Add bars, \(Self.percent(share)) of \(size)."
      case .tolerateDamage: "Replace what cannot be decoded by the frame before."
      case .reencode: "Allow frames to be re-encoded."
      case .convertToSDR: "Let the still become sRGB."
      case .nameFewerProfiles: "Name fewer profiles."
      case .saveStillsOfOneSize: "Save a still of each in one size first, and use those."
      }
    }

    /// `"149 frames"`.
    package static func frames(_ count: Int) -> String {
      "\(count) frame\(count == 1 ? "" : "s")"
    }

    /// A share in percent with one decimal: `"6.2 %"`.
    package static func percent(_ share: Rational) -> String {
      "\((share * 100).shortDecimal(places: 1)) %"
    }
  }
}

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
