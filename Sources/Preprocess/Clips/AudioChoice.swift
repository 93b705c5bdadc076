import Media
import Preflight

/// What becomes of the audio.
struct AudioChoice: Sendable, Hashable {
  /// What is written, or nil for no audio.
  let rendition: AudioRendition?
  /// The track as it is going to be, or nil for no audio.
  let facts: AudioFacts?
  /// The source's track, or nil when it has no audio.
  let source: AudioFacts?
  /// Why it is not copied as it is, as a clause, or nil.
  let reason: String?
}

extension AudioChoice {
  /// The audio of a clip in a container.
  ///
  /// - Parameters:
  ///   - clip: The source.
  ///   - container: Where it goes.
  ///   - isWhole: Whether nothing is cut, resampled or made longer.
  ///   - isWanted: Whether the profiles take audio.
  ///   - channelCount: How many channels are written, or nil for as many as there are.
  ///   - span: How long coded audio may last for a reader that counts all of it, or nil.
  ///   - slack: By how much coded audio may outlast what is heard of it, in seconds, where that
  ///     cannot be fixed afterwards.
  init(
    of clip: MediaFacts, in container: OutputContainer, isWhole: Bool, isWanted: Bool,
    channelCount: Int?, span: MediaTime?, slack: Rational
  ) {
    source = clip.mainAudio
    guard let sound = source, isWanted else {
      (rendition, facts) = (nil, nil)
      reason = source == nil ? nil : "the profile takes clips without audio"
      return
    }
    let channels = channelCount ?? min(sound.channelCount ?? 2, 6)
    reason = Self.obstacle(
      toCopying: sound, of: clip, into: container, isWhole: isWhole, channels: channels, span: span,
      slack: slack)
    guard reason != nil else {
      rendition = AudioRendition(track: sound.index, method: .copy)
      facts = sound
      return
    }
    let encoding = AudioEncoding(sound, in: container, channelCount: channels)
    rendition = AudioRendition(track: sound.index, method: .encode(encoding), span: span)
    var result = sound
    result.codec = CodecFacts(name: encoding.codec.rawValue)
    result.sampleRate = encoding.sampleRate
    result.channelCount = encoding.channelCount
    result.bitRate = encoding.bitRate
    facts = result
  }

  /// Why the audio cannot be copied as it is, as a clause, or nil.
  private static func obstacle(
    toCopying sound: AudioFacts, of clip: MediaFacts, into container: OutputContainer,
    isWhole: Bool, channels: Int, span: MediaTime?, slack: Rational
  ) -> String? {
    guard isWhole else { return "audio is cut in samples, not in packets" }
    let codecs: [String] =
      switch container {
      case .mp4: ["aac"]
      case .mov: ["aac", "pcm_s16le"]
      case .webm: ["opus", "vorbis"]
      case .mkv: ["aac", "opus", "vorbis", "mp3", "flac"]
      }
    guard codecs.contains(sound.codec.name) else {
      return "\(sound.codec.name) in \(container.name) is not read everywhere"
    }
    guard sound.channelCount == channels else { return "the number of channels changes" }
    guard sound.editList == nil || sound.editList?.emptyStart == nil else {
      return "the audio starts later than the video"
    }
    // Only what is known to lie within the pictures may stay as it is.
    guard let length = clip.durations.audio?.value, let pictures = clip.mainVideo?.duration?.value,
      length.seconds + slack <= pictures.seconds
    else { return "the audio outlasts the video" }
    if let span, length + sound.priming > span {
      return "a reader that counts the encoder's priming would find it too long"
    }
    let offset = (sound.startTime ?? .zero) - (clip.mainVideo?.startTime ?? .zero)
    guard offset.seconds.magnitude * 100 <= 1 else {
      return "audio and video do not start together"
    }
    return nil
  }
}

extension AudioEncoding {
  /// The sampling rates of AAC, the highest first.
  private static let sampleRates = [
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000,
  ]

  /// The coding of a track's audio for a container.
  init(_ sound: AudioFacts, in container: OutputContainer, channelCount: Int) {
    let isPlain = container == .mov && sound.codec.name.hasPrefix("pcm_") && sound.bitDepth == 16
    // In Matroska, only of Opus do readers take the encoder's priming off.
    let takesOpus = container == .webm || container == .mkv
    let codec: Codec = takesOpus ? .opus : isPlain ? .pcm : .aac
    let wanted = sound.sampleRate ?? 48000
    let rate =
      codec == .opus
      ? 48000 : codec == .pcm ? wanted : Self.sampleRates.first { $0 <= wanted } ?? 8000
    // AAC holds at most 6144 bits of a channel in 1024 samples.
    let most = 6 * rate * channelCount
    let usual = channelCount == 6 ? 384_000 : 96_000 * channelCount
    self.init(
      codec: codec, sampleRate: rate, channelCount: channelCount,
      bitRate: codec == .pcm ? nil : Int64(min(usual, most)))
  }
}

extension AudioFacts {
  /// How long what the encoder puts in front lasts.
  fileprivate var priming: MediaTime {
    MediaTime(value: Int64(primingSampleCount ?? 0), timescale: Int64(sampleRate ?? 0)) ?? .zero
  }
}
