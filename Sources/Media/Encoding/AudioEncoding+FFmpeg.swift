import CFFmpeg
import MediaModel

extension AudioEncoding.Codec {
  /// FFmpeg's encoder.
  var encoderName: String {
    switch self {
    case .aac: "aac"
    case .opus: "libopus"
    case .pcm: "pcm_s16le"
    }
  }
}

extension AudioEncoding {
  /// An encoder for sound of this kind.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses the settings.
  func encoder(hasGlobalHeader: Bool) throws(FFmpegError) -> Encoder {
    try Encoder(codec.encoderName) { context, codec throws(FFmpegError) in
      context.pointee.sample_rate = Int32(sampleRate)
      context.pointee.sample_fmt = cff_encoder_sample_format(codec)
      context.pointee.time_base = AVRational(num: 1, den: Int32(sampleRate))
      av_channel_layout_default(&context.pointee.ch_layout, Int32(channelCount))
      if let bitRate { context.pointee.bit_rate = bitRate }
      if hasGlobalHeader { context.pointee.flags |= Int32(AV_CODEC_FLAG_GLOBAL_HEADER) }
    }
  }

  /// How many samples are coded with sound that the muxer is told to present `span` of, at most.
  ///
  /// A reader that ignores edit lists counts the encoder's priming, and the last packet in full: with
  /// packets of F samples and P samples of priming, `q = floor(span × rate / F)` packets fit, and
  /// `q × F − P` samples of them are presented.
  func sampleCount(
    presenting video: MediaTime, within span: MediaTime?, frameSize: Int, priming: Int
  ) -> Int {
    let rate = Rational(sampleRate)
    let wanted = Int((video.seconds * rate).roundedDown)
    guard let span, frameSize > 0 else { return wanted }
    let packetCount = Int((span.seconds * rate).roundedDown) / frameSize
    return max(0, min(wanted, packetCount * frameSize - priming))
  }
}
