import Media

/// How the colours of one frame are taken and what becomes of them.
struct FrameColor {
  /// Every value decided.
  let source: ColorFacts
  let conversion: FrameRendition.ColorConversion?
  let reading: ColorReading
  /// What was assumed, as a sentence, or nil.
  let note: String?

  /// Decides for a frame of a clip; without the size of the frame as it is stored, nothing is assumed.
  ///
  /// What the frame itself says counts first, then what the file's headers say, and only then what
  /// players assume.
  init(_ traits: FrameTraits, of video: VideoFacts, size: PixelSize?, convertsToSDR: Bool) {
    let format = traits.pixelFormat.name == nil ? video.pixelFormat : traits.pixelFormat
    var tags = traits.color.completed(by: video.color)
    // Decoders name the matrix of gray pictures as little as their range, which readers take for full.
    if format.chroma == "gray", tags.range == nil { tags.range = .full }
    let decision = size.map { size in
      ColorDecision(
        tags, dynamicRange: video.dynamicRange, format: format, sizes: (size, size),
        rate: video.frameRate.nominal ?? video.frameRate.average,
        peakLuminance: traits.peakLuminance, convertsToSDR: convertsToSDR)
    }
    var source = decision?.source ?? tags
    source.chromaLocation = Self.location(tags, format, matrix: source.matrix)
    if source.chromaLocation == nil { tags.chromaLocation = nil }
    self.source = source
    conversion = decision?.conversion
    reading = ColorReading(source, tags: tags)
    note = decision?.note
  }

  /// Decides for a picture file.
  init(_ image: ImageFacts, convertsToSDR: Bool) {
    let color = StillColor(image, format: StillFormat(kind: .png, keepsAlpha: false))
    conversion = convertsToSDR ? color.conversion : nil
    var source = color.source
    let hasHalfChroma = Self.halves(image.pixelFormat.chroma)
    source.chromaLocation = hasHalfChroma ? source.chromaLocation ?? "center" : nil
    self.source = source
    var tags = image.color
    if source.matrix == "gbr" { tags.matrix = "gbr" }
    var reading = ColorReading(source, tags: tags)
    if image.hasICCProfile == true {
      reading.primaries = ColorReading.Value("icc-profile", .tagged)
      reading.transfer = ColorReading.Value("icc-profile", .tagged)
    }
    self.reading = reading
    note = nil
  }

  /// Where chroma lies: as tagged, else as the standards have it, which is left of the middle, and for
  /// BT.2020 in the corner.
  private static func location(
    _ tags: ColorFacts, _ format: PixelFormatFacts, matrix: String?
  ) -> String? {
    guard let chroma = format.chroma,
      ["4:2:0", "4:2:2", "4:1:1", "4:4:0", "4:1:0"].contains(chroma)
    else { return nil }
    if let tagged = tags.chromaLocation { return tagged }
    if format.name?.hasPrefix("yuvj") == true { return "center" }
    let isBT2020 = matrix?.hasPrefix("bt2020") == true && format.chroma == "4:2:0"
    return isBT2020 ? "topleft" : "left"
  }

  /// Whether several pixels share their chroma.
  private static func halves(_ chroma: String?) -> Bool {
    ["4:2:0", "4:2:2", "4:1:1", "4:4:0", "4:1:0"].contains(chroma)
  }
}

extension ColorFacts {
  /// The values with those that are missing taken from other ones.
  fileprivate func completed(by other: ColorFacts) -> ColorFacts {
    ColorFacts(
      primaries: primaries ?? other.primaries, transfer: transfer ?? other.transfer,
      matrix: matrix ?? other.matrix, range: range ?? other.range,
      chromaLocation: chromaLocation ?? other.chromaLocation)
  }
}

extension ColorReading {
  /// Values that are decided, beside those of them that a file names.
  fileprivate init(_ color: ColorFacts, tags: ColorFacts) {
    func value(_ decided: String?, _ tagged: String?) -> Value {
      Value(decided ?? "unknown", tagged == nil ? .assumed : .tagged)
    }
    self.init(
      matrix: value(color.matrix, tags.matrix),
      range: value(color.range?.rawValue, tags.range?.rawValue),
      primaries: value(color.primaries, tags.primaries),
      transfer: value(color.transfer, tags.transfer),
      chromaLocation: color.chromaLocation.map { value($0, tags.chromaLocation) })
  }
}
