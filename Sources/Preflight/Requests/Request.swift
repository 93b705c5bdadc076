public import MediaModel

/// Everything that will be sent to a provider, as far as it is known.
public struct Request: Sendable, Hashable {
  public var inputs: [RequestInput]
  public var selection: Selection
  /// The output settings and the texts of the request (`prompt`), by name.
  public var settings: [String: String]
  /// How the files reach the provider, or nil when that is not known.
  public var transport: Transport?
  /// What the JSON that would be sent says besides, or nil when it was not shown.
  public var payload: PayloadFacts?

  public init(
    inputs: [RequestInput], selection: Selection = .whole, settings: [String: String] = [:],
    transport: Transport? = nil, payload: PayloadFacts? = nil
  ) {
    self.inputs = inputs
    self.selection = selection
    self.settings = settings
    self.transport = transport
    self.payload = payload
  }
}

/// One file of a request.
public struct RequestInput: Sendable, Hashable {
  /// The role that was given with the file, or nil when the profile shall decide.
  public var role: String?
  /// The file's path, or what stands in its place in reports: an address without its query, or where
  /// in the request a data URI stands.
  public var path: String
  public var facts: MediaFacts
  /// How it reaches the provider, and how much of it was looked at.
  public var delivery: InputDelivery

  public init(
    role: String? = nil, path: String, facts: MediaFacts, delivery: InputDelivery = .file
  ) {
    self.role = role
    self.path = path
    self.facts = facts
    self.delivery = delivery
  }
}

/// The part of a clip that will be sent, from one point up to but not including another.
public struct Selection: Sendable, Hashable {
  /// Where it starts, or nil for the clip's start.
  public let from: MediaTime?
  /// Where it ends, or nil for the clip's end.
  public let to: MediaTime?

  /// The whole clip.
  public static let whole = Selection()

  /// A part of a clip.
  ///
  /// - Throws: `RequestError` when the part is empty or starts before the clip.
  public init(from: MediaTime?, to: MediaTime?) throws(RequestError) {
    if let from, from < .zero {
      throw RequestError("The selection starts before the clip: --from is below zero.")
    }
    if let to, to <= from ?? .zero {
      throw RequestError("The selection is empty: --to has to be after --from.")
    }
    self.from = from
    self.to = to
  }

  private init() {
    from = nil
    to = nil
  }

  /// Whether no part was chosen.
  public var isWhole: Bool { from == nil && to == nil }
}

/// A request makes no sense, whatever its files hold; the command exits with 64.
public struct RequestError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  /// The nearest names, the closest first.
  public var suggestions: [String]

  public init(_ message: String, suggestions: [String] = []) {
    self.message = message
    self.suggestions = suggestions
  }

  /// The message and the suggestion.
  public var description: String {
    guard !suggestions.isEmpty else { return message }
    let names = suggestions.map { "'\($0)'" }.joined(separator: " or ")
    return "\(message) Did you mean \(names)?"
  }
}
