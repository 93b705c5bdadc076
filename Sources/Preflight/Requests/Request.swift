// Whoever asks about media needs the facts of media as well.
@_exported public import MediaModel

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
      throw RequestError("The selection starts before the clip.")
    }
    if let to, to <= from ?? .zero {
      throw RequestError("The selection is empty: its end has to be after its start.")
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

extension Request {
  /// The settings that may be shown, by name: no texts, such as the prompt, and no addresses.
  public var shownSettings: [(name: String, value: String)] {
    settings.filter { !Self.isPrivate(name: $0.key, value: $0.value) }
      .sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  /// Whether a setting holds words of the user's or an address, which no report, record or command
  /// repeats.
  public static func isPrivate(name: String, value: String) -> Bool {
    let name = name.lowercased()
    let isText = ["prompt", "text", "script", "caption", "lyrics", "dialogue", "message", "secret"]
      .contains { name.contains($0) }
    let isKey = ["key", "token", "authorization", "password"].contains { name.hasSuffix($0) }
    let isAddress =
      ["url", "uri", "webhook", "callback"].contains { name.hasSuffix($0) }
      || value.contains("://") || value.hasPrefix("data:")
    return isText || isKey || isAddress || value.count > 64
  }
}

/// Tells whether several files belong to one request or are checked one by one.
public enum RequestGrouping {
  /// Whether files form one request.
  ///
  /// Files with roles always do. Files without roles do when every profile takes more than one file
  /// and has room for all, or needs more than one; else each file is a request of its own.
  public static func isOneRequest(_ inputs: [InputArgument], profiles: [Profile]) -> Bool {
    guard inputs.count > 1, !inputs.contains(where: { $0.role != nil }) else { return true }
    return !profiles.isEmpty
      && profiles.allSatisfy { profile in
        let roles = profile.mediaInputs
        let needed = roles.reduce(0) { $0 + $1.minimum }
        let hasRoomForAny = roles.contains { $0.maximum == nil }
        let room = roles.reduce(0) { $0 + ($1.maximum ?? 0) }
        return needed > 1 || hasRoomForAny || inputs.count <= room
      }
  }
}

/// An input as it is typed: `PATH`, or `ROLE=PATH`.
public struct InputArgument: Sendable, Hashable {
  /// The role in front of the equals sign, or nil for a plain path.
  public var role: String?
  public var path: String

  public init(role: String? = nil, path: String) {
    self.role = role
    self.path = path
  }

  /// Reads what was typed; what stands before the first `=` is a role when it can be a name, so that
  /// `./a=b.mp4` is a path.
  public init(parsing text: String) {
    guard let equals = text.firstIndex(of: "="),
      text[..<equals].wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil
    else {
      self.init(path: text)
      return
    }
    self.init(role: String(text[..<equals]), path: String(text[text.index(after: equals)...]))
  }
}
