import Preflight

/// What a sentence is about: which quantity a number of it bounds, of which media.
struct SentenceSubject {
  let sentence: ArraySlice<SentenceToken>
  let message: [SentenceToken]
  /// Whether a field of the request is named, whose value a bare number bounds.
  let hasField: Bool

  /// The quantity of a number with its unit, or nil when the sentence leaves it open.
  func quantity(of unit: SentenceUnit?, at index: Int) -> Quantity? {
    switch unit {
    case .seconds: speaksOfLength ? .duration : nil
    case .pixels: countsPixels(before: index) ? .area : pixelQuantity(before: index) ?? .side
    case .megapixels: .area
    case .bytes: countsOtherBytes(before: index) ? nil : .fileSize
    case .framesPerSecond: .frameRate
    case .frames: .frames
    case .characters: .textLength
    case .items: .count
    case .other: nil
    case nil: bareQuantity(before: index)
    }
  }

  /// The unit that the words in front announce for numbers without one, with its factor:
  /// `duration (seconds)`, `size in MB`, `duration_ms`.
  func announcedUnit(
    before index: Int, _ multiple: ByteMultiple
  ) -> (unit: SentenceUnit, factor: Rational)? {
    let near = Array(sentence[..<index].suffix(Self.reach))
    for place in near.indices.reversed() {
      guard let word = near[place].word else { continue }
      let before = place > 0 ? near[place - 1] : nil
      let isAnnounced = before?.isMark("(") == true || before?.isWord("in") == true
      if isAnnounced, let unit = SentenceUnit.named(word, multiple), unit.unit.isMeasure {
        return unit
      }
      if let ending = word.split(separator: "_").last, word.contains("_"),
        let unit = SentenceUnit.named(String(ending), multiple), unit.unit.isMeasure
      {
        return unit
      }
    }
    return nil
  }

  /// The media type that the words name, the nearest in front first, or nil when none or several are
  /// named.
  func mediaType(before index: Int) -> MediaType? {
    let lastNumber = sentence[..<index].lastIndex { $0.isNumber }
    let clause = sentence[(lastNumber.map { $0 + 1 } ?? sentence.startIndex)..<index]
    for tokens in [Array(clause), Array(sentence[..<index]), Array(sentence), message] {
      let types = tokens.compactMap { $0.word.flatMap(Self.mediaType) }
      if Set(types).count == 1 { return types.first }
      if types.count > 1 { return nil }
    }
    return nil
  }

  /// The media type that a word names, also as a part of a field's name: `reference_video_urls`.
  static func mediaType(_ word: String) -> MediaType? {
    let parts = word.split { $0 == "_" || $0 == "-" || $0.isNumber }
    let types = parts.compactMap { part -> MediaType? in
      switch part {
      case "video", "videos", "clip", "clips": .video
      case "image", "images", "picture", "pictures", "photo", "photos": .image
      case "audio", "audios", "sound", "voice", "speech": .audio
      default: nil
      }
    }
    return Set(types).count == 1 ? types.first : nil
  }

  /// How many tokens in front of a number may say what it is.
  private static let reach = 20

  private func has(_ words: String...) -> Bool {
    message.contains { $0.word.map(words.contains) ?? false }
  }

  private func nearWords(before index: Int) -> [String] {
    sentence[..<index].suffix(Self.reach).reversed().compactMap(\.word)
  }

  /// Whether the words speak of the bytes of a text or of the whole request, which are none of a file.
  private func countsOtherBytes(before index: Int) -> Bool {
    let words = nearWords(before: index)
    return !Set(words).isDisjoint(with: ["prompt", "payload", "body", "entity"])
      || zip(words.dropFirst(), words).contains { front, word in
        front == "request" && ["size", "exceeds"].contains(word)
      }
  }

