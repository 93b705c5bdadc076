import MediaModel
import Preflight

/// Tracks and still pictures as JSON, each with what is known of it.
enum TrackJSON {
  static func video(_ video: VideoFacts) -> JSONValue {
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
      "isDefault": .bool(video.isDefault),
      "isEnabled": .bool(video.isEnabled),
      "language": .text(video.language),
    ])
  }

  static func audio(_ audio: AudioFacts) -> JSONValue {
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
      "duration": FactsJSON.time(audio.duration?.value),
      "startTime": FactsJSON.time(audio.startTime),
      "bitRate": .number(audio.bitRate),
      "editList": audio.editList.map(editList),
      "isDefault": .bool(audio.isDefault),
      "isEnabled": .bool(audio.isEnabled),
      "language": .text(audio.language),
    ])
  }

  static func image(_ image: ImageFacts) -> JSONValue {
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
      "storedSize": FactsJSON.size(image.storedSize),
      "displaySize": FactsJSON.size(image.displaySize),
      "displayAspectRatio": .text(image.displaySize.map { ratio($0.ratio) }),
      "nearestAspectRatio": .text(image.displaySize?.ratio.nearestCommon?.description),
      "rotation": .number(image.rotation.degrees),
      "isMirrored": image.rotation.isMirrored ? .bool(true) : nil,
      "exifOrientation": .number(image.exifOrientation),
      "colorModel": .text(image.colorModel),
      "color": color(image.color),
      "dynamicRange": .text(image.dynamicRange?.name),
      "hasICCProfile": .flag(image.hasICCProfile),
      "isAnimated": .bool(image.isAnimated),
      "frameCount": .number(image.frameCount),
      "animationDuration": FactsJSON.time(image.animationDuration),
    ])
  }

  static func other(_ track: TrackFacts) -> JSONValue {
    .known([
      "index": .number(track.index), "kind": .string(track.kind.rawValue),
      "codec": .string(track.codec.name), "tag": .text(track.codec.tag),
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
