public import MediaModel

/// What to do about a finding: values for a machine, and a sentence for a person.
public struct Fix: Sendable, Hashable {
  public var action: FixAction
  /// One sentence in the imperative.
  public var sentence: String

  public init(_ action: FixAction, _ sentence: String) {
    self.action = action
    self.sentence = sentence
  }

  /// A fix that only a person can carry out.
  public static func advise(_ sentence: String) -> Fix { Fix(.advise, sentence) }

  /// Whether a machine can carry it out without being told more.
  public var isAutomatic: Bool { action.isAutomatic }
}

/// The kinds of fix, with the values that they need.
public enum FixAction: Sendable, Hashable {
  /// A kind of fix by its name in reports.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case trim, lengthen, scale, resize, reshape, transcode, compress, deinterlace, advise
    case trimFrames = "trim-frames"
    case convertFrameRate = "convert-frame-rate"
    case convertImage = "convert-image"
    case convertAudio = "convert-audio"
    case moveIndexToFront = "move-index-to-front"
    case removeMetadata = "remove-metadata"
    case bakeRotation = "bake-rotation"
    case makeFrameRateConstant = "make-frame-rate-constant"
    case convertToSDR = "convert-to-sdr"
    case convertBitDepth = "convert-bit-depth"
    case makePixelsSquare = "make-pixels-square"
    case removeAlpha = "remove-alpha"
    case removeAudio = "remove-audio"
    case mixChannels = "mix-channels"
    case dropHiddenFrames = "drop-hidden-frames"
    case keepOneVideoTrack = "keep-one-video-track"
    case keepFirstPicture = "keep-first-picture"
    case convertToRGB = "convert-to-rgb"
  }

  /// Cut to a length in seconds between the bounds; `frameCount` is the most frames that fit.
  case trim(minimum: Rational?, maximum: Bounds.Bound, frameCount: Int64?)
  /// Make the clip longer, to at least so many seconds.
  case lengthen(minimum: Bounds.Bound)
  /// Cut to a number of frames that the bounds allow.
  case trimFrames(Bounds)
  /// Bring the named size into the bounds, its shape kept.
  case scale(Quantity, Bounds)
  /// Bring the image or video to one of the sizes.
  case resize([PixelSize])
  /// Crop or pad to one of the shapes, or into the range.
  case reshape(aspects: [AspectRatio], Bounds)
  /// Bring the frame rate into the bounds.
  case convertFrameRate(Bounds)
  /// Re-encode into one of the containers and codecs; an empty list leaves it open.
  case transcode(containers: [String], codecs: [String])
  /// Save the image in one of the formats.
  case convertImage(formats: [String])
  /// Re-encode the audio in one of the formats or codecs.
  case convertAudio(formats: [String])
  /// Encode to fewer bytes.
  case compress(maximumByteCount: Int64)
  /// Put the index in front of the media.
  case moveIndexToFront
  /// Write a copy without the place and device of the recording.
  case removeMetadata
  /// Turn the pixels themselves instead of asking players to.
  case bakeRotation
  case deinterlace
  /// Make every frame last equally long.
  case makeFrameRateConstant
  case convertToSDR
  /// Reduce the bits of a component.
  case convertBitDepth(Int)
  case makePixelsSquare
  case removeAlpha
  case removeAudio
  /// Mix the audio to one of the numbers of channels.
  case mixChannels([Int])
  /// Re-encode what is shown, so that nothing hidden stays in the file.
  case dropHiddenFrames
  /// Keep the track that is shown, drop the others of its type.
  case keepOneVideoTrack
  /// Save the first frame of an animation.
  case keepFirstPicture
  /// Convert CMYK to RGB.
  case convertToRGB
  /// Nothing that a machine can do alone.
  case advise

  /// The kind without its values.
  public var kind: Kind {
    switch self {
    case .trim: .trim
    case .lengthen: .lengthen
    case .trimFrames: .trimFrames
    case .scale: .scale
    case .resize: .resize
    case .reshape: .reshape
    case .convertFrameRate: .convertFrameRate
    case .transcode: .transcode
    case .convertImage: .convertImage
    case .convertAudio: .convertAudio
    case .compress: .compress
    case .moveIndexToFront: .moveIndexToFront
    case .removeMetadata: .removeMetadata
    case .bakeRotation: .bakeRotation
    case .deinterlace: .deinterlace
    case .makeFrameRateConstant: .makeFrameRateConstant
    case .convertToSDR: .convertToSDR
    case .convertBitDepth: .convertBitDepth
    case .makePixelsSquare: .makePixelsSquare
    case .removeAlpha: .removeAlpha
    case .removeAudio: .removeAudio
    case .mixChannels: .mixChannels
    case .dropHiddenFrames: .dropHiddenFrames
    case .keepOneVideoTrack: .keepOneVideoTrack
    case .keepFirstPicture: .keepFirstPicture
    case .convertToRGB: .convertToRGB
    case .advise: .advise
    }
  }

  /// Whether a machine can carry it out without being told more.
  public var isAutomatic: Bool { kind != .lengthen && kind != .advise }
}
