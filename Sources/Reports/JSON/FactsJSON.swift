public import MediaModel

/// Facts as JSON, as the contract of the command describes them (`preflight.facts/1`).
///
/// Times are decimal seconds to the microsecond, rates and ratios exact fractions as text, sizes
/// objects; what is not known is absent.
public enum FactsJSON {
  /// The document that `probe` prints for one or more files.
  public static func document(_ files: [JSONValue]) -> JSONValue {
    .object([
      .init("schema", .string("preflight.facts/1")), .init("files", .array(files)),
    ])
  }

  /// The facts of one file.
  public static func value(_ facts: MediaFacts) -> JSONValue {
    .object([
      .init("path", .string(facts.path)),
      .init("byteCount", .integer(facts.byteCount)),
      .init("kind", .string(facts.kind.rawValue)),
      .init("container", container(facts.container)),
      .init("durations", durations(facts.durations)),
      .init("video", .array(facts.video.map(video))),
      .init("audio", .array(facts.audio.map(audio))),
      .init("image", facts.image.map(image) ?? .null),
      .init("otherTracks", .array(facts.otherTracks.map(track))),
      .init("problems", .array(facts.problems.map(problem))),
    ])
  }

  static func time(_ time: MediaTime?) -> JSONValue? {
    time.map { .decimal($0.seconds.decimal(places: 6)) }
  }

  static func size(_ size: PixelSize?) -> JSONValue? {
    size.map { .known(["width": .number($0.width), "height": .number($0.height)]) }
  }

  private static func container(_ container: ContainerFacts) -> JSONValue {
    .known([
      "format": .string(container.format),
      "formatName": .string(container.formatName),
      "majorBrand": .text(container.majorBrand),
      "compatibleBrands": .list(container.compatibleBrands.map(JSONValue.string)),
      "startTime": time(container.startTime),
      "bitRate": .number(container.bitRate),
      "indexPosition": .text(container.indexPosition?.rawValue),
      "isFragmented": .flag(container.isFragmented),
      "chapterCount": .number(container.chapterCount),
      "hasLocation": .bool(container.hasLocation),
      "hasDeviceMetadata": .bool(container.hasDeviceMetadata),
    ])
  }

  private static func durations(_ durations: Durations) -> JSONValue {
    var members = durations.readings.map { reading in
      JSONValue.Member(
        reading.name.rawValue, .decimal(reading.time.value.seconds.decimal(places: 6)))
    }
    if let longest = time(durations.longest?.time.value) {
      members.append(.init("longest", longest))
    }
    if let shortest = time(durations.shortest?.time.value) {
      members.append(.init("shortest", shortest))
    }
    let evidence = durations.readings.map { reading in
      JSONValue.Member(reading.name.rawValue, .string(reading.time.evidence.rawValue))
    }
    if !evidence.isEmpty { members.append(.init("evidence", .object(evidence))) }
    return .object(members)
  }

  private static func video(_ video: VideoFacts) -> JSONValue {
    .known([
      "index": .number(video.index),
      "codec": .string(video.codec.name),
      "codecName": .text(video.codec.longName),
      "profile": .text(video.codec.profile),
      "level": .text(video.codec.level),
      "tag": .text(video.codec.tag),
      "isDecodable": .bool(video.codec.isDecodable),
      "pixelFormat": .text(video.pixelFormat.name),
      "bitDepth": .number(video.pixelFormat.bitDepth),
      "chroma": .text(video.pixelFormat.chroma),
      "hasAlpha": .flag(video.pixelFormat.hasAlpha),
      "storedSize": size(video.storedSize),
      "codedSize": size(video.codedSize),
      "cropping": video.containerCropping.map(cropping),
      "displaySize": size(video.displaySize),
      "sampleAspectRatio": .text(video.sampleAspectRatio.map(ratio)),
      "displayAspectRatio": .text(video.displayAspectRatio.map(ratio)),
      "nearestAspectRatio": .text(video.displayAspectRatio?.nearestCommon?.description),
      "rotation": .number(video.rotation?.degrees),
      "isMirrored": .flag(video.rotation.flatMap { $0.isMirrored ? true : nil }),
      "frameRate": .known([
        "average": .text(video.frameRate.average?.description),
        "nominal": .text(video.frameRate.nominal?.description),
        "isVariable": .flag(video.frameRate.isVariable),
      ]),
      "frameCount": .number(video.frameCount?.value),
      "frameCountEvidence": .text(video.frameCount?.evidence.rawValue),
      "storedFrameCount": .number(video.storedFrameCount?.value),
      "duration": time(video.duration?.value),
      "startTime": time(video.startTime),
      "bitRate": .number(video.bitRate),
      "scan": .text(video.scan?.rawValue),
      "color": color(video.color),
      "dynamicRange": .text(video.dynamicRange.map(name)),
      "editList": video.editList.map(editList),
      "isAllIntra": .flag(video.isAllIntra),
      "reorderDepth": .number(video.reorderDepth),
      "isDefault": .bool(video.isDefault),
      "isEnabled": .bool(video.isEnabled),
      "language": .text(video.language),
    ])
  }

