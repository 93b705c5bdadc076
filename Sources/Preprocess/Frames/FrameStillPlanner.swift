import JSON
import Media
import Preflight

/// Decides how the frames of one clip, or the picture of one file, become stills.
///
/// A still for a profile goes through the same choices as a picture that is repaired: size, shape,
/// format and bytes.
struct FrameStillPlanner {
  let facts: MediaFacts
  let options: StillExportOptions
  let judge: ResultJudge
  /// Why the still gets its size.
  var sizeReason = "The size was asked for."
  /// Why this build cannot save a picture that way, as a sentence, or nil.
  var obstacle: (StillRendition) -> String? = { rendition in
    StillRenderer.obstacle(to: rendition.picture, as: rendition.format)
  }

  /// A planner for one file.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  init(
    _ facts: MediaFacts, options: StillExportOptions, acceptance: RepairPlan.Acceptance,
    catalog: Catalog
  ) throws(DocumentError) {
    self.facts = facts
    self.options = options
    judge = try ResultJudge(
      acceptance, in: catalog, followsRecommendations: options.followsRecommendations)
  }

  /// How fields are handled; the deinterlacing is for who decodes.
  var fields: FrameFields { FrameFields(facts, options.fields) }

  /// The plan for a frame, or, without its traits, for what the file's headers promise.
  func plan(_ traits: FrameTraits = FrameTraits()) -> FrameStillPlan {
    let subject = FrameSubject(facts, traits, convertsToSDR: !options.keepsHDR)
    var plan = FrameStillPlan(source: facts.path, color: subject.color.reading)
    plan.fields = fields.sentence
    plan.notes = [subject.color.note].compactMap(\.self)
    plan.refusals = subject.refusals + optionRefusals
    guard plan.refusals.isEmpty, let picture = subject.picture else {
      if plan.refusals.isEmpty { plan.refusals = [.unknownGeometry(facts)] }
      return plan
    }
    return completed(plan, subject, picture)
  }

  private func completed(
    _ plan: FrameStillPlan, _ subject: FrameSubject, _ picture: PictureSource
  ) -> FrameStillPlan {
    var plan = plan
    let image = subject.asImage(picture.shown)
    let before = judge.results(for: image)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.hasToBeFixed))
    plan.notes += judge.remarks(beside: image)
    plan.refusals = StillObstacles(image, needs, before).refusals
    let geometry = GeometryChoice(
      picture.shown, facts: image, judge: judge, options: fitOptions, step: 1,
      exactSize: options.size)
    guard plan.refusals.isEmpty, let fit = geometry.fit else {
      plan.refusals += plan.refusals.isEmpty ? [geometry.refusal ?? .unknownGeometry(facts)] : []
      return plan
    }
    plan.notes += [geometry.note].compactMap(\.self)
    plan.maximumByteCount = [options.maximumByteCount, ByteLimit(judge, facts: image).maximum]
      .compactMap(\.self).min()
    let drafting = FrameDrafting(
      facts: facts, image: image, subject: subject, picture: picture, fit: fit, needs: needs,
      options: options, sizeReason: sizeReason, judge: judge)
    return settled(plan, drafting.candidates)
  }

  /// The plan with the ways that this build can go, if the profiles accept the result.
  private func settled(
    _ plan: FrameStillPlan, _ candidates: [FrameStillPlan.Candidate]
  ) -> FrameStillPlan {
    var plan = plan
    let obstacles = candidates.map { candidate in
      candidate.formats.first.flatMap {
        obstacle(
          StillRendition(source: facts.path, picture: candidate.picture, format: $0))
      }
    }
    let possible = zip(candidates, obstacles).filter { $0.1 == nil }.map(\.0)
    guard let first = possible.first else {
      let reason = obstacles.first.flatMap(\.self) ?? "There is no encoder."
      plan.refusals = [Refusal("encoder-missing", reason: reason)]
      return plan
    }
    plan.check = judge.results(for: first.facts)
    plan.refusals = plan.check.flatMap(\.findings).refusals
    guard plan.refusals.isEmpty else { return plan }
    plan.candidates = possible
    plan.color.conversion = first.conversion
    return plan
  }

  private var fitOptions: FitOptions {
    FitOptions { repair in
      repair.aspectChange = options.aspectChange
      repair.focus = options.focus
      repair.background = options.background
      repair.followsRecommendations = options.followsRecommendations
    }
  }

  private var optionRefusals: [Refusal] {
    guard options.keepsHDR, let format = options.format, format != .png else { return [] }
    return [
      Refusal(
        "hdr-needs-png",
        reason: "HDR and wide gamut are kept in PNG alone, and \(format.title) was asked for.",
        choices: [.advice("Save it as PNG."), .convertToSDR])
    ]
  }
}

/// How one frame, or the picture of a file, becomes a still; or why it cannot.
struct FrameStillPlan {
  /// One way to save it, and the same with less and less quality.
  struct Candidate {
    var kind: StillExportOptions.Format
    var picture: FrameRendition
    /// The best first.
    var formats: [StillRendition.Format]
    /// The facts that the still is going to have, but for its bytes.
    var facts: MediaFacts
    /// What is done to the picture beyond its colours, in order.
    var steps: [RepairStep]
    /// What is done to the colours, or nil.
    var conversion: String?
  }

