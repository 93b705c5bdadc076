import JSON
public import MediaModel
import Preflight
import Reports

/// A file's facts as an element of `files` in `preflight.facts/1`; how deep the file was read is not
/// in the document.
extension MediaFacts: Codable {
  public func encode(to encoder: any Encoder) throws {
    try DocumentCoding(FactsJSON.value(self)).encode(to: encoder)
  }

  public init(from decoder: any Decoder) throws {
    self = try Self(DocumentObject(DocumentCoding(from: decoder).value))
  }

  init(_ object: DocumentObject) throws(DecodingError) {
    let durations = try Durations(object)
    self.init(
      path: try object.required("path", object.text("path")),
      byteCount: object.integer("byteCount") ?? 0,
      kind: try object.required("kind", object.name("kind")),
      container: try ContainerFacts(
        try object.required("container", try object.object("container"))),
      durations: durations,
      video: try object.list("video") { track throws(DecodingError) in
        try VideoFacts(track, evidence: durations.video?.evidence ?? .header)
      },
      audio: try object.list("audio") { track throws(DecodingError) in
        try AudioFacts(track, evidence: durations.audio?.evidence ?? .header)
      },
      image: try object.object("image").map { image throws(DecodingError) in
        try ImageFacts(image)
      },
      otherTracks: try object.list("otherTracks") { track throws(DecodingError) in
        TrackFacts(
          index: try track.required("index", track.count("index")),
          kind: track.name("kind") ?? .unknown, codec: try CodecFacts(track),
          language: track.text("language"))
      },
      problems: try object.list("problems") { problem throws(DecodingError) in
        MediaProblem(
          try problem.required("kind", problem.name("kind")), problem.text("message") ?? "")
      })
  }
}

extension Durations {
  fileprivate init(_ facts: DocumentObject) throws(DecodingError) {
    self.init()
    guard let object = try facts.object("durations") else { return }
    let evidence = try object.object("evidence")
    func reading(_ name: Reading.Name) -> Sourced<MediaTime>? {
      object.time(name.rawValue).map {
        Sourced($0, evidence?.name(name.rawValue) ?? .header)
      }
    }
    container = reading(.container)
    video = reading(.video)
    audio = reading(.audio)
    packets = reading(.packets)
    ignoringEditList = reading(.ignoringEditList)
    otherReaders = reading(.otherReaders)
  }
}

extension ContainerFacts {
  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    self.init(
      format: try object.required("format", object.text("format")),
      formatName: object.text("formatName") ?? "", majorBrand: object.text("majorBrand"),
      compatibleBrands: object.texts("compatibleBrands"), startTime: object.time("startTime"),
      bitRate: object.integer("bitRate"), indexPosition: object.name("indexPosition"),
      isFragmented: object.flag("isFragmented"), chapterCount: object.count("chapterCount") ?? 0,
      hasLocation: object.flag("hasLocation") ?? false,
      hasDeviceMetadata: object.flag("hasDeviceMetadata") ?? false)
  }
}

extension CodecFacts {
  /// The codec of a track, whose members stand among the track's.
  fileprivate init(_ track: DocumentObject) throws(DecodingError) {
    self.init(
      name: try track.required("codec", track.text("codec")), longName: track.text("codecName"),
      profile: track.text("profile"), level: track.text("level"), tag: track.text("tag"),
      isDecodable: track.flag("isDecodable") ?? true)
  }
}

extension VideoFacts {
  fileprivate init(_ track: DocumentObject, evidence: Evidence) throws(DecodingError) {
    let rate = try track.object("frameRate")
    let cropping = try track.object("cropping")
    let counted = track.name("frameCountEvidence", Evidence.self) ?? evidence
    self.init(
      index: try track.required("index", track.count("index")), codec: try CodecFacts(track),
      pixelFormat: PixelFormatFacts(track), storedSize: track.size("storedSize"),
      codedSize: track.size("codedSize"),
      containerCropping: cropping.map { Cropping($0) }, displaySize: track.size("displaySize"),
      sampleAspectRatio: track.text("sampleAspectRatio").flatMap { AspectRatio($0) },
      displayAspectRatio: track.text("displayAspectRatio").flatMap { AspectRatio($0) },
      rotation: Rotation(track),
      frameRate: FrameRateFacts(
        average: FrameRate(rate?.number("average")), nominal: FrameRate(rate?.number("nominal")),
        isVariable: rate?.flag("isVariable"), evidence: rate?.name("evidence")),
      frameCount: track.count("frameCount").map { Sourced($0, counted) },
      storedFrameCount: track.count("storedFrameCount").map { Sourced($0, counted) },
      duration: track.time("duration").map { Sourced($0, evidence) },
      startTime: track.time("startTime"), bitRate: track.integer("bitRate"),
      scan: track.name("scan"), color: ColorFacts(try track.object("color")),
      dynamicRange: try DynamicRange(track), editList: try EditListFacts(track),
      isAllIntra: track.flag("isAllIntra"), reorderDepth: track.count("reorderDepth"),
      isDefault: track.flag("isDefault") ?? false, isEnabled: track.flag("isEnabled") ?? true,
      language: track.text("language"))
  }
}

