import JSON
import MediaModel

/// Finds the id that a person means by the id or the last parts of it.
struct ProfileLookup {
  /// The ids that a name may mean.
  enum Match {
    case one(String)
    case several([String])
    case none
  }

  private let ids: [String]

  init(_ ids: [String]) {
    self.ids = ids
  }

  /// The ids that are the name, or whose last path parts are.
  func match(for name: String) -> Match {
    if ids.contains(name) { return .one(name) }
    let wanted = name.lowercased()
    let same = ids.filter { $0.lowercased() == wanted }
    if same.count == 1 { return .one(same[0]) }
    let endings = ids.filter { $0.lowercased().hasSuffix("/" + wanted) }
    if endings.count == 1 { return .one(endings[0]) }
    return endings.isEmpty ? .none : .several(endings)
  }

  /// Names that are spelt nearly like one that no profile has.
  func nearest(to name: String) -> [String] {
    let parts = Set(ids.compactMap { $0.split(separator: "/").last.map(String.init) })
    let found = NearestNames.to(name, among: parts) + NearestNames.to(name, among: ids)
    return Array(found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.prefix(3))
  }
}

/// Profiles among which a person has to choose.
public struct ProfileCandidates: Sendable {
  /// The most candidates that a message lists.
  private static let listedCandidates = 8

  /// Those still offered before the others, workflows before models, newer versions before older.
  public let profiles: [Profile]

  public init(_ profiles: [Profile]) {
    self.profiles = profiles.sorted { left, right in
      let (one, two) = (left.rank, right.rank)
      if one != two { return one < two }
      let (newer, older) = (left.version, right.version)
      return newer == older ? left.id < right.id : older.lexicographicallyPrecedes(newer)
    }
  }

  /// Those whose id, title and provider have all the words of a text, as they are or, unless they have
  /// to be whole, as the beginnings of others.
  public func having(_ text: String, whole: Bool = false) -> ProfileCandidates {
    let wanted = Self.words(text)
    guard !wanted.isEmpty else { return ProfileCandidates([]) }
    return ProfileCandidates(
      profiles.filter { profile in
        let words = Self.words("\(profile.id) \(profile.name) \(profile.provider)")
        return profile.kind != .rules
          && wanted.allSatisfy { word in
            words.contains { whole ? $0 == word : $0.hasPrefix(word) }
          }
      })
  }

  /// The only one that is still offered, or nil.
  var only: Profile? {
    let offered = profiles.filter { $0.lifecycle?.state != .retired }
    return offered.count == 1 ? offered.first : nil
  }

  /// That a name means several: the newest of each family, with their titles.
  func ambiguous(_ name: String) -> DocumentError {
    var families: Set<String> = []
    let newest = profiles.filter { families.insert($0.family).inserted }
    let listed = newest.prefix(Self.listedCandidates).map(\.id).joined(separator: ", ")
    let more = profiles.count - min(newest.count, Self.listedCandidates)
    var error = DocumentError(
      at: "",
      "'\(name)' may be any of \(listed)" + (more > 0 ? " and \(more) more" : "")
        + "; give more of the id")
    error.ambiguousName = name
    return error
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
  }
}

extension Profile {
  /// From what is best offered to what is best left alone.
  fileprivate var rank: Int {
    let state =
      switch lifecycle?.state {
      case nil: 0
      case .superseded?: 2
      case .retired?: 4
      }
    return state + (kind == .workflow ? 0 : 1)
  }

  /// The numbers of the version that the id names, such as 2 and 6 of `v2.6`; empty where it has none.
  fileprivate var version: [Int] {
    parts.lazy.map(Self.numbers).first { !$0.isEmpty } ?? []
  }

  /// The id without its version and without words for its variants.
  fileprivate var family: String {
    parts.filter { Self.numbers($0).isEmpty && !Self.variants.contains($0) }.joined(separator: "/")
  }

  /// Words by which a provider tells variants of one model apart.
  private static let variants: Set<Substring> = [
    "pro", "standard", "std", "lite", "fast", "turbo", "master", "max", "mini", "flash", "plus",
    "preview", "distilled", "quality", "4k", "480p", "720p", "1080p", "lora", "edit", "extend",
  ]

  private var parts: [Substring] { id.split { $0 == "/" || $0 == "-" || $0 == "_" } }

  private static func numbers(_ part: Substring) -> [Int] {
    let digits = part.drop { $0.isLetter && $0.isASCII }
    guard part.count - digits.count <= 4 else { return [] }
    let numbers = digits.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    // 13 billion parameters, or 098 of something, are no version.
    return numbers.contains { $0.map { $0 > 20 } ?? true } ? [] : numbers.compactMap(\.self)
  }
}
