import CFFmpeg
import MediaModel

/// What is done to frames of one size and format, in FFmpeg's notation of filters.
struct FrameFilters {
  /// The frames that go in.
  package struct Source: Equatable {
    var size: PixelSize
    var format: AVPixelFormat

    init?(_ frame: Frame) {
      guard
        let size = PixelSize(
          width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
      else { return nil }
      self.size = size
      format = AVPixelFormat(rawValue: frame.raw.pointee.format)
    }
  }

  private let picture: FrameRendition
  private let source: Source
  /// The size to which frames are scaled whatever size they have, or nil to leave it.
  private let size: PixelSize?

  /// `resultSize` is that of earlier frames, when the source changes its size midway.
  init(_ picture: FrameRendition, source: Source, resultSize: PixelSize? = nil) {
    self.picture = picture
    self.source = source
    size = picture.scaledSize ?? (picture.padding == nil ? resultSize : nil)
  }

  /// The filters that a rendition may need beyond those that every build has.
  static func names(for picture: FrameRendition) -> [String] {
    var names = ["scale", "format", "crop", "transpose", "hflip", "vflip", "pad", "setsar"]
    if picture.deinterlacing != nil { names.append("bwdif") }
    if picture.colorConversion != nil { names += ["zscale", "tonemap"] }
    if picture.background != nil { names += ["split", "lutrgb", "overlay"] }
    return names
  }

  /// The chain, or nil when frames can stay as they are.
  var description: String? {
    let chain =
      [deinterlacing] + containerCropping + turn + [crop] + flattening + scaling
      + colorConversion + padding
    let steps = chain.compactMap(\.self)
    return steps.isEmpty ? nil : (steps + ["setsar=1"]).joined(separator: ",")
  }

  /// What FFmpeg's `buffer` filter has to know; a tick is a frame.
  var input: String {
    var text =
      "video_size=\(source.size.width)x\(source.size.height):pix_fmt=\(source.format.rawValue)"
      + ":time_base=1/1:pixel_aspect=1/1"
    if cff_filter_links_carry_color() != 0 {
      let codes = ColorCodes(picture.sourceColor)
      text += ":colorspace=\(codes.matrix.rawValue):range=\(codes.range.rawValue)"
    }
    return text
  }

  private var deinterlacing: String? {
    guard let order = picture.deinterlacing else { return nil }
    let parity =
      switch order {
      case .top: "tff"
      case .bottom: "bff"
      case .asMarked: "auto"
      }
    return "bwdif=mode=send_frame:parity=\(parity):deint=all"
  }

  private var containerCropping: [String] {
    picture.containerCropping.map { [Self.crop($0, of: source.size)] } ?? []
  }

  private var croppedSize: PixelSize {
    picture.containerCropping.flatMap { source.size.cropped($0) } ?? source.size
  }

  private var turn: [String] {
    let mirror = picture.turn.isMirrored ? ["hflip"] : []
    switch picture.turn.degrees {
    case 90: return mirror + ["transpose=clock"]
    case 180: return mirror + ["hflip", "vflip"]
    case 270: return mirror + ["transpose=cclock"]
    default: return mirror
    }
  }

  private var crop: String? {
    picture.crop.map { Self.crop($0, of: turnedSize) }
  }

  private var turnedSize: PixelSize {
    picture.turn.swapsSides ? croppedSize.turned : croppedSize
  }

  private var sizeBeforeScaling: PixelSize {
    picture.crop.flatMap { turnedSize.cropped($0) } ?? turnedSize
  }

  private static func crop(_ crop: Cropping, of size: PixelSize) -> String {
    let kept = size.cropped(crop) ?? size
    return "crop=\(kept.width):\(kept.height):\(crop.left):\(crop.top):exact=1"
  }

  /// Lays transparent frames on the background.
  private var flattening: [String] {
    guard let background = picture.background else { return [] }
    return [
      Self.scale(from: picture.sourceColor, to: nil) + ",format=rgba",
      TransparencyFilters.laid(on: background),
    ]
  }

  private var scaling: [String] {
    // Colour is converted from the source's own format, at the final size.
    let format = picture.colorConversion == nil ? picture.pixelFormat : nil
    let isResized = size != nil && size != sizeBeforeScaling
    let isReformatted = format.map { av_get_pix_fmt($0) != source.format } ?? false
    guard isResized || isReformatted || picture.background != nil || changesRange else { return [] }
    let isRGB = picture.background != nil
    let scaled = Self.scale(
      from: isRGB ? nil : picture.sourceColor, to: picture.scaledColor, size: size,
      chroma: format == nil ? [] : chromaPosition)
    let steps =
      isResized && keepsAlpha
      ? TransparencyFilters.weighing(scaled, exactly: Self.scale(from: nil, to: nil)) : [scaled]
    return steps + (format.map { ["format=\($0)"] } ?? [])
  }

  /// Where chroma lies, when it is spread over whole pixels for good.
  private var chromaPosition: [String] {
    PixelLayout(av_get_pix_fmt(picture.pixelFormat)).hasWholeChroma
      ? picture.sourceColor.scalerChromaPosition(in: source.format) : []
  }

  /// Whether RGB frames keep their transparency.
  private var keepsAlpha: Bool {
    picture.background == nil && picture.colorConversion == nil
      && TransparencyFilters.serve(source.format)
      && TransparencyFilters.serve(av_get_pix_fmt(picture.pixelFormat))
  }

  private var changesRange: Bool {
    picture.colorConversion == nil && picture.scaledColor.range != picture.sourceColor.range
  }

  /// FFmpeg's `scale` filter at its most exact; nil stands for RGB.
  private static func scale(
    from source: ColorFacts?, to result: ColorFacts?, size: PixelSize? = nil,
    chroma: [String] = []
  ) -> String {
    var options = ["flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"]
    if let size { options.insert("\(size.width):\(size.height)", at: 0) }
    if let source {
      options.append("in_color_matrix=\(source.scalerMatrix)")
      options.append("in_range=\(source.scalerRange)")
    }
    if let result {
      options.append("out_color_matrix=\(result.scalerMatrix)")
      options.append("out_range=\(result.scalerRange)")
    }
    return "scale=" + (options + chroma).joined(separator: ":")
  }

  private var colorConversion: [String] {
    guard let conversion = picture.colorConversion else { return [] }
    return ColorConversionFilters(
      conversion, from: picture.sourceColor, to: picture.resultColor,
      pixelFormat: picture.pixelFormat
    ).steps
  }

  private var padding: [String] {
    picture.padding.map { PaddingFilters.steps($0, pixelFormat: picture.pixelFormat) } ?? []
  }
}

extension PixelSize {
  /// What is left of a frame, or nil when nothing is.
  func cropped(_ crop: Cropping) -> PixelSize? {
    PixelSize(width: width - crop.left - crop.right, height: height - crop.top - crop.bottom)
  }
}

extension FrameRendition {
  /// How code values are meant after scaling: as the result is tagged, else as the source is meant.
  fileprivate var scaledColor: ColorFacts {
    var color = sourceColor
    if let matrix = resultColor.matrix { color.matrix = matrix }
    if let range = resultColor.range { color.range = range }
    return color
  }
}

/// Sends frames through the filters of a rendition, and keeps their times for them.
final class FrameFilterChain {
  private let picture: FrameRendition
  private var graph: FilterGraph?
  private var source: FrameFilters.Source?
  private var resultSize: PixelSize?
  /// The times of the frames that are inside, by their place in the order of going in.
  private var times: [Int64: [Int64]] = [:]
  private var nextPlace: Int64 = 0
  /// No frame is made larger than that from less than a quarter of its pixels; pixels of absurd shapes
  /// ask for it.
  private static let largestScaledArea = 1 << 26

