import Preflight

/// Takes a provider's sentence apart.
struct SentenceReader {
  private let bytes: [UInt8]
  private let multiple: ByteMultiple
  private var position = 0
  private var tokens: [SentenceToken] = []

  /// The longest text that is taken for a sentence of a provider.
  private static let maximumByteCount = 4096

  /// The tokens of a text; `multiple` says what a bare "MB" stands for.
  static func tokens(
    of text: String, multiple: ByteMultiple = .decimal
  ) -> [SentenceToken] {
    var reader = SentenceReader(
      bytes: Array(text.utf8.prefix(maximumByteCount)), multiple: multiple)
    while reader.position < reader.bytes.count { reader.readToken() }
    return reader.tokens
  }

  private init(bytes: [UInt8], multiple: ByteMultiple) {
    self.bytes = bytes
    self.multiple = multiple
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func readToken() {
    let current = bytes[position]
    switch current {
    case _ where ASCII.isLetter(current) || current == UInt8(ascii: "_"): readWord()
    case _ where ASCII.isDigit(current): readNumber()
    case ASCII.apostrophe, ASCII.quote, UInt8(ascii: "`"): readName(quote: current)
    case UInt8(ascii: "."): readPoint()
    case ASCII.newline, UInt8(ascii: ";"), UInt8(ascii: "!"):
      tokens.append(.mark("."))
      position += 1
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      let isWide = byte(position + 1) == UInt8(ascii: "=")
      tokens.append(.mark((current == UInt8(ascii: "<") ? "<" : ">") + (isWide ? "=" : "")))
      position += isWide ? 2 : 1
    case 0xE2: readWideMark()
    case 0...0x20: position += 1
    case 0x80...: position += 1
    default:
      tokens.append(.mark(String(UnicodeScalar(current))))
      position += 1
    }
  }

  private mutating func readWord() {
    let start = position
    while let next = byte(position), ASCII.isWord(next) || isPointOfName(at: position) {
      position += 1
    }
    let word = String(decoding: bytes[start..<position].map(ASCII.lowercased), as: UTF8.self)
    tokens.append(.word(word))
  }

  /// Whether a point stands between two digits of a name, as in `gen4.5`.
  private func isPointOfName(at index: Int) -> Bool {
    byte(index) == UInt8(ascii: ".") && byte(index - 1).map(ASCII.isDigit) == true
      && byte(index + 1).map(ASCII.isDigit) == true
  }

  /// A short word in quotes is a name; else the quote is passed over.
  private mutating func readName(quote: UInt8) {
    let end = bytes[(position + 1)...].prefix(41).firstIndex(of: quote)
    let isOpening = position == 0 || !ASCII.isWord(bytes[position - 1])
    if isOpening, let end {
      let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
      if SafeName.isName(name) {
        tokens.append(.name(name))
        position = end + 1
        return
      }
    }
    position += 1
  }

  private mutating func readPoint() {
    let isExtension =
      byte(position + 1).map(ASCII.isLetter) == true
      && (position == 0 || !ASCII.isWord(bytes[position - 1]))
    guard isExtension else {
      tokens.append(.mark("."))
      position += 1
      return
    }
    let start = position + 1
    position = start
    while let next = byte(position), ASCII.isWord(next) { position += 1 }
    tokens.append(.name(String(decoding: bytes[start..<position], as: UTF8.self)))
  }

  /// `≤`, `≥`, the dashes and the ellipsis are three bytes each.
  private mutating func readWideMark() {
    let rest = bytes[position...].prefix(3)
    for (text, mark) in [("≤", "<="), ("≥", ">="), ("–", "-"), ("—", "-"), ("…", ".")]
    where rest.elementsEqual(text.utf8) {
      tokens.append(.mark(mark))
    }
    position += rest.count
  }

  private mutating func readNumber() {
    let start = position
    let isInsideWord =
      start > 0 && (ASCII.isWord(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: "-"))
    let digits = takeDigits()
    guard !isInsideWord, let number = Rational(decimal: digits) else {
      while let next = byte(position), ASCII.isWord(next) { position += 1 }
      tokens.append(.word(String(decoding: bytes[start..<position], as: UTF8.self)))
      return
    }
    if takePair(after: digits) || takeName(from: start) { return }
    let (unit, factor) = takeUnit()
    tokens.append(.number(number * factor, unit))
  }

  /// Digits with a decimal point and commas between thousands.
  private mutating func takeDigits() -> String {
    var digits: [UInt8] = []
    var hasPoint = false
    while let next = byte(position) {
      if ASCII.isDigit(next) {
        digits.append(next)
      } else if next == UInt8(ascii: "."), !hasPoint, byte(position + 1).map(ASCII.isDigit) == true
      {
        hasPoint = true
        digits.append(next)
      } else if next == UInt8(ascii: ","), !hasPoint, digits.count <= 12, isThousands(position + 1)
      {
        // The comma of 10,485,760 is none between two numbers.
      } else {
        break
      }
      position += 1
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private func isThousands(_ start: Int) -> Bool {
    let next = bytes[min(start, bytes.count)...].prefix(4)
    return next.prefix { ASCII.isDigit($0) }.count == 3
  }

  /// The second half of `1920x1080` or `16:9`.
  private mutating func takePair(after first: String) -> Bool {
    var next = position
    while byte(next) == 0x20, next - position < 2 { next += 1 }
    var isSize = byte(next) == UInt8(ascii: "x") || byte(next) == UInt8(ascii: "*")
    var width = 1
    if byte(next) == 0xC3, byte(next + 1) == 0x97 { (isSize, width) = (true, 2) }
    let isRatio = byte(position) == ASCII.colon
    guard isSize || isRatio else { return false }
    var second = isRatio ? position + 1 : next + width
    while isSize, byte(second) == 0x20, second - next < 3 { second += 1 }
    guard byte(second).map(ASCII.isDigit) == true else { return false }
    let start = position
    position = second
    let digits = takeDigits()
    if isRatio, byte(position) != ASCII.colon, let ratio = AspectRatio("\(first):\(digits)") {
      tokens.append(.ratio(ratio))
      return true
    }
    if isSize, let size = PixelSize("\(first)x\(digits)") {
      tokens.append(.size(size))
      _ = takeUnit()
      return true
    }
    position = start
    return false
  }

  /// A number that goes on in letters which are no unit, such as `720p`, is a word.
  private mutating func takeName(from start: Int) -> Bool {
    var end = position
    while let next = byte(end), ASCII.isLetter(next) { end += 1 }
    let letters = String(decoding: bytes[position..<end].map(ASCII.lowercased), as: UTF8.self)
    guard end > position, SentenceUnit.named(letters, multiple) == nil else { return false }
    position = end
    tokens.append(.word(String(decoding: bytes[start..<end].map(ASCII.lowercased), as: UTF8.self)))
    return true
  }

  /// The unit that is attached to a number or follows it, with its factor.
  private mutating func takeUnit() -> (SentenceUnit?, Rational) {
    var start = position
    if byte(start) == UInt8(ascii: "%") {
      position += 1
      return (.other, 1)
    }
    let isAttached = byte(start).map(ASCII.isLetter) == true
    if !isAttached, byte(start) == 0x20 || byte(start) == UInt8(ascii: "-") { start += 1 }
    var end = start
    while let next = byte(end), ASCII.isLetter(next) { end += 1 }
    let word = String(decoding: bytes[start..<end].map(ASCII.lowercased), as: UTF8.self)
    if let (unit, factor) = SentenceUnit.named(word, multiple) {
      position = end
      return (unit, factor)
    }
    return (nil, 1)
  }
}

/// A word, a number or a sign of a provider's sentence.
enum SentenceToken: Hashable {
  /// In small letters.
  case word(String)
  /// What stood in quotes, or a file extension.
  case name(String)
  case number(Rational, SentenceUnit?)
  case size(PixelSize)
  case ratio(AspectRatio)
  /// `,`, `:`, `-`, `<=`, a bracket …; a full stop ends a sentence.
  case mark(String)

  /// The word, or nil for anything else.
  var word: String? { if case .word(let word) = self { word } else { nil } }

  /// Whether it is a number or consists of numbers.
  var isNumber: Bool {
    switch self {
    case .number, .size, .ratio: true
    case .word, .name, .mark: false
    }
  }

  /// Whether it is a certain word.
  func isWord(_ words: String...) -> Bool { word.map(words.contains) ?? false }

  /// Whether it is a certain sign.
  func isMark(_ marks: String...) -> Bool {
    if case .mark(let mark) = self { marks.contains(mark) } else { false }
  }
}

/// In what a number of a sentence is counted.
enum SentenceUnit: Hashable {
  case seconds, pixels, megapixels, bytes, framesPerSecond, frames, characters
  /// Files or items of a list, with the media type where the word says it.
  case items(MediaType?)
  /// A unit of which no limit on media is known: `%`.
  case other

  /// The unit of a word with what a number in it has to be multiplied by, or nil when the word is no
  /// unit.
  static func named(
    _ word: String, _ multiple: ByteMultiple = .decimal
  ) -> (unit: SentenceUnit, factor: Rational)? {
    switch word {
    case "s", "sec", "secs", "second", "seconds": (.seconds, 1)
    case "ms", "msec", "msecs", "millisecond", "milliseconds": (.seconds, Rational(1, 1000) ?? 1)
    case "minute", "minutes": (.seconds, 60)
    case "px", "pixel", "pixels": (.pixels, 1)
    case "megapixel", "megapixels", "mp": (.megapixels, 1_000_000)
    case "byte", "bytes": (.bytes, 1)
    case "kib": (.bytes, 1024)
    case "mib": (.bytes, 1_048_576)
    case "gib": (.bytes, 1_073_741_824)
    case "kb", "kilobyte", "kilobytes": (.bytes, multiple.factor)
    case "mb", "megabyte", "megabytes": (.bytes, multiple.factor * multiple.factor)
    case "gb", "gigabyte", "gigabytes":
      (.bytes, multiple.factor * multiple.factor * multiple.factor)
    case "fps": (.framesPerSecond, 1)
    case "frame", "frames": (.frames, 1)
    case "char", "chars", "character", "characters": (.characters, 1)
    case "item", "items", "element", "elements", "file", "files", "reference", "references":
      (.items(nil), 1)
    case "image", "images", "picture", "pictures", "photo", "photos": (.items(.image), 1)
    case "video", "videos", "clip", "clips": (.items(.video), 1)
    case "audio", "audios": (.items(.audio), 1)
    default: nil
    }
  }
}

/// What a kilobyte is to a provider.
package enum ByteMultiple: Sendable {
  /// 1000 bytes.
  case decimal
  /// 1024 bytes.
  case binary

  /// The bytes of a kilobyte, and the kilobytes of a megabyte.
  var factor: Rational {
    switch self {
    case .decimal: 1000
    case .binary: 1024
    }
  }
}
