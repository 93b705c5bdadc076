import MediaModel
import Preflight

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
  static func named(_ word: String) -> (unit: SentenceUnit, factor: Rational)? {
    switch word {
    case "s", "sec", "secs", "second", "seconds": (.seconds, 1)
    case "ms", "millisecond", "milliseconds": (.seconds, Rational(1, 1000) ?? 1)
    case "minute", "minutes": (.seconds, 60)
    case "px", "pixel", "pixels": (.pixels, 1)
    case "megapixel", "megapixels", "mp": (.megapixels, 1_000_000)
    // Providers that write "10 MB" mean 10 × 1024 × 1024 bytes.
    case "byte", "bytes": (.bytes, 1)
    case "kb", "kib": (.bytes, 1024)
    case "mb", "mib": (.bytes, 1_048_576)
    case "gb", "gib": (.bytes, 1_073_741_824)
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