extension AudioFacts {
  fileprivate init(_ track: DocumentObject, evidence: Evidence) throws(DecodingError) {
    self.init(
      index: try track.required("index", track.count("index")), codec: try CodecFacts(track),
      sampleRate: track.count("sampleRate"), channelCount: track.count("channels"),
      channelLayout: track.text("channelLayout"), bitDepth: track.count("bitDepth"),
      primingSampleCount: track.count("primingSamples"),
      duration: track.time("duration").map { Sourced($0, evidence) },
      startTime: track.time("startTime"), bitRate: track.integer("bitRate"),
      editList: try EditListFacts(track), isDefault: track.flag("isDefault") ?? false,
      isEnabled: track.flag("isEnabled") ?? true, language: track.text("language"))
  }
}

extension ImageFacts {
  fileprivate init(_ image: DocumentObject) throws(DecodingError) {
    self.init(
      format: try image.required("format", image.text("format")), codec: try CodecFacts(image),
      pixelFormat: PixelFormatFacts(image), storedSize: image.size("storedSize"),
      displaySize: image.size("displaySize"), rotation: Rotation(image) ?? .none,
      exifOrientation: image.count("exifOrientation"), colorModel: image.text("colorModel"),
      color: ColorFacts(try image.object("color")), dynamicRange: try DynamicRange(image),
      hasICCProfile: image.flag("hasICCProfile"), isAnimated: image.flag("isAnimated") ?? false,
      frameCount: image.count("frameCount"), animationDuration: image.time("animationDuration"))
  }
}

extension PixelFormatFacts {
  fileprivate init(_ track: DocumentObject) {
    self.init(
      name: track.text("pixelFormat"), bitDepth: track.count("bitDepth"),
      chroma: track.text("chroma"), hasAlpha: track.flag("hasAlpha"))
  }
}

extension Cropping {
  fileprivate init(_ object: DocumentObject) {
    self.init(
      left: object.count("left") ?? 0, right: object.count("right") ?? 0,
      top: object.count("top") ?? 0, bottom: object.count("bottom") ?? 0)
  }
}

extension Rotation {
  fileprivate init?(_ track: DocumentObject) {
    guard let degrees = track.count("rotation") else { return nil }
    self.init(degrees: degrees, isMirrored: track.flag("isMirrored") ?? false)
  }
}

extension ColorFacts {
  fileprivate init(_ object: DocumentObject?) {
    self.init(
      primaries: object?.text("primaries"), transfer: object?.text("transfer"),
      matrix: object?.text("matrix"), range: object?.name("range"),
      chromaLocation: object?.text("chromaLocation"), origin: object?.name("origin"))
  }
}

extension DynamicRange {
  fileprivate init?(_ track: DocumentObject) throws(DecodingError) {
    if let object = try track.object("dolbyVision"), let profile = object.count("profile") {
      self = .dolbyVision(profile: profile, compatibility: object.count("compatibility"))
      return
    }
    let name = track.text("dynamicRange")
    guard let range = [Self.sdr, .hlg, .pq, .hdr10, .hdr10Plus].first(where: { $0.name == name })
    else { return nil }
    self = range
  }
}

extension EditListFacts {
  fileprivate init?(_ track: DocumentObject) throws(DecodingError) {
    guard let object = try track.object("editList") else { return nil }
    self.init(
      emptyStart: object.time("emptyStart"), hiddenHead: object.time("hiddenHead"),
      hiddenTail: object.time("hiddenTail"), editCount: object.count("editCount") ?? 0)
  }
}
