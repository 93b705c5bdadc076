/// One limit of a profile: what is accepted, how strictly, and where that was read.
public struct Limit: Sendable, Hashable {
  /// Whether breaking the limit is refused.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The provider says that it rejects or requires.
    case hard
    /// The provider recommends.
    case advisory
  }

  /// What happens when the limit is broken.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    case reject
    /// The input is accepted, but trimmed, scaled, cropped or resampled.
    case alter
  }

  /// Over what a limit is counted.
  public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Every file by itself.
    case each
    /// The sum over all files of the roles.
    case combined
    /// The part of the clip that is selected.
    case selection
    /// All files of the roles together, as references of one request.
    case request
    /// The result, as the settings of the request ask for it.
    case output
  }

  /// What of a file is measured when that is not the file itself.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The text of the data URI.
    case encoded
  }

  public var roles: [RoleSelector]
  public var quantity: Quantity
  public var bounds: Bounds
  /// The codecs that are accepted in each container, for `videoCodec`; empty otherwise.
  public var allowedByContainer: [String: [String]]
  public var level: Level
  public var effect: Effect
  /// How the provider alters the input, such as `truncate-to-first`, or nil.
  public var behavior: String?
  public var scope: Scope
  /// The only way of transport to which the limit applies, or nil for all.
  public var transport: Transport?
  public var measures: Measure?
  /// All of these have to hold for the limit to apply.
  public var when: [Condition]
  /// What must hold, in words, for a declaration or a note.
  public var statement: String?
  /// The setting with which a declaration is asserted, or an output size is given.
  public var name: String?
  public var source: Source
  public var note: String?

  public init(
    roles: [RoleSelector], quantity: Quantity, bounds: Bounds = Bounds(),
    allowedByContainer: [String: [String]] = [:], level: Level = .hard, effect: Effect = .reject,
    behavior: String? = nil, scope: Scope = .each, transport: Transport? = nil,
    measures: Measure? = nil, when: [Condition] = [], statement: String? = nil,
    name: String? = nil, source: Source, note: String? = nil
  ) {
    self.roles = roles
    self.quantity = quantity
    self.bounds = bounds
    self.allowedByContainer = allowedByContainer
    self.level = level
    self.effect = effect
    self.behavior = behavior
    self.scope = scope
    self.transport = transport
    self.measures = measures
    self.when = when
    self.statement = statement
    self.name = name
    self.source = source
    self.note = note
  }
}

/// The way in which a file reaches the provider.
public enum Transport: String, Sendable, Hashable, CaseIterable {
  case url
  /// As text in the request; a third longer than the file.
  case dataURI = "data-uri"
  case upload

  /// The way in words: `"by URL"`.
  public var phrase: String {
    switch self {
    case .url: "by URL"
    case .dataURI: "as a data URI"
    case .upload: "by upload"
    }
  }
}

/// To which inputs a limit applies.
public enum RoleSelector: Sendable, Hashable {
  /// Every input.
  case all
  /// Every input of a media type; written `media:video`.
  case media(MediaType)
  /// The input of one role.
  case role(String)

  /// The selector as profiles write it, or nil when the media type is unknown.
  public init?(_ text: String) {
    guard text != "*" else {
      self = .all
      return
    }
    guard text.hasPrefix("media:") else {
      self = .role(text)
      return
    }
    guard let type = MediaType(rawValue: String(text.dropFirst("media:".count))) else {
      return nil
    }
    self = .media(type)
  }
}

extension RoleSelector {
  /// The selector as profiles write it.
  package var text: String {
    switch self {
    case .all: "*"
    case .media(let type): "media:\(type.rawValue)"
    case .role(let role): role
    }
  }
}