  /// Whether the sentence gives ratios as height divided by width.
  var givesHeightByWidth: Bool {
    sentence.indices.dropLast(2).contains { index in
      sentence[index].isWord("height") && sentence[index + 1].isMark("/")
        && sentence[index + 2].isWord("width")
    }
  }

  private var speaksOfLength: Bool {
    hasField
      || has(
        "duration", "length", "long", "longer", "short", "shorter", "clip", "clips", "sound",
        "voice", "media")
      || message.contains { $0.word.flatMap(Self.mediaType).map { $0 != .image } ?? false }
  }

  /// Whether the words speak of the number of all pixels of a frame.
  private func countsPixels(before index: Int) -> Bool {
    let words = nearWords(before: index).reversed().joined(separator: " ")
    return [
      "pixel count", "pixels count", "total pixel", "number of pixels", "area", "pixel total",
    ]
    .contains { words.contains($0) }
      || sentence[index...].dropFirst().prefix(2).compactMap(\.word) == ["in", "total"]
  }

  /// Which measure of a frame the nearest words in front name.
  private func pixelQuantity(before index: Int) -> Quantity? {
    for tokens in [sentence[..<index], sentence, message[...]] {
      for (place, token) in zip(tokens.indices, tokens).reversed() {
        let adjective = tokens[..<place].last?.word ?? ""
        switch token.word {
        case "width", "height":
          let others = tokens[..<place].suffix(2)
          let isPair = others.contains { $0.isWord("width", "height") && $0 != token }
          if isPair { return .side }
          return token.isWord("width") ? .width : .height
        case "side", "sides", "edge", "edges":
          return Self.side(adjective) ?? .side
        case "length", "dimension", "dimensions":
          if let side = Self.side(adjective) { return side }
          guard !token.isWord("length") else { continue }
          return .side
        case "resolution": return .side
        default: continue
        }
      }
    }
    return nil
  }

  private static func side(_ adjective: String) -> Quantity? {
    switch adjective {
    case "short", "shorter", "shortest", "smaller", "smallest": .shortSide
    case "long", "longer", "longest", "larger", "largest": .longSide
    default: nil
    }
  }

  /// The quantity of a number without a unit, by the nearest words in front that name one.
  private func bareQuantity(before index: Int) -> Quantity? {
    let near = nearWords(before: index)
    for (place, word) in near.enumerated() {
      let front = place + 1 < near.count ? near[place + 1] : ""
      switch word {
      case "ratio": return .aspectRatio
      case "fps", "framerate", "frame-rate", "frame_rate": return .frameRate
      case "rate" where front == "frame": return .frameRate
      case "count" where front.hasPrefix("frame"): return .frames
      case "count" where front.hasPrefix("pixel"): return .area
      case "count" where Self.mediaType(front) != nil: return .count
      case "characters", "chars": return .textLength
      case "width", "height", "side", "sides", "edge":
        return pixelQuantity(before: index)
      case "length" where Self.side(front) != nil: return Self.side(front)
      case "area": return .area
      case "frames": return .frames
      case "duration" where Self.mediaType(front) != nil || hasMedia(near): return .duration
      default: continue
      }
    }
    if near.contains("prompt") || (near.contains("text") && near.contains("length")) {
      return .textLength
    }
    if has("many") && has("too"), !hasOtherMeasure { return .count }
    if has("ratio") { return .aspectRatio }
    return hasField ? .setting : nil
  }

  /// Whether words name a medium that has a length.
  private func hasMedia(_ words: [String]) -> Bool {
    words.contains { Self.mediaType($0).map { $0 != .image } ?? false }
  }

  private var hasOtherMeasure: Bool { has("frames", "characters", "pixels", "seconds") }
}

extension SentenceUnit {
  /// Whether the unit measures something, rather than counts items.
  fileprivate var isMeasure: Bool {
    switch self {
    case .seconds, .pixels, .megapixels, .bytes, .framesPerSecond: true
    case .frames, .characters, .items, .other: false
    }
  }
}
