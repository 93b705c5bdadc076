import MediaModel
import Preflight

/// The values that a sentence lists as accepted: `Supported formats are .mp4, .mov, .webm`.
struct AllowedList {
  /// The limit, or nil when the list cannot be used.
  let bound: StatedBound?

  /// The list of a sentence, or nil when it holds none.
  init?(
    _ sentence: ArraySlice<SentenceToken>, of message: [SentenceToken], hasField: Bool
  ) {
    guard let start = Self.start(in: sentence, hasField: hasField) else { return nil }
    let values = Self.values(in: sentence[start...])
    guard !values.isEmpty else { return nil }
    let words = Set(message.compactMap(\.word))
    let isFormat =
      !words.isDisjoint(with: [
        "format", "formats", "extension", "extensions", "container", "containers",
      ])
    let subject = SentenceSubject(sentence, of: message, hasField: hasField)
    let type = subject.mediaType(before: start)
    let quantity: Quantity? =
      isFormat ? type.flatMap(Self.formatQuantity) : (hasField ? .setting : nil)
    guard let quantity else {
      bound = nil
      return
    }
    let kept = isFormat ? AllowedValues.formats(values) : values
    bound = StatedBound(
      quantity, Bounds(allowed: kept), mediaType: isFormat ? type : nil, confidence: .worded)
  }

  private static func formatQuantity(_ type: MediaType) -> Quantity? {
    switch type {
    case .image: .imageFormat
    case .video: .container
    case .audio: .audioFormat
    case .text: nil
    }
  }

  /// Where the values start, behind words that announce them.
  private static func start(in sentence: ArraySlice<SentenceToken>, hasField: Bool) -> Int? {
    for index in sentence.indices {
      let next = sentence[(index + 1)...]
      if sentence[index].isWord("one"), next.first?.isWord("of") == true {
        return index + 2
      }
      if sentence[index].isWord(
        "supported", "allowed", "valid", "accepted", "permitted", "available", "possible",
        "expected")
      {
        let isPlural =
          next.first?.isWord(
            "values", "formats", "options", "durations", "sizes", "types", "extensions",
            "resolutions", "ratios", "containers") == true
        if isPlural { return index + 2 }
        if next.first?.isMark(":") == true { return index + 2 }
      }
      if hasField, sentence[index].isWord("be"), let first = next.first {
        if case .name = first { return index + 1 }
        if first.isWord("either") { return index + 2 }
        if isNumberList(next) { return index + 1 }
      }
    }
    return nil
  }

  /// Whether a list of numbers starts here: `5 or 10`.
  private static func isNumberList(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    guard case .number? = tokens.first, let second = tokens.dropFirst().first else { return false }
    guard second.isMark(",") || second.isWord("or") else { return false }
    if case .number? = tokens.dropFirst(2).first { return true }
    return false
  }

  private static func values(in tokens: ArraySlice<SentenceToken>) -> [SettingValue] {
    var values: [SettingValue] = []
    for token in tokens {
      switch token {
      case .name(let name): values.append(AllowedValues.value(name))
      case .number(let number, _): values.append(.number(number))
      case .size(let size): values.append(.text(size.description))
      case .ratio(let ratio): values.append(.text(ratio.description))
      case .word(let word):
        if ["are", "is", "or", "and", "include", "includes", "the", "following", "for"].contains(
          word)
        {
          continue
        }
        // Words stand for themselves only in front of, between or behind separators.
        guard MediaFormat.isKnown(word) || word.utf8.first.map(ASCII.isDigit) == true else {
          return values
        }
        values.append(.text(word))
      case .mark(let mark):
        guard [",", ":", "/", "[", "]", "(", ")", "|"].contains(mark) else { return values }
      }
    }
    return values
  }
}

extension MediaFormat {
  /// Whether a word is the name of a format that files come in.
  fileprivate static func isKnown(_ word: String) -> Bool {
    [
      "mp4", "mov", "webm", "mkv", "avi", "m4v", "mpeg", "mpg", "gif", "3gp", "flv", "wmv", "ts",
      "jpg", "jpeg", "png", "webp", "bmp", "tiff", "tif", "heic", "heif", "avif", "mp3", "wav",
      "m4a", "aac", "ogg", "flac", "opus", "quicktime",
    ].contains(word)
  }
}
