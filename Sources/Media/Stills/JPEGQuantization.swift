import CFFmpeg

/// How coarsely a JPEG stores each frequency.
///
/// FFmpeg's own scale of 31 steps covers the qualities 26 to 96 only. Therefore the encoder gets the
/// tables of ITU-T T.81 annex K scaled as libjpeg does, so that a quality means what it means
/// everywhere; only the mean of a block is always stored to the nearest of 256 levels.
struct JPEGQuantization {
  /// By frequency, row by row.
  let luma: [UInt16]
  let chroma: [UInt16]

  /// The tables of a quality from 1 to 100.
  init(quality: Int) {
    let quality = min(max(quality, 1), 100)
    let percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
    func scaled(_ table: [Int]) -> [UInt16] {
      table.map { UInt16(min(max(($0 * percent + 50) / 100, 1), 255)) }
    }
    luma = scaled(Self.standardLuma)
    chroma = scaled(Self.standardChroma)
  }

  /// Sets an encoder and its picture up.
  ///
  /// - Throws: `FFmpegError` without memory.
  func apply(
    to context: UnsafeMutablePointer<AVCodecContext>, _ frame: Frame
  ) throws(FFmpegError) {
    // FFmpeg frees the tables with the encoder.
    context.pointee.intra_matrix = try Self.copy(luma)
    context.pointee.chroma_intra_matrix = try Self.copy(chroma)
    // The encoder multiplies the tables by an eighth of this.
    context.pointee.flags |= Int32(AV_CODEC_FLAG_QSCALE)
    context.pointee.global_quality = 8 * FF_QP2LAMBDA
    context.pointee.qmin = 8
    context.pointee.qmax = 8
    frame.raw.pointee.quality = 8 * FF_QP2LAMBDA
    // The same bytes on every processor.
    context.pointee.dct_algo = FF_DCT_INT
  }

  private static func copy(
    _ table: [UInt16]
  ) throws(FFmpegError) -> UnsafeMutablePointer<UInt16> {
    let memory = av_malloc(table.count * MemoryLayout<UInt16>.stride)
    let copy = try allocated("av_malloc", memory?.assumingMemoryBound(to: UInt16.self))
    copy.initialize(from: table, count: table.count)
    return copy
  }

  private static let standardLuma = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]

  private static let standardChroma = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  ]
}