  init(_ picture: FrameRendition) {
    self.picture = picture
  }

  /// Filters a frame, whose contents are taken; gives what is ready, once for each of its times.
  func filter(_ frame: Frame, times newTimes: [Int64]) throws(FFmpegError) -> [Frame] {
    // Without a time a frame matters only to filters that look at its neighbours.
    guard !newTimes.isEmpty || picture.deinterlacing != nil else { return [] }
    var results: [Frame] = []
    let format = FrameFilters.Source(frame)
    if format != source, let format {
      results += try finish()
      if let size = picture.scaledSize, size.area > Self.largestScaledArea,
        size.area / 4 > Int(frame.raw.pointee.width) * Int(frame.raw.pointee.height)
      {
        throw .tooManyPixels
      }
      source = format
      let filters = FrameFilters(picture, source: format, resultSize: resultSize)
      graph = try filters.description.map { description throws(FFmpegError) in
        try FilterGraph(.pictures(filters.input), description: description)
      }
    }
    picture.sourceColor.tag(frame.raw)
    frame.raw.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    guard let graph else {
      results += try copies(of: frame, at: newTimes)
      return results
    }
    times[nextPlace] = newTimes
    frame.raw.pointee.pts = nextPlace
    nextPlace += 1
    try graph.send(frame)
    return results + (try drain(graph))
  }

  /// Gives what is still inside.
  func finish() throws(FFmpegError) -> [Frame] {
    guard let graph else { return [] }
    try graph.send(nil)
    let results = try drain(graph)
    self.graph = nil
    source = nil
    return results
  }

  private func drain(_ graph: FilterGraph) throws(FFmpegError) -> [Frame] {
    var results: [Frame] = []
    let filtered = try Frame()
    while try graph.receive(into: filtered) {
      // Deinterlacing counts in halves of a tick.
      let place = av_rescale_q(
        filtered.raw.pointee.pts, graph.timeBase, AVRational(num: 1, den: 1))
      results += try copies(of: filtered, at: times.removeValue(forKey: place) ?? [])
      av_frame_unref(filtered.raw)
    }
    return results
  }

  private func copies(of frame: Frame, at times: [Int64]) throws(FFmpegError) -> [Frame] {
    resultSize =
      resultSize
      ?? PixelSize(width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
    return try times.map { time throws(FFmpegError) in
      let copy = try frame.reference()
      copy.raw.pointee.pts = time
      // The encoder decides what kind of frame it makes.
      copy.raw.pointee.pict_type = AV_PICTURE_TYPE_NONE
      if picture.deinterlacing != nil { cff_frame_set_interlaced(copy.raw, 0, 0) }
      picture.resultColor.tag(copy.raw)
      return copy
    }
  }
}

/// The filters that put a canvas around frames.
enum PaddingFilters {
  /// FFmpeg pads no packed pixels of 16 bits, and gives planes back without being asked; the same values
  /// in planes, by the packed format.
  private static let planes = ["rgb48le": "gbrp16le", "rgba64le": "gbrap16le"]

  /// The steps, which leave frames in the format that they have.
  static func steps(_ padding: FrameRendition.Padding, pixelFormat: String) -> [String] {
    let pad =
      "pad=\(padding.size.width):\(padding.size.height):\(padding.left):\(padding.top)"
      + ":color=0x\(padding.color)"
    guard let planes = planes[pixelFormat] else { return [pad] }
    return ["format=\(planes)", pad, "format=\(pixelFormat)"]
  }
}
