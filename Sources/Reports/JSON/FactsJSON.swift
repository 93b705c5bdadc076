package import MediaModel

/// Facts as JSON, as the contract of the command describes them (`preflight.facts/1`).
///
/// Times are decimal seconds to the microsecond, rates and ratios exact fractions as text, sizes
/// objects; what is not known is absent.
package enum FactsJSON {
  /// The document that `probe` prints for one or more files.
  package static func document(_ files: [JSONValue]) -> JSONValue {
    .object([
      .init("schema", .string("preflight.facts/1")), .init("files", .array(files)),
    ])
  }

  /// The facts of one file.
  package static func value(_ facts: MediaFacts) -> JSONValue {
    .object([
      .init("path", .string(facts.path)),
      .init("byteCount", .integer(facts.byteCount)),
      .init("kind", .string(facts.kind.rawValue)),
      .init("container", container(facts.container)),
      .init("durations", durations(facts.durations)),
      .init("video", .array(facts.video.map(TrackJSON.video))),
      .init("audio", .array(facts.audio.map(TrackJSON.audio))),
      .init("image", facts.image.map(TrackJSON.image) ?? .null),
      .init("otherTracks", .array(facts.otherTracks.map(TrackJSON.other))),
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

  private static func problem(_ problem: MediaProblem) -> JSONValue {
    .known(["kind": .string(problem.kind.rawValue), "message": .string(problem.message)])
  }
}
