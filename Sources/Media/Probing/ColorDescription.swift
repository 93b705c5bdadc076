import CFFmpeg
import MediaModel

extension PixelFormatFacts {
  /// What FFmpeg's description of a pixel format tells.
  ///
  /// The corresponding C function is `av_pix_fmt_desc_get`.
  init(_ format: AVPixelFormat) {
    guard let description = av_pix_fmt_desc_get(format)?.pointee else {
      self.init()
      return
    }
    let hasAlpha = description.flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0
    let isPalette = description.flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0
    let isRGB = description.flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
    let colorCount = Int(description.nb_components) - (hasAlpha && !isPalette ? 1 : 0)
    self.init(
      name: String(cString: description.name),
      bitDepth: Int(description.comp.0.depth),
      chroma: isPalette
        ? "palette"
        : isRGB
          ? "RGB"
          : colorCount <= 1
            ? "gray" : Self.chroma(description.log2_chroma_w, description.log2_chroma_h),
      hasAlpha: hasAlpha)
  }

  private static func chroma(_ horizontal: UInt8, _ vertical: UInt8) -> String? {
    switch (horizontal, vertical) {
    case (0, 0): "4:4:4"
    case (1, 0): "4:2:2"
    case (1, 1): "4:2:0"
    case (2, 0): "4:1:1"
    case (0, 1): "4:4:0"
    case (2, 2): "4:1:0"
    default: nil
    }
  }
}

extension ColorFacts {
  /// The colour of a stream: what the bit stream says, and where it is silent, the container.
  ///
  /// - Parameters:
  ///   - parameters: what the container, or a decoder before ours, tells.
  ///   - decoder: a decoder whose colour fields hold what the bit stream tells, or nil.
  ///   - pixelFormat: some formats stand for the full range.
  ///   - isContainerDescribed: whether `parameters` come from the container.
  init(
    _ parameters: AVCodecParameters, decoder: AVCodecContext?, pixelFormat: AVPixelFormat,
    isContainerDescribed: Bool
  ) {
    let isInBitStream =
      decoder.map { decoder in
        decoder.color_primaries != AVCOL_PRI_UNSPECIFIED
          || decoder.color_trc != AVCOL_TRC_UNSPECIFIED
          || decoder.colorspace != AVCOL_SPC_UNSPECIFIED
      } ?? false
    let primaries = Self.first(
      decoder?.color_primaries, parameters.color_primaries, unless: AVCOL_PRI_UNSPECIFIED)
    let transfer = Self.first(
      decoder?.color_trc, parameters.color_trc, unless: AVCOL_TRC_UNSPECIFIED)
    let matrix = Self.first(
      decoder?.colorspace, parameters.color_space, unless: AVCOL_SPC_UNSPECIFIED)
    let range = Self.first(
      decoder?.color_range, parameters.color_range, unless: AVCOL_RANGE_UNSPECIFIED)
    let location = Self.first(
      decoder?.chroma_sample_location, parameters.chroma_location, unless: AVCHROMA_LOC_UNSPECIFIED)
    self.init(
      primaries: primaries.flatMap { Self.text(av_color_primaries_name($0)) },
      transfer: transfer.flatMap { Self.text(av_color_transfer_name($0)) },
      matrix: matrix.flatMap { Self.text(av_color_space_name($0)) },
      range: range == AVCOL_RANGE_MPEG
        ? .limited : range == AVCOL_RANGE_JPEG || Self.isFullRange(pixelFormat) ? .full : nil,
      chromaLocation: location.flatMap { Self.text(av_chroma_location_name($0)) },
      origin: primaries == nil && transfer == nil && matrix == nil
        ? nil : isInBitStream || !isContainerDescribed ? .bitStream : .container)
  }

  /// What container and bit stream say where they disagree, or nil when they do not.
  static func contradiction(
    _ parameters: AVCodecParameters, decoder: AVCodecContext?
  ) -> (container: String, bitStream: String)? {
    guard let decoder else { return nil }
    let container = ColorFacts(
      parameters, decoder: nil, pixelFormat: AV_PIX_FMT_NONE, isContainerDescribed: true)
    var silent = AVCodecParameters()
    silent.color_primaries = AVCOL_PRI_UNSPECIFIED
    silent.color_trc = AVCOL_TRC_UNSPECIFIED
    silent.color_space = AVCOL_SPC_UNSPECIFIED
    let bitStream = ColorFacts(
      silent, decoder: decoder, pixelFormat: AV_PIX_FMT_NONE, isContainerDescribed: true)
    let pairs = [
      (container.primaries, bitStream.primaries), (container.transfer, bitStream.transfer),
      (container.matrix, bitStream.matrix),
    ]
    let differing = pairs.compactMap { first, second in
      first.flatMap { first in second.map { (first, $0) } }
    }.filter { $0.0 != $0.1 }
    guard !differing.isEmpty else { return nil }
    return (
      differing.map(\.0).joined(separator: ", "), differing.map(\.1).joined(separator: ", ")
    )
  }

