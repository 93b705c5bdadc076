import CFFmpeg
import MediaModel

extension AudioFacts {
  /// The facts of a track of audio.
  init(_ probe: StreamProbe, movieTimescale: Int64) {
    let stream = probe.stream
    let parameters = stream.parameters.pointee
    let decoder = probe.decoder?.pointee
    let rate = [decoder?.sample_rate, parameters.sample_rate].compactMap(\.self).first { $0 > 0 }
    let layout = [decoder?.ch_layout, parameters.ch_layout].compactMap(\.self)
      .first { $0.nb_channels > 0 }
    let depth = [
      Int(parameters.bits_per_raw_sample), Int(av_get_bits_per_sample(parameters.codec_id)),
    ].first { $0 > 0 }
    let header = probe.headerDuration(movieTimescale: movieTimescale).map {
      Sourced($0, Evidence.header)
    }
    self.init(
      index: stream.index,
      codec: CodecFacts(stream, decoder: probe.decoder),
      sampleRate: rate.map { Int($0) },
      channelCount: layout.map { Int($0.nb_channels) },
      channelLayout: layout.flatMap { Self.name(of: $0) },
      bitDepth: depth,
      primingSampleCount: probe.primingSampleCount(sampleRate: rate.map { Int($0) }),
      duration: header ?? probe.measuredDuration,
      startTime: probe.startTime,
      bitRate: probe.bitRate,
      editList: probe.editList,
      isDefault: stream.isDefault,
      isEnabled: probe.track?.isEnabled ?? probe.matroska?.isEnabled ?? true,
      language: stream.language)
  }

  /// The layout's name, or nil when the channels have no order.
  ///
  /// The corresponding C function is `av_channel_layout_describe`.
  private static func name(of layout: AVChannelLayout) -> String? {
    var layout = layout
    if layout.order == AV_CHANNEL_ORDER_UNSPEC {
      guard layout.nb_channels <= 2 else { return nil }
      return layout.nb_channels == 1 ? "mono" : "stereo"
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      buffer.initialize(repeating: 0)
      guard let text = buffer.baseAddress,
        av_channel_layout_describe(&layout, text, buffer.count) > 0
      else { return nil }
      return String(cString: text)
    }
  }
}

extension StreamProbe {
  /// Samples that an encoder put in front, or nil when the file does not say.
  fileprivate func primingSampleCount(sampleRate: Int?) -> Int? {
    if let track, let first = track.edits.first(where: { $0.mediaTime != nil })?.mediaTime,
      first > 0, let sampleRate, track.timescale > 0
    {
      let samples = Rational(first) * Rational(sampleRate)
      return (samples / Rational(track.timescale)).map { Int($0.roundedDown) }
    }
    if let skipped = scan?.skippedSampleCount { return skipped }
    let padding = Int(stream.parameters.pointee.initial_padding)
    return padding > 0 ? padding : nil
  }
}