  /// The source's path.
  var source: String
  /// The ways that are accepted, in the order in which they are tried; empty when it cannot be done.
  var candidates: [Candidate] = []
  /// The most bytes that the still may have, or nil.
  var maximumByteCount: Int64?
  /// How the source's code values are taken.
  var color: ColorReading
  /// How interlaced pictures are handled, or nil for whole ones.
  var fields: String?
  /// What else a person ought to know, a sentence each.
  var notes: [String] = []
  /// Why it cannot be done; empty when it can.
  var refusals: [Refusal] = []
  /// What the profiles say of the still that is going to be.
  var check: [ProfileResult] = []

  /// The format that is tried first, or nil when there is none.
  var format: StillExportOptions.Format? { candidates.first?.kind }
}

/// The picture that is to become a still: a frame of a clip, or what a picture file shows.
struct FrameSubject {
  let color: FrameColor
  /// Nil when its size or its turn is not known.
  let picture: PictureSource?
  let format: PixelFormatFacts
  /// Why nobody can make a still of it; empty when it can be tried.
  let refusals: [Refusal]
  private let facts: MediaFacts

  init(_ facts: MediaFacts, _ traits: FrameTraits, convertsToSDR: Bool) {
    if let image = facts.image {
      self.facts = facts
      color = FrameColor(image, convertsToSDR: convertsToSDR)
      format = image.pixelFormat
      refusals = Self.refusals(image, facts)
    } else {
      self.facts = facts.with(traits)
      let video = self.facts.mainVideo ?? VideoFacts(index: 0, codec: CodecFacts(name: "unknown"))
      let size = traits.size ?? video.storedSize ?? video.displaySize
      color = FrameColor(traits, of: video, size: size, convertsToSDR: convertsToSDR)
      format = traits.pixelFormat.name == nil ? video.pixelFormat : traits.pixelFormat
      refusals = Self.refusals(video, color)
    }
    picture = PictureSource(self.facts)
  }

  /// The facts of the picture as if it were saved without any change.
  func asImage(_ shown: PixelSize) -> MediaFacts { facts.frameAsImage(shown, format: format) }

  private static func refusals(_ image: ImageFacts, _ facts: MediaFacts) -> [Refusal] {
    guard !image.codec.isDecodable else { return [] }
    let name = (image.isAnimated ? "animated " : "") + facts.container.formatName
    let article = "aeiouAEIOU".contains(name.prefix(1)) ? "an" : "a"
    return [
      Refusal(
        "undecodable",
        reason: "The picture is \(article) \(name), which this build of FFmpeg cannot decode; save "
          + "it as PNG or JPEG first.")
    ]
  }

  private static func refusals(_ video: VideoFacts, _ color: FrameColor) -> [Refusal] {
    if !video.codec.isDecodable { return [.undecodable] }
    if video.isDolbyVisionWithoutBase { return [.dolbyVision] }
    guard let matrix = color.source.matrix, !Self.knownMatrices.contains(matrix) else { return [] }
    return [
      Refusal(
        "matrix-unsupported",
        reason: "The colours are coded with the matrix \(matrix), which cannot be converted here.",
        choices: ["Export the clip with BT.709 or BT.2020 colours from where it comes."])
    ]
  }

  /// Those that FFmpeg's scaler converts.
  private static let knownMatrices: Set<String> = [
    "gbr", "bt709", "fcc", "bt470bg", "smpte170m", "smpte240m", "bt2020nc", "bt2020c",
  ]
}

extension MediaFacts {
  /// The facts of one frame seen as a picture: upright, with square pixels, and as if it were saved as
  /// PNG without any change.
  ///
  /// Nothing is known of its bytes yet.
  func frameAsImage(_ shown: PixelSize, format: PixelFormatFacts) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: 0, kind: .image,
      container: ContainerFacts(format: "png", formatName: "PNG"),
      image: ImageFacts(
        format: "png", codec: CodecFacts(name: "png"),
        pixelFormat: PixelFormatFacts(
          name: format.hasAlpha == true ? "rgba" : "rgb24", bitDepth: 8, chroma: "RGB",
          hasAlpha: format.hasAlpha == true),
        storedSize: shown, displaySize: shown, colorModel: "RGB",
        color: ColorFacts(
          primaries: "bt709", transfer: "iec61966-2-1", matrix: "gbr", range: .full),
        dynamicRange: .sdr, frameCount: 1))
  }

  /// The facts with the size that a decoded frame has where it changes midway, or the same facts.
  func with(_ traits: FrameTraits) -> MediaFacts {
    guard let size = traits.size, let video = mainVideo, size != video.storedSize else {
      return self
    }
    let aspect = video.sampleAspectRatio?.value ?? 1
    return withVideo { video in
      video.storedSize = size
      video.containerCropping = nil
      let shown = size.withSquarePixels(aspect)
      video.displaySize = video.rotation?.swapsSides == true ? shown.turned : shown
    }
  }
}

extension PixelSize {
  /// The size after one axis was enlarged so that pixels of a shape become square.
  fileprivate func withSquarePixels(_ aspect: Rational) -> PixelSize {
    func enlarged(_ side: Int, _ factor: Rational) -> Int {
      Int((Rational(side) * factor + .half).roundedDown)
    }
    let square =
      aspect >= 1
      ? PixelSize(width: enlarged(width, aspect), height: height)
      : PixelSize(width: width, height: enlarged(height, (1 / aspect).orZero))
    return square ?? self
  }
}
