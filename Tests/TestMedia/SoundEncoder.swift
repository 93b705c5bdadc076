import CFFmpeg
import Foundation

/// Encodes so many samples of silence, but for clicks.
final class SoundEncoder: TrackEncoder {
  private let sampleCount: Int
  private let firstSample: Int64
  private let clicks: [Int]

  init(_ sound: SampleClip.Sound, hasGlobalHeader: Bool) throws(SampleClipError) {
    sampleCount = sound.sampleCount
    firstSample = sound.firstSample
    clicks = sound.clicks
    try super.init(named: sound.codec.rawValue, hasGlobalHeader: hasGlobalHeader)
    context.pointee.sample_rate = Int32(sound.sampleRate)
    context.pointee.time_base = AVRational(num: 1, den: Int32(sound.sampleRate))
    switch sound.codec {
    case .aac, .mp3: context.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
    case .mp2, .opus, .pcm: context.pointee.sample_fmt = AV_SAMPLE_FMT_S16
    }
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
      samples.pointee.pts = firstSample + Int64(start)
      try attempt("av_channel_layout_copy") {
        av_channel_layout_copy(&samples.pointee.ch_layout, &context.pointee.ch_layout)
      }
      try attempt("av_frame_get_buffer") { av_frame_get_buffer(samples, 0) }
      fill(samples, from: start)
      try use(samples)
    }
  }

  private func fill(_ samples: UnsafeMutablePointer<AVFrame>, from start: Int) {
    let isPlanar = av_sample_fmt_is_planar(context.pointee.sample_fmt) != 0
    let channels = Int(context.pointee.ch_layout.nb_channels)
    let planes = [samples.pointee.data.0, samples.pointee.data.1]
    let values = (0..<Int(samples.pointee.nb_samples)).map { value(at: start + $0) }
    for plane in planes.prefix(isPlanar ? channels : 1).compactMap(\.self) {
      memset(plane, 0, Int(samples.pointee.linesize.0))
      for (index, value) in values.enumerated() where value != 0 {
        if isPlanar {
          plane.withMemoryRebound(to: Float.self, capacity: values.count) { $0[index] = value }
        } else {
          plane.withMemoryRebound(to: Int16.self, capacity: values.count * channels) {
            for channel in 0..<channels { $0[index * channels + channel] = Int16(value * 32_767) }
          }
        }
      }
    }
  }

  /// A click is 2 ms of a 2 kHz tone at half of full scale.
  private func value(at sample: Int) -> Float {
    let rate = Int(context.pointee.sample_rate)
    guard let click = clicks.last(where: { $0 <= sample }), sample - click < rate / 500 else {
      return 0
    }
    return 0.5 * sin(2 * .pi * 2000 * Float(sample - click) / Float(rate))
  }
}
