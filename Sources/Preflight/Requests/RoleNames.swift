import MediaModel

/// Finds the role that is meant by a name which no role has: `image_url` where the profile takes
/// `start_image_url`, `img_url` where it takes `image_url`.
struct RoleNames {
  private let inputs: [Input]
  private let given: Set<String>

  /// Names of a profile's roles, of which some are given already.
  init(_ profile: Profile, given: Set<String>) {
    inputs = profile.mediaInputs
    self.given = given
  }

  /// The role that is meant, or nil when the name is about no media, or several may be meant.
  func meant(by name: String) -> String? {
    let words = Self.words(of: name)
    guard let type = Self.types.first(where: { words.contains($0.key) })?.value else { return nil }
    let free = inputs.filter { $0.media.contains(type) && !given.contains($0.role) }
    if let same = free.first(where: { Set(Self.words(of: $0.role)) == Set(words) }) {
      return same.role
    }
    // What is left of the name says which of several is meant: `last_image` and `end_image_url`.
    let ends: Set = ["end", "last", "tail"]
    let wantsEnd = !ends.isDisjoint(with: words)
    let fitting = free.filter { input in
      !ends.isDisjoint(with: Self.words(of: input.role)) == wantsEnd
    }
    let required = fitting.filter { $0.minimum > 0 }
    if let only = required.first, required.count == 1 { return only.role }
    return fitting.count == 1 ? fitting.first?.role : nil
  }

  private static let types: KeyValuePairs<String, MediaType> = [
    "video": .video, "audio": .audio, "image": .image,
  ]

  /// Other words for the same, and words that say nothing.
  private static let synonyms = [
    "img": "image", "picture": "image", "photo": "image", "frame": "image", "vid": "video",
    "clip": "video", "movie": "video", "sound": "audio", "voice": "audio",
  ]
  private static let empty: Set = ["url", "urls", "uri", "uris", "file", "input", "source"]

  private static func words(of name: String) -> [String] {
    var words: [String] = [""]
    for character in name {
      if character == "_" || character == "-" {
        words.append("")
      } else if character.isUppercase {
        words.append(character.lowercased())
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty && !empty.contains($0) }.map { word in
      let singular = word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
      return synonyms[singular] ?? singular
    }
  }
}
