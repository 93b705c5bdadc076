import CFFmpeg
package import MediaModel

/// A decoded image that becomes a still, whether it comes from an image file or from a clip.
struct DecodedStill {
  let frame: Frame
  /// How the code values are meant, matrix and range decided.
  let color: ColorFacts
  /// Whether transparency is more than a by-product of decoding.
  let hasAlpha: Bool
  var profile: ICCProfile?

  /// A decoded frame.
  ///
  /// What `stated` leaves open is taken from the frame, else from what image files agree on: BT.601,
  /// full range for gray. A nil `hasAlpha` leaves it to the frame.
  init(_ frame: Frame, color stated: ColorFacts, hasAlpha: Bool? = nil) {
    self.frame = frame
    let layout = PixelLayout(AVPixelFormat(rawValue: frame.raw.pointee.format))
    self.hasAlpha = layout.hasAlpha && hasAlpha ?? true
    profile = ICCProfile(of: frame)
    color = Self.decided(stated, frame, layout)
  }

  /// Whether the image has brightness only.
  var isGray: Bool { PixelLayout(AVPixelFormat(rawValue: frame.raw.pointee.format)).isGray }
  /// Bits of a value.
  var bitDepth: Int { PixelLayout(AVPixelFormat(rawValue: frame.raw.pointee.format)).bitDepth }

  private static func decided(
    _ stated: ColorFacts, _ frame: Frame, _ layout: PixelLayout
  ) -> ColorFacts {
    var color = stated
    if color.primaries == nil {
      color.primaries = name(av_color_primaries_name(frame.raw.pointee.color_primaries))
    }
    if color.transfer == nil {
      color.transfer = name(av_color_transfer_name(frame.raw.pointee.color_trc))
    }
    guard !layout.isRGB else {
      color.matrix = "gbr"
      color.range = .full
      color.chromaLocation = nil
      return color
    }
    if color.matrix == nil || color.matrix == "gbr" {
      let known = name(av_color_space_name(frame.raw.pointee.colorspace))
      color.matrix = known == nil || known == "gbr" ? "bt470bg" : known
    }
    if color.range == nil {
      switch frame.raw.pointee.color_range {
      case AVCOL_RANGE_JPEG: color.range = .full
      case AVCOL_RANGE_MPEG: color.range = .limited
      default: color.range = layout.isFullRangeByName || layout.isGray ? .full : .limited
      }
    }
    return color
  }

  /// FFmpeg's name of a value, or nil when it stands for nothing.
  private static func name(_ name: UnsafePointer<CChar>?) -> String? {
    let text = name.map { String(cString: $0) }
    return text == "unknown" || text == "reserved" ? nil : text
  }
}

extension DecodedStill {
  /// The image with 8 bits a channel and without transparency after a rendition.
  func picture(_ rendition: FrameRendition) throws(FFmpegError) -> RGBImage {
    var shape = rendition
    shape.background = rendition.background ?? "000000"
    let pixels = try StillPixels(
      self, shapedBy: shape,
      within: StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false))
    return try pixels.picture()
  }
}

extension StillPixels {
  /// The values of an image with 8 bits and without transparency.
  fileprivate func picture() throws(FFmpegError) -> RGBImage {
    let rows = PixelRows(frame, channelCount: 3, bytesPerValue: 1)
    guard let picture = RGBImage(size: rows.size, bytes: rows.bytes) else {
      throw FFmpegError(function: "av_frame_get_buffer", code: cff_error_invalid_data)
    }
    return picture
  }
}

extension Thumbnail {
  /// An image in its final size as a JPEG of a quality from 1 to 100, with chroma at half the size and
  /// without a colour profile, which would be larger than many of the images.
  ///
  /// - Throws: `MediaError` when this build of FFmpeg cannot encode it.
  package init(_ picture: RGBImage, quality: Int) throws(MediaError) {
    let color = ColorFacts(matrix: "gbr", range: .full)
    do throws(FFmpegError) {
      let still = DecodedStill(try Frame(picture), color: color)
      let rgb = FrameRendition(
        sourceColor: color, resultColor: color, pixelFormat: "rgb24", background: "000000")
      var pixels = try StillPixels(
        still, shapedBy: rgb,
        within: StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false))
      // Browsers take images without a profile for sRGB.
      pixels.label = .codePoints(primaries: 1, transfer: 13)
      let coder = StillCoder(format: .jpeg(quality: quality, halvesChroma: true))
      self.init(size: picture.size, jpeg: try coder.bytes(of: pixels))
    } catch {
      throw MediaError(encoding: "a thumbnail", error)
    }
  }
}
