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
