/// What one workflow or model of a provider takes: its inputs, its limits, its prices.
public struct Profile: Sendable, Hashable {
  /// What a profile describes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A workflow of a panel or an application.
    case workflow
    /// A model as a provider offers it.
    case model
    /// Limits that hold for other profiles, such as a provider's rules of transport.
    case rules
  }

  /// Which end of a clip matters and has to be kept when it is cut.
  public enum ClipEnd: String, Sendable, Hashable, CaseIterable {
    case start, end
  }

  /// Where a profile comes from.
  public enum Origin: Sendable, Hashable {
    case builtIn
    /// A file of the user, by its name.
    case file(String)
  }

  public var id: String
  public var name: String
  public var provider: String
  public var kind: Kind
  public var summary: String?
  public var inputs: [Input]
  public var choices: [Choice]
  /// The output settings of a request by their names.
  public var settings: [String: Setting]
  public var limits: [Limit]
  public var engines: [Engine]
  /// Ids of profiles whose limits also bind, by media type.
  public var rules: [String]
  public var prices: [Price]
  public var keep: ClipEnd?
  /// Whether the workflow makes use of the clip's sound, or nil when that is not known.
  public var usesAudio: Bool?
  public var notes: String?
  public var origin: Origin

  public init(
    id: String, name: String, provider: String, kind: Kind, summary: String? = nil,
    inputs: [Input] = [], choices: [Choice] = [], settings: [String: Setting] = [:],
    limits: [Limit] = [], engines: [Engine] = [], rules: [String] = [], prices: [Price] = [],
    keep: ClipEnd? = nil, usesAudio: Bool? = nil, notes: String? = nil,
    origin: Origin = .builtIn
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.kind = kind
    self.summary = summary
    self.inputs = inputs
    self.choices = choices
    self.settings = settings
    self.limits = limits
    self.engines = engines
    self.rules = rules
    self.prices = prices
    self.keep = keep
    self.usesAudio = usesAudio
    self.notes = notes
    self.origin = origin
  }

  /// The roles that take a file.
  public var mediaInputs: [Input] { inputs.filter { !$0.isText } }
  /// The roles that take words.
  public var textInputs: [Input] { inputs.filter(\.isText) }
  /// The input of a role, or nil when the profile has no such role.
  public func input(_ role: String) -> Input? { inputs.first { $0.role == role } }
}
