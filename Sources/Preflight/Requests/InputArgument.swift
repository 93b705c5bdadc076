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
