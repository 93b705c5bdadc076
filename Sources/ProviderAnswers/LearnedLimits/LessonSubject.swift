import Preflight

/// Which input or setting of a profile a stated limit is about.
struct LessonSubject {
  var quantity: Quantity
  var roles: [RoleSelector]
  /// The setting, for `setting`.
  var name: String?
  /// Whether files of several roles are counted together.
  var isCountedTogether = false

  /// The subject, or nil when it cannot be told.
  init?(
    _ bound: StatedBound, of rejection: Rejection, for profile: Profile, request: Request?
  ) {
    quantity = bound.quantity
    roles = []
    switch FieldTarget(rejection.field, in: profile) {
    case .media(let role):
      guard bound.quantity.isAboutMedia else { return nil }
      roles = [.role(role)]
    case .mediaType(let type):
      guard bound.quantity.isAboutMedia else { return nil }
      roles = [.media(type)]
    case .text(let role):
      guard [.textLength, .count].contains(bound.quantity) else { return nil }
      quantity = .textLength
      roles = [.role(role)]
    case .setting(let setting):
      guard takeSetting(setting, bound) else { return nil }
    case .unknown: return nil
    case .none:
      guard !Self.mayBeOfTheResult(bound, rejection, for: profile),
        takeByMeaning(bound, profile: profile, request: request)
      else { return nil }
    }
  }

  /// Whether a length may as well be the one that was asked for: the profile has such a setting, and the
  /// words name neither a file nor a medium.
  private static func mayBeOfTheResult(
    _ bound: StatedBound, _ rejection: Rejection, for profile: Profile
  ) -> Bool {
    guard bound.quantity == .duration, bound.mediaType == nil else { return false }
    let words = SentenceReader.tokens(of: rejection.message ?? "")
    let namesFile = words.contains {
      $0.isWord("asset", "file", "input", "media", "uploaded", "reference", "source")
    }
    return !namesFile
      && profile.settings.keys.contains { name in
        let plain = ResponseObject.plain(name)
        return plain.contains("duration") || plain.contains("seconds")
      }
  }

  /// The value of a setting, whatever the provider's words call it; a list of files or a text under
  /// an unknown name stays unknown.
  private mutating func takeSetting(_ setting: String, _ bound: StatedBound) -> Bool {
    let settable: Set<Quantity> = [.setting, .duration, .frames, .frameRate, .width, .height]
    guard settable.contains(bound.quantity) else { return false }
    quantity = .setting
    name = setting
    roles = [.all]
    return true
  }

  /// Where no field is named, the words and the quantity have to leave only one choice.
  private mutating func takeByMeaning(
    _ bound: StatedBound, profile: Profile, request: Request?
  ) -> Bool {
    if bound.quantity == .textLength {
      let names = profile.textInputs.map(\.role)
      guard names.count <= 1 else { return false }
      roles = [.role(names.first ?? "prompt")]
      return true
    }
    let types = bound.mediaType.map { [$0] } ?? bound.quantity.check.mediaTypes
    guard !types.isEmpty else { return false }
    var candidates = profile.mediaInputs.filter { !Set($0.media).isDisjoint(with: types) }
    if candidates.count > 1, let request {
      let given = Set(RoleAssignment(request, profile: profile).inputs.map(\.role))
      candidates = candidates.filter { given.contains($0.role) }
    }
    if candidates.count == 1, let role = candidates.first?.role {
      roles = [.role(role)]
      return true
    }
    guard candidates.count > 1, let type = bound.mediaType else { return false }
    roles = [.media(type)]
    isCountedTogether = bound.quantity == .count
    return true
  }
}

/// What a field of a payload is for a profile.
enum FieldTarget: Hashable {
  /// A role that takes files.
  case media(String)
  /// A role or a setting that takes words.
  case text(String)
  /// A setting.
  case setting(String)
  /// The field is unknown to the profile, but its name says what it takes.
  case mediaType(MediaType)
  /// A part of something that the profile does not know.
  case unknown
  /// No field is named.
  case none

  /// The meaning of a field.
  ///
  /// Most payloads call their fields as the profiles call their roles; other names are
  /// compared without `_url` and the like.
  init(_ field: [String], in profile: Profile) {
    let containers = ResponseVocabulary.builtIn.containers
    let names = field.filter {
      !$0.utf8.allSatisfy(ASCII.isDigit)
        && (profile.input($0) != nil || !containers.contains(ResponseObject.plain($0)))
    }
    guard let last = names.last else {
      self = .none
      return
    }
    for name in names.reversed() {
      if let input = Self.input(name, of: profile) {
        self = input.isText ? .text(input.role) : .media(input.role)
        return
      }
    }
    let setting = profile.settings.keys.sorted().first {
      ResponseObject.plain($0) == ResponseObject.plain(last)
    }
    if let setting {
      self = .setting(profile.settings[last] == nil ? setting : last)
    } else if Self.isText(last) {
      self = .text(last)
    } else if let type = Self.mediaType(last) {
      self = Self.onlyRole(for: type, of: profile).map { .media($0) } ?? .mediaType(type)
    } else if names.count == 1 {
      self = .setting(last)
    } else {
      self = .unknown
    }
  }

  /// The input whose role is the name, or the only one that is it but for its ending.
  private static func input(_ name: String, of profile: Profile) -> Input? {
    if let input = profile.input(name) { return input }
    let plain = ResponseObject.plain(name)
    if let input = profile.inputs.first(where: { ResponseObject.plain($0.role) == plain }) {
      return input
    }
    let candidates = profile.inputs.filter { stem($0.role) == stem(name) }
    return candidates.count == 1 ? candidates.first : nil
  }

  /// A name without what says only that it is an address or several.
  private static func stem(_ name: String) -> String {
    var plain = ResponseObject.plain(name)
    for ending in ["urls", "uris", "url", "uri", "s"] where plain.hasSuffix(ending) {
      guard plain.count > ending.count else { continue }
      plain.removeLast(ending.count)
      return plain
    }
    return plain
  }

  /// The only role of a media type, or nil when there are none or several.
  static func onlyRole(for type: MediaType, of profile: Profile) -> String? {
    let roles = profile.mediaInputs.filter { $0.media.contains(type) }
    return roles.count == 1 ? roles.first?.role : nil
  }

  private static func isText(_ name: String) -> Bool {
    let plain = ResponseObject.plain(name)
    return plain.hasSuffix("prompt") || plain == "prompttext" || plain == "text"
  }

  /// The media type that a field of files names, or nil for a field that holds none:
  /// `image_size` is a setting.
  static func mediaType(_ name: String) -> MediaType? {
    let plain = ResponseObject.plain(name)
    let settings = [
      "size", "count", "format", "ratio", "length", "duration", "resolution", "fps", "scale",
      "factor", "weight", "strength", "quality", "style", "type", "mode", "id", "number", "frames",
    ]
    guard !settings.contains(where: plain.hasSuffix) else { return nil }
    if plain.contains("video") || plain.contains("clip") { return .video }
    if plain.contains("audio") || plain.contains("voice") { return .audio }
    if ["image", "frame", "photo", "picture"].contains(where: plain.contains) { return .image }
    return nil
  }
}
