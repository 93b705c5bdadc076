import CFFmpeg

/// Encodes a quiet tone of so many samples.
final class SoundEncoder: TrackEncoder {
  private let sampleCount: Int

  init(_ sound: SampleClip.Sound, hasGlobalHeader: Bool) throws(SampleClipError) {
    sampleCount = sound.sampleCount
    try super.init(named: sound.codec.rawValue, hasGlobalHeader: hasGlobalHeader)
    context.pointee.sample_rate = Int32(sound.sampleRate)
    context.pointee.time_base = AVRational(num: 1, den: Int32(sound.sampleRate))
    context.pointee.sample_fmt = sound.codec == .aac ? AV_SAMPLE_FMT_FLTP : AV_SAMPLE_FMT_S16
    context.pointee.bit_rate = 64_000
    av_channel_layout_default(&context.pointee.ch_layout, Int32(sound.channelCount))
    try attempt("avcodec_open2") { avcodec_open2(context, nil, nil) }
  }

  override func frames(
    _ use: (UnsafeMutablePointer<AVFrame>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    let size = context.pointee.frame_size > 0 ? Int(context.pointee.frame_size) : 1024
    for start in stride(from: 0, to: sampleCount, by: size) {
      var frame = av_frame_alloc()
      defer { av_frame_free(&frame) }
      let samples = try present("av_frame_alloc", frame)
      samples.pointee.format = context.pointee.sample_fmt.rawValue
      samples.pointee.sample_rate = context.pointee.sample_rate
      samples.pointee.nb_samples = Int32(min(size, sampleCount - start))
      samples.pointee.pts = Int64(start)
      try attempt("av_channel_layout_copy") {
        av_channel_layout_copy(&samples.pointee.ch_layout, &context.pointee.ch_layout)
      }
      try attempt("av_frame_get_buffer") { av_frame_get_buffer(samples, 0) }
      fill(samples)
      try use(samples)
    }
  }

  private func fill(_ samples: UnsafeMutablePointer<AVFrame>) {
    let planes = [samples.pointee.data.0, samples.pointee.data.1, samples.pointee.data.2]
    for (number, plane) in planes.enumerated() {
      guard let plane, number == 0 || plane != planes[0] else { continue }
      memset(plane, 0, Int(samples.pointee.linesize.0))
    }
  }
}
