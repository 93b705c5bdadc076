import CFFmpeg

/// What an encoder says of the pictures it made.
struct EncodingQuality {
  private var quantizerSum = 0.0
  private var count = 0
  private var lumaError = 0.0
  private var pixelCount = 0.0

  /// Takes note of a packet.
  mutating func add(_ packet: Packet, pixelCount: Int) {
    var byteCount = 0
    guard
      let bytes = av_packet_get_side_data(packet.raw, AV_PKT_DATA_QUALITY_STATS, &byteCount)
    else { return }
    // 32 bits of quality, 8 bits of picture type, 8 bits of how many errors follow, 16 unused,
    // then the sums of squared errors of 64 bits each.
    var fields = ByteCursor(UnsafeBufferPointer(start: bytes, count: byteCount))
    guard let quality = fields.littleEndian(4), fields.take(1) != nil, let errors = fields.uint8()
    else { return }
    let quantizer = Double(Int32(truncatingIfNeeded: quality)) / Double(FF_QP2LAMBDA)
    // The last pictures of x264 come without one.
    if quantizer > 0 {
      quantizerSum += quantizer
      count += 1
    }
    fields.skip(2)
    guard errors > 0, let error = fields.littleEndian(8), error > 0 else { return }
    lumaError += Double(error)
    self.pixelCount += Double(pixelCount)
  }

  /// The mean quantizer, or nil when the encoder does not tell.
  var meanQuantizer: Double? { count > 0 ? quantizerSum / Double(count) : nil }

  /// The peak signal-to-noise ratio of the luma over all pictures in dB, or nil when the encoder does
  /// not tell.
  func lumaPSNR(bitDepth: Int) -> Double? {
    guard pixelCount > 0, lumaError > 0 else { return nil }
    let peak = Double(1 << bitDepth - 1)
    return 10 * log10(peak * peak * pixelCount / lumaError)
  }
}
