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
    case .pixels: pixelQuantity(before: index) ?? .side
    case .megapixels: .area
    case .bytes: .fileSize
    case .framesPerSecond: .frameRate
    case .frames: .frames
    case .characters: .textLength
    case .items: .count
    case .other: nil
    case nil: bareQuantity(before: index)
    }
  }

  /// The media type that the words name, the nearest in front first, or nil when none or several are
  /// named.
  func mediaType(before index: Int) -> MediaType? {
    for tokens in [Array(sentence[..<index]), Array(sentence), message] {
      let types = tokens.compactMap { $0.word.flatMap(Self.mediaType) }
      if Set(types).count == 1 { return types.first }
      if types.count > 1 { return nil }
    }
    return nil
  }

  private static func mediaType(_ word: String) -> MediaType? {
    switch word {
    case "video", "videos", "clip", "clips": .video
    case "image", "images", "picture", "pictures", "photo", "photos": .image
    case "audio", "audios", "sound", "voice", "speech": .audio
    default: nil
    }
  }

  private func has(_ words: String...) -> Bool {
    message.contains { $0.word.map(words.contains) ?? false }
  }

  private var speaksOfLength: Bool {
    hasField
      || has(
        "duration", "length", "long", "longer", "short", "shorter", "video", "videos", "audio",
        "clip", "clips", "sound", "voice", "media")
  }

  /// Which measure of a frame the nearest words in front name.
  private func pixelQuantity(before index: Int) -> Quantity? {
    for tokens in [sentence[..<index], sentence, message[...]] {
      for (place, token) in zip(tokens.indices, tokens).reversed() {
        switch token.word {
        case "width", "height":
          let others = tokens[..<place].suffix(2)
          let isPair = others.contains { $0.isWord("width", "height") && $0 != token }
          if isPair { return .side }
          return token.isWord("width") ? .width : .height
        case "side", "sides", "edge", "edges":
          let adjective = tokens[..<place].last?.word ?? ""
          if ["short", "shorter", "shortest", "smaller"].contains(adjective) { return .shortSide }
          if ["long", "longer", "longest", "larger"].contains(adjective) { return .longSide }
          return .side
        case "dimension", "dimensions", "resolution": return .side
        default: continue
        }
      }
    }
    return nil
  }

  /// The quantity of a number without a unit.
  private func bareQuantity(before index: Int) -> Quantity? {
    let near = sentence[..<index].suffix(12).reversed().compactMap(\.word)
    for word in near {
      switch word {
      case "ratio": return .aspectRatio
      case "fps", "framerate": return .frameRate
      case "characters", "chars": return .textLength
      case "width", "height", "side", "sides", "edge":
        return hasField ? nil : pixelQuantity(before: index)
      case "frames": return .frames
      default: continue
      }
    }
    let text = near.joined(separator: " ")
    if text.contains("count frame") { return .frames }
    if text.contains("rate frame") { return .frameRate }
    if ["duration video", "duration audio", "duration clip"].contains(where: text.contains) {
      return .duration
    }
    if near.contains("prompt") || (near.contains("text") && near.contains("length")) {
      return .textLength
    }
    if has("many") && has("too"), !hasOtherMeasure { return .count }
    if has("ratio") { return .aspectRatio }
    return hasField ? .setting : nil
  }

  private var hasOtherMeasure: Bool { has("frames", "characters", "pixels", "seconds") }
}
