package import JSON
public import MediaModel

/// One role of a profile: what is given in it, and how many.
public struct Input: Sendable, Hashable {
  public var role: String
  /// What may be given; at least one type.
  public var media: [MediaType]
  /// The fewest items; zero when the role is optional.
  public var minimum: Int
  /// The most items, or nil when there is no limit.
  public var maximum: Int?
  /// Roles of which at least one has to be given when this one is.
  public var requires: [String]
  /// Roles that must not be given when this one is.
  public var excludes: [String]
  public var level: Limit.Level

  public init(
    role: String, media: [MediaType], minimum: Int = 0, maximum: Int? = nil,
    requires: [String] = [], excludes: [String] = [], level: Limit.Level = .hard
  ) {
    self.role = role
    self.media = media
    self.minimum = minimum
    self.maximum = maximum
    self.requires = requires
    self.excludes = excludes
    self.level = level
  }

  /// Whether the role takes words and no file.
  public var isText: Bool { media == [.text] }

  /// What the role takes, in words: `"an image or a video"`.
  public var mediaText: String { media.map(\.withArticle).joined(separator: " or ") }
}

extension Input {
  package enum Keys: String, CaseIterable {
    case role, media, minimum, maximum, requires, excludes, level
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    var media: [MediaType] = []
    for name in try reader.texts(.media) {
      guard let type = MediaType(rawValue: name) else {
        let allowed = MediaType.allCases.map(\.rawValue)
        throw reader.error(
          .media, "'\(name)' is none of \(allowed.joined(separator: ", "))",
          suggestions: NearestNames.to(name, among: allowed))
      }
      media.append(type)
    }
    guard !media.isEmpty else { throw reader.error(.media, "at least one media type is expected") }
    self.init(
      role: try reader.text(.role), media: media, minimum: try reader.count(.minimum) ?? 0,
      maximum: try reader.count(.maximum), requires: try reader.texts(.requires),
      excludes: try reader.texts(.excludes), level: try reader.choice(.level) ?? .hard)
    if let maximum, maximum < minimum {
      throw reader.error(.maximum, "the maximum is below the minimum")
    }
  }
}

/// An either-or over roles: how many items of them together.
public struct Choice: Sendable, Hashable {
  public var roles: [String]
  public var minimum: Int
  /// The most items of the roles together, or nil when there is no limit.
  public var maximum: Int?

  public init(roles: [String], minimum: Int = 1, maximum: Int? = nil) {
    self.roles = roles
    self.minimum = minimum
    self.maximum = maximum
  }
}

extension Choice {
  package enum Keys: String, CaseIterable {
    case roles, minimum, maximum
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    self.init(
      roles: try reader.texts(.roles), minimum: try reader.count(.minimum) ?? 1,
      maximum: try reader.count(.maximum))
  }
}

/// What an input of a profile may be.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
  case image, video, audio, text

  /// The type with its article: `"an image"`.
  public var withArticle: String {
    switch self {
    case .image: "an image"
    case .video: "a video"
    case .audio: "audio"
    case .text: "a text"
    }
  }

  /// The type of a file of so a kind, or nil for one without video, image and audio.
  public init?(_ kind: MediaKind) {
    switch kind {
    case .video: self = .video
    case .image: self = .image
    case .audio: self = .audio
    case .other: return nil
    }
  }
}

/// The model that carries a workflow out, or is believed to.
public struct Engine: Sendable, Hashable {
  /// How sure it is.
  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// The provider names the engine; its limits bind.
    case documented
    /// Somebody concluded it; its limits are advice.
    case inferred
  }

  /// The id of the engine's profile.
  public var profile: String
  public var certainty: Certainty
  /// The engine's role for a role of the workflow.
  public var roles: [String: String]
  public var note: String?

  public init(
    profile: String, certainty: Certainty, roles: [String: String] = [:], note: String? = nil
  ) {
    self.profile = profile
    self.certainty = certainty
    self.roles = roles
    self.note = note
  }
}

extension Engine {
  package enum Keys: String, CaseIterable {
    case profile, certainty, roles, note
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let certainty: Certainty = try reader.choice(.certainty) else {
      throw reader.error(.certainty, "missing")
    }
    var roles: [String: String] = [:]
    for (role, value) in try reader.freeMembers(.roles) {
      guard case .text(let engineRole) = value else {
        throw reader.error(.roles, "a role of the engine is expected for '\(role)'")
      }
      roles[role] = engineRole
    }
    self.init(
      profile: try reader.text(.profile), certainty: certainty, roles: roles,
      note: try reader.optionalText(.note))
  }
}
