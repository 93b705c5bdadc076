import Foundation
import JSON
import Media
public import Preflight
import Reports
import System

/// A report as the document `preflight.report/1`.
///
/// A report that was read keeps its document, and writes the same one again. The settings of the
/// request, its selection and the prices behind a cost are not in the document.
extension Report: Codable {
  public func encode(to encoder: any Encoder) throws {
    let json =
      document
      ?? ReportJSON(
        ffmpegVersion: FFmpegVersion.release,
        createdAt: Timestamp.text(secondsSince1970: Int(Date().timeIntervalSince1970))
      ).value(self)
    try DocumentCoding(json).encode(to: encoder)
  }

  public init(from decoder: any Decoder) throws {
    let json = try DocumentCoding(from: decoder).value
    let object = try DocumentObject(json)
    let inputs = try object.list("inputs") { input throws(DecodingError) in
      try RequestInput(input)
    }
    self.init(
      request: Request(inputs: inputs),
      results: try object.list("profiles") { profile throws(DecodingError) in
        try ProfileResult(profile)
      })
    document = json
  }
}

/// A finding as an element of `findings` in `preflight.report/1`.
extension Finding: Codable {
  public func encode(to encoder: any Encoder) throws {
    try DocumentCoding(ResultJSON.finding(self)).encode(to: encoder)
  }

  public init(from decoder: any Decoder) throws {
    self = try Self(DocumentObject(DocumentCoding(from: decoder).value))
  }

  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    let limit = try object.object("limit").map { limit throws(DecodingError) in
      try LimitDescription(limit)
    }
    self.init(
      id: try object.required("id", object.text("id")),
      severity: try object.required("severity", object.name("severity")),
      role: object.text("role"), path: object.text("path"),
      measured: try object.object("measured").flatMap { .init($0) }, limit: limit,
      message: try object.required("message", object.text("message")),
      detail: object.text("detail"), source: try object.object("source").map { Source($0) },
      spokenBy: try object.object("spokenBy").flatMap { Speaker($0) },
      alsoSaidBy: try object.list("alsoSaidBy") { speaker throws(DecodingError) in
        try speaker.required("relation", Speaker(speaker))
      },
      fix: try object.object("fix").map { fix throws(DecodingError) in
        try Fix(fix, for: limit)
      })
  }
}

/// A fix as the member `fix` of a finding; of the values that only our own engine needs, the document
/// holds none.
extension Fix: Codable {
  public func encode(to encoder: any Encoder) throws {
    try DocumentCoding(FixJSON.value(self, command: nil)).encode(to: encoder)
  }

  public init(from decoder: any Decoder) throws {
    self = try Self(DocumentObject(DocumentCoding(from: decoder).value), for: nil)
  }

  /// A fix of a finding about a limit, whose bounds most fixes have to meet.
  ///
  /// - Throws: `DecodingError` when the kind or the sentence is missing.
  fileprivate init(_ object: DocumentObject, for limit: LimitDescription?) throws(DecodingError) {
    self.init(
      try object.required("kind", FixAction(object, for: limit)),
      try object.required("sentence", object.text("sentence")))
  }
}

extension FixAction {
  fileprivate init?(_ fix: DocumentObject, for limit: LimitDescription?) {
    let bounds = limit?.bounds ?? Bounds()
    let count = fix.integer("maximum") ?? 0
    let all: [FixAction] = [
      .trim(
        minimum: fix.number("minimum"),
        maximum: Bounds.Bound(
          fix.number("maximum") ?? 0, isExclusive: bounds.maximum?.isExclusive ?? false),
        frameCount: fix.integer("frames")),
      .lengthen(minimum: Bounds.Bound(fix.number("minimum") ?? 0)), .trimFrames(bounds),
      .scale(limit?.quantity ?? .area, bounds),
      .resize([bounds.minimumSize, bounds.maximumSize].compactMap(\.self)),
      .reshape(aspects: fix.texts("aspects").compactMap { AspectRatio($0) }, bounds),
      .convertFrameRate(bounds), .transcode(containers: [], codecs: []),
      .convertImage(formats: fix.texts("formats")), .convertAudio(formats: fix.texts("formats")),
      .compress(maximumByteCount: count), .moveIndexToFront, .removeMetadata, .bakeRotation,
      .deinterlace, .makeFrameRateConstant, .convertToSDR, .convertBitDepth(8),
      .makePixelsSquare, .removeAlpha, .removeAudio, .mixChannels([]), .dropHiddenFrames,
      .keepOneVideoTrack, .keepFirstPicture, .convertToRGB, .advise,
    ]
    guard let action = all.first(where: { $0.kind.rawValue == fix.text("kind") }) else {
      return nil
    }
    self = action
  }
}

