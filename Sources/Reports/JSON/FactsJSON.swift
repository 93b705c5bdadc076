package import JSON
package import MediaModel
import Preflight

/// Facts as JSON, as the contract of the command describes them (`preflight.facts/1`).
///
/// Times are decimal seconds to the microsecond, rates and ratios exact fractions as text, sizes
/// objects; what is not known is absent.
package enum FactsJSON {
  /// The document that `probe` prints for one or more files.
  package static func document(_ files: [JSONValue]) -> JSONValue {
    .known([
      "schema": .text("preflight.facts/1"), "files": .array(files),
    ])
  }

  /// The facts of one file.
  package static func value(_ facts: MediaFacts) -> JSONValue {
    .known([
      "path": .text(facts.path),
      "byteCount": .number(facts.byteCount),
      "kind": .text(facts.kind.rawValue),
      "container": container(facts.container),
      "durations": durations(facts.durations),
      "video": .array(facts.video.map(TrackJSON.video)),
      "audio": .array(facts.audio.map(TrackJSON.audio)),
      "image": facts.image.map(TrackJSON.image) ?? .null,
      "otherTracks": .array(facts.otherTracks.map(TrackJSON.other)),
      "problems": .array(facts.problems.map(problem)),
    ])
  }

  static func time(_ time: MediaTime?) -> JSONValue? {
    time.map { .number($0.seconds.decimal(places: 6)) }
  }

  static func size(_ size: PixelSize?) -> JSONValue? {
    size.map { .known(["width": .number($0.width), "height": .number($0.height)]) }
  }

  private static func container(_ container: ContainerFacts) -> JSONValue {
    .known([
      "format": .text(container.format),
      "formatName": .text(container.formatName),
      "majorBrand": .text(container.majorBrand),
      "compatibleBrands": .list(container.compatibleBrands.map(JSONValue.text)),
      "startTime": time(container.startTime),
      "bitRate": .number(container.bitRate),
      "indexPosition": .text(container.indexPosition?.rawValue),
      "isFragmented": .flag(container.isFragmented),
      "chapterCount": .number(container.chapterCount),
      "hasLocation": .flag(container.hasLocation),
      "hasDeviceMetadata": .flag(container.hasDeviceMetadata),
    ])
  }

  private static func durations(_ durations: Durations) -> JSONValue {
    var members = durations.readings.map { reading in
      JSONMember(
        reading.name.rawValue, .number(reading.time.value.seconds.decimal(places: 6)))
    }
    if let longest = time(durations.longest?.time.value) {
      members.append(.init("longest", longest))
    }
    if let shortest = time(durations.shortest?.time.value) {
      members.append(.init("shortest", shortest))
    }
    let evidence = durations.readings.map { reading in
      JSONMember(reading.name.rawValue, .text(reading.time.evidence.rawValue))
    }
    if !evidence.isEmpty { members.append(.init("evidence", .object(evidence))) }
    return .object(members)
  }

  private static func problem(_ problem: MediaProblem) -> JSONValue {
    .known(["kind": .text(problem.kind.rawValue), "message": .text(problem.message)])
  }
}

/// Tracks and still pictures as JSON, each with what is known of it.
enum TrackJSON {
  static func video(_ video: VideoFacts) -> JSONValue {
    .known([
      "index": .number(video.index),
      "codec": .text(video.codec.name),
      "codecName": .text(video.codec.longName),
      "profile": .text(video.codec.profile),
      "level": .text(video.codec.level),
      "tag": .text(video.codec.tag),
      "isDecodable": .flag(video.codec.isDecodable),
      "pixelFormat": .text(video.pixelFormat.name),
      "bitDepth": .number(video.pixelFormat.bitDepth),
      "chroma": .text(video.pixelFormat.chroma),
      "hasAlpha": .flag(video.pixelFormat.hasAlpha),
      "storedSize": FactsJSON.size(video.storedSize),
      "codedSize": FactsJSON.size(video.codedSize),
      "cropping": video.containerCropping.map(cropping),
      "displaySize": FactsJSON.size(video.displaySize),
      "sampleAspectRatio": .text(video.sampleAspectRatio.map(ratio)),
      "displayAspectRatio": .text(video.displayAspectRatio.map(ratio)),
      "nearestAspectRatio": .text(video.displayAspectRatio?.nearestCommon?.description),
      "rotation": .number(video.rotation?.degrees),
      "isMirrored": .flag(video.rotation.flatMap { $0.isMirrored ? true : nil }),
      "frameRate": .known([
        "average": .text(video.frameRate.average?.description),
        "nominal": .text(video.frameRate.nominal?.description),
        "isVariable": .flag(video.frameRate.isVariable),
        "evidence": .text(video.frameRate.evidence?.rawValue),
      ]),
      "frameCount": .number(video.frameCount?.value),
      "frameCountEvidence": .text(video.frameCount?.evidence.rawValue),
      "storedFrameCount": .number(video.storedFrameCount?.value),
      "duration": FactsJSON.time(video.duration?.value),
      "startTime": FactsJSON.time(video.startTime),
      "bitRate": .number(video.bitRate),
      "scan": .text(video.scan?.rawValue),
      "color": color(video.color),
      "dynamicRange": .text(video.dynamicRange?.name),
      "dolbyVision": video.dynamicRange.flatMap(dolbyVision),
      "editList": video.editList.map(editList),
      "isAllIntra": .flag(video.isAllIntra),
      "reorderDepth": .number(video.reorderDepth),
      "isDefault": .flag(video.isDefault),
      "isEnabled": .flag(video.isEnabled),
      "language": .text(video.language),
    ])
  }