  private static func audio(_ audio: AudioFacts) -> JSONValue {
    .known([
      "index": .number(audio.index),
      "codec": .string(audio.codec.name),
      "codecName": .text(audio.codec.longName),
      "profile": .text(audio.codec.profile),
      "tag": .text(audio.codec.tag),
      "isDecodable": .bool(audio.codec.isDecodable),
      "sampleRate": .number(audio.sampleRate),
      "channels": .number(audio.channelCount),
      "channelLayout": .text(audio.channelLayout),
      "bitDepth": .number(audio.bitDepth),
      "primingSamples": .number(audio.primingSampleCount),
      "duration": time(audio.duration?.value),
      "startTime": time(audio.startTime),
      "bitRate": .number(audio.bitRate),
      "editList": audio.editList.map(editList),
      "isDefault": .bool(audio.isDefault),
      "isEnabled": .bool(audio.isEnabled),
      "language": .text(audio.language),
    ])
  }

  private static func image(_ image: ImageFacts) -> JSONValue {
    .known([
      "format": .string(image.format),
      "codec": .string(image.codec.name),
      "codecName": .text(image.codec.longName),
      "profile": .text(image.codec.profile),
      "isDecodable": .bool(image.codec.isDecodable),
      "pixelFormat": .text(image.pixelFormat.name),
      "bitDepth": .number(image.pixelFormat.bitDepth),
      "chroma": .text(image.pixelFormat.chroma),
      "hasAlpha": .flag(image.pixelFormat.hasAlpha),
      "storedSize": size(image.storedSize),
      "displaySize": size(image.displaySize),
      "displayAspectRatio": .text(image.displaySize.map { ratio($0.ratio) }),
      "nearestAspectRatio": .text(image.displaySize?.ratio.nearestCommon?.description),
      "rotation": .number(image.rotation.degrees),
      "isMirrored": image.rotation.isMirrored ? .bool(true) : nil,
      "exifOrientation": .number(image.exifOrientation),
      "colorModel": .text(image.colorModel),
      "color": color(image.color),
      "dynamicRange": .text(image.dynamicRange.map(name)),
      "hasICCProfile": .flag(image.hasICCProfile),
      "isAnimated": .bool(image.isAnimated),
      "frameCount": .number(image.frameCount),
      "animationDuration": time(image.animationDuration),
    ])
  }

  private static func track(_ track: TrackFacts) -> JSONValue {
    .known([
      "index": .number(track.index), "kind": .string(track.kind.rawValue),
      "codec": .string(track.codec.name), "tag": .text(track.codec.tag),
      "language": .text(track.language),
    ])
  }

  private static func problem(_ problem: MediaProblem) -> JSONValue {
    .known(["kind": .string(problem.kind.rawValue), "message": .string(problem.message)])
  }

  private static func editList(_ edits: EditListFacts) -> JSONValue {
    .known([
      "emptyStart": time(edits.emptyStart), "hiddenHead": time(edits.hiddenHead),
      "hiddenTail": time(edits.hiddenTail), "editCount": .number(edits.editCount),
    ])
  }

  private static func cropping(_ cropping: Cropping) -> JSONValue {
    .known([
      "left": .number(cropping.left), "right": .number(cropping.right),
      "top": .number(cropping.top), "bottom": .number(cropping.bottom),
    ])
  }

  private static func color(_ color: ColorFacts) -> JSONValue? {
    let value = JSONValue.known([
      "primaries": .text(color.primaries), "transfer": .text(color.transfer),
      "matrix": .text(color.matrix), "range": .text(color.range?.rawValue),
      "chromaLocation": .text(color.chromaLocation),
    ])
    return value == .object([]) ? nil : value
  }

  private static func ratio(_ ratio: AspectRatio) -> String {
    "\(ratio.value.numerator):\(ratio.value.denominator)"
  }

  /// The name of a dynamic range in reports: `"SDR"`, `"HDR10"`, `"Dolby Vision 8.4"` …
  public static func name(_ range: DynamicRange) -> String {
    switch range {
    case .sdr: "SDR"
    case .hlg: "HLG"
    case .pq: "PQ"
    case .hdr10: "HDR10"
    case .hdr10Plus: "HDR10+"
    case .dolbyVision(let profile, let compatibility):
      "Dolby Vision \(profile)" + (compatibility.map { ".\($0)" } ?? "")
    }
  }
}