extension ProfileResult {
  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    var profile = Profile(
      id: try object.required("id", object.text("id")), name: object.text("name") ?? "",
      provider: object.text("provider") ?? "", kind: .workflow)
    if let file = object.text("origin") { profile.origin = .file(file) }
    let cost = try object.object("cost")
    self.init(
      profile: profile, assignments: [],
      findings: try object.list("findings") { finding throws(DecodingError) in
        try Finding(finding)
      },
      notes: object.texts("notes"),
      cost: Cost(
        from: cost?.number("minimum") ?? cost?.number("amount"),
        to: cost?.number("maximum") ?? cost?.number("amount"), currency: cost?.text("currency"),
        note: cost?.text("note") ?? ""),
      coverage: try object.list("coverage") { input throws(DecodingError) in
        InputCoverage(
          role: input.text("role") ?? "",
          coverage: try input.required("coverage", input.name("coverage")),
          limitCount: input.count("limits") ?? 0,
          source: try input.object("source").map { Source($0) })
      },
      kept: try object.list("kept") { kept throws(DecodingError) in try KeptLimit(kept) })
    lifecycle = try object.object("lifecycle").map { lifecycle throws(DecodingError) in
      Lifecycle(
        state: try lifecycle.required("state", lifecycle.name("state")),
        successor: lifecycle.text("successor"), date: lifecycle.text("date"),
        source: try lifecycle.object("source").map { Source($0) } ?? Source(),
        note: lifecycle.text("note"))
    }
  }
}

extension KeptLimit {
  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    let limit = try object.object("limit").map { limit throws(DecodingError) in
      try LimitDescription(limit)
    }
    self.init(
      roles: object.texts("roles"),
      measured: try object.required(
        "measured", object.object("measured").flatMap { .init($0) }),
      limit: try object.required("limit", limit),
      source: try object.object("source").map { Source($0) } ?? Source(),
      spokenBy: try object.required(
        "spokenBy", object.object("spokenBy").flatMap { Speaker($0) }),
      coverage: object.name("coverage"))
  }
}

extension RequestInput {
  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    let path = try object.required("path", object.text("path"))
    let facts = try object.object("facts").map { facts throws(DecodingError) in
      try MediaFacts(facts)
    }
    self.init(
      role: object.text("role"), path: path,
      facts: facts ?? .unreadable(path: path, byteCount: 0, reason: "It was not looked at."),
      delivery: InputDelivery(
        transport: object.name("transport"), encodedLength: object.integer("encodedLength"),
        isSeen: facts != nil))
  }
}

extension MeasuredValue {
  fileprivate init?(_ object: DocumentObject) {
    guard let value = SettingValue(object.value("value")) else { return nil }
    self.init(value, unit: object.name("unit"), reading: object.name("reading"))
  }
}

extension SettingValue {
  fileprivate init?(_ json: JSONValue?) {
    switch json {
    case .flag(let flag)?: self = .flag(flag)
    case .text(let text)?:
      self =
        text.contains("/")
        ? DocumentObject.number(.text(text)).map { .number($0) } ?? .text(text) : .text(text)
    case .number?: self = .number(json.flatMap(DocumentObject.number) ?? 0)
    case .null?, .array?, .object?, nil: return nil
    }
  }
}

extension LimitDescription {
  fileprivate init(_ object: DocumentObject) throws(DecodingError) {
    func end(_ plain: String, _ exclusive: String) -> Bounds.Bound? {
      object.number(plain).map { Bounds.Bound($0) }
        ?? object.number(exclusive).map { Bounds.Bound($0, isExclusive: true) }
    }
    func size(_ key: String) -> PixelSize? {
      object.text(key).flatMap { PixelSize($0) }
    }
    self.init(
      quantity: try object.required("quantity", object.name("quantity")),
      bounds: Bounds(
        minimum: end("min", "exclusiveMin"), maximum: end("max", "exclusiveMax"),
        minimumSize: size("min"), maximumSize: size("max"),
        allowed: object.value("allowed")?.elements.compactMap { SettingValue($0) },
        step: object.count("step"), offset: object.count("offset") ?? 0),
      unit: object.name("unit"), scope: object.name("scope") ?? .each,
      transport: object.name("transport"), conditions: object.texts("conditions"))
  }
}

extension Source {
  fileprivate init(_ object: DocumentObject) {
    self.init(
      url: object.text("url"), title: object.text("title"), seen: object.text("seen"),
      evidence: object.name("evidence"))
  }
}

extension Speaker {
  fileprivate init?(_ object: DocumentObject) {
    guard let relation = object.name("relation", Relation.self) else { return nil }
    self.init(
      profileID: object.text("profile") ?? "", name: object.text("name") ?? "",
      relation: relation)
  }
}