  private static func first<Value: Equatable>(
    _ bitStream: Value?, _ container: Value, unless unspecified: Value
  ) -> Value? {
    if let bitStream, bitStream != unspecified { return bitStream }
    return container == unspecified ? nil : container
  }

  private static func text(_ name: UnsafePointer<CChar>?) -> String? {
    name.map { String(cString: $0) }.flatMap {
      ["reserved", "unknown", "unspecified"].contains($0) ? nil : $0
    }
  }

  private static func isFullRange(_ format: AVPixelFormat) -> Bool {
    [
      AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P,
      AV_PIX_FMT_YUVJ411P,
    ].contains(format)
  }
}

extension DynamicRange {
  /// The dynamic range of a stream, or nil when nothing about its colour is known.
  init?(
    _ stream: MediaStream, color: ColorFacts, pixelFormat: AVPixelFormat,
    inspector: StreamInspector?
  ) {
    if let record = stream.sideData(AV_PKT_DATA_DOVI_CONF),
      record.count >= MemoryLayout<AVDOVIDecoderConfigurationRecord>.size
    {
      let dolby = record.loadUnaligned(as: AVDOVIDecoderConfigurationRecord.self)
      self = .dolbyVision(
        profile: Int(dolby.dv_profile), compatibility: Int(dolby.dv_bl_signal_compatibility_id))
      return
    }
    let hasStaticMetadata =
      stream.sideData(AV_PKT_DATA_MASTERING_DISPLAY_METADATA) != nil
      || stream.sideData(AV_PKT_DATA_CONTENT_LIGHT_LEVEL) != nil
      || inspector?.frameFacts?.hasStaticMetadata == true
    switch color.transfer {
    case "smpte2084":
      let isDynamic =
        inspector?.hasHDR10Plus == true || inspector?.frameFacts?.hasHDR10Plus == true
      self = isDynamic ? .hdr10Plus : hasStaticMetadata ? .hdr10 : .pq
    case "arib-std-b67":
      self = .hlg
    case nil where pixelFormat == AV_PIX_FMT_NONE:
      return nil
    default:
      self = .sdr
    }
  }
}

extension Rotation {
  /// The turn that a display matrix describes, or nil when it is not a multiple of 90 degrees.
  ///
  /// The matrix holds nine 16.16 numbers `a b u c d v x y w`: a point (x, y) is shown at
  /// (ax + cy, bx + dy), with y pointing down.
  init?(matrix: [Int32]) {
    guard matrix.count == 9 else { return nil }
    let (a, b, c, d) = (matrix[0], matrix[1], matrix[3], matrix[4])
    let isMirrored = Int64(a) * Int64(d) - Int64(b) * Int64(c) < 0
    let cosine = isMirrored ? -Int64(a) : Int64(a)
    let sine = isMirrored ? -Int64(b) : Int64(b)
    if b == 0 && c == 0 && a != 0 && d != 0 {
      self.init(degrees: cosine > 0 ? 0 : 180, isMirrored: isMirrored)
    } else if a == 0 && d == 0 && b != 0 && c != 0 {
      self.init(degrees: sine > 0 ? 90 : 270, isMirrored: isMirrored)
    } else {
      return nil
    }
  }

  /// The turn that a stream's side data asks for; none when there is no such data.
  static func of(_ stream: MediaStream) -> Rotation? {
    guard let data = stream.sideData(AV_PKT_DATA_DISPLAYMATRIX), data.count >= 36 else {
      return Rotation.none
    }
    return Rotation(
      matrix: (0..<9).map { data.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self) })
  }
}

/// From stored pixels to what a viewer sees: crop, make pixels square, turn.
struct DisplayGeometry {
  let size: PixelSize?
  let ratio: AspectRatio?

  /// The geometry of a frame of a decoded size: what the container cuts away, the shape of a stored
  /// pixel, which players show square when it is unknown, and the turn, nil for an angle that only
  /// a renderer can follow.
  init(
    stored: PixelSize?, cropping: Cropping?, pixelAspect: AspectRatio?, rotation: Rotation?
  ) {
    let cropped = stored.flatMap { stored in
      guard let cropping else { return stored }
      return PixelSize(
        width: stored.width - cropping.left - cropping.right,
        height: stored.height - cropping.top - cropping.bottom) ?? stored
    }
    guard let cropped else {
      size = nil
      ratio = nil
      return
    }
    let aspect = pixelAspect?.value ?? 1
    let square: PixelSize? =
      aspect >= 1
      ? PixelSize(
        width: Int((Rational(cropped.width) * aspect).rounded), height: cropped.height)
      : PixelSize(
        width: cropped.width,
        height: Int(((Rational(cropped.height) / aspect) ?? Rational(cropped.height)).rounded))
    let exact = AspectRatio(cropped.ratio.value * aspect)
    let turns = rotation?.swapsSides == true
    size = turns ? square?.turned : square
    ratio = turns ? exact?.turned : exact
  }
}

extension Rational {
  /// The nearest whole number, halves away from zero.
  fileprivate var rounded: Int64 {
    (self + (Rational(numerator < 0 ? -1 : 1, 2) ?? 0)).truncated
  }

  private var truncated: Int64 { numerator / denominator }
}