  static func audio(_ audio: AudioFacts) -> JSONValue {
    .known([
      "index": .number(audio.index),
      "codec": .text(audio.codec.name),
      "codecName": .text(audio.codec.longName),
      "profile": .text(audio.codec.profile),
      "tag": .text(audio.codec.tag),
      "isDecodable": .flag(audio.codec.isDecodable),
      "sampleRate": .number(audio.sampleRate),
      "channels": .number(audio.channelCount),
      "channelLayout": .text(audio.channelLayout),
      "bitDepth": .number(audio.bitDepth),
      "primingSamples": .number(audio.primingSampleCount),
      "duration": FactsJSON.time(audio.duration?.value),
      "startTime": FactsJSON.time(audio.startTime),
      "bitRate": .number(audio.bitRate),
      "editList": audio.editList.map(editList),
      "isDefault": .flag(audio.isDefault),
      "isEnabled": .flag(audio.isEnabled),
      "language": .text(audio.language),
    ])
  }

  static func image(_ image: ImageFacts) -> JSONValue {
    .known([
      "format": .text(image.format),
      "codec": .text(image.codec.name),
      "codecName": .text(image.codec.longName),
      "profile": .text(image.codec.profile),
      "isDecodable": .flag(image.codec.isDecodable),
      "pixelFormat": .text(image.pixelFormat.name),
      "bitDepth": .number(image.pixelFormat.bitDepth),
      "chroma": .text(image.pixelFormat.chroma),
      "hasAlpha": .flag(image.pixelFormat.hasAlpha),
      "storedSize": FactsJSON.size(image.storedSize),
      "displaySize": FactsJSON.size(image.displaySize),
      "displayAspectRatio": .text(image.displaySize.map { ratio($0.ratio) }),
      "nearestAspectRatio": .text(image.displaySize?.ratio.nearestCommon?.description),
      "rotation": .number(image.rotation.degrees),
      "isMirrored": image.rotation.isMirrored ? .flag(true) : nil,
      "exifOrientation": .number(image.exifOrientation),
      "colorModel": .text(image.colorModel),
      "color": color(image.color),
      "dynamicRange": .text(image.dynamicRange?.name),
      "hasICCProfile": .flag(image.hasICCProfile),
      "isAnimated": .flag(image.isAnimated),
      "frameCount": .number(image.frameCount),
      "animationDuration": FactsJSON.time(image.animationDuration),
    ])
  }

  static func other(_ track: TrackFacts) -> JSONValue {
    .known([
      "index": .number(track.index), "kind": .text(track.kind.rawValue),
      "codec": .text(track.codec.name), "tag": .text(track.codec.tag),
      "language": .text(track.language),
    ])
  }

  private static func editList(_ edits: EditListFacts) -> JSONValue {
    .known([
      "emptyStart": FactsJSON.time(edits.emptyStart),
      "hiddenHead": FactsJSON.time(edits.hiddenHead),
      "hiddenTail": FactsJSON.time(edits.hiddenTail), "editCount": .number(edits.editCount),
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
      "chromaLocation": .text(color.chromaLocation), "origin": .text(color.origin?.rawValue),
    ])
    return value == .object([]) ? nil : value
  }

  private static func ratio(_ ratio: AspectRatio) -> String {
    "\(ratio.value.numerator):\(ratio.value.denominator)"
  }

  private static func dolbyVision(_ range: DynamicRange) -> JSONValue? {
    guard case .dolbyVision(let profile, let compatibility) = range else { return nil }
    return .known(["profile": .number(profile), "compatibility": .number(compatibility)])
  }
}
