/// What the help page says about one argument, option or flag.
public struct ArgumentHelp: Sendable, ExpressibleByStringInterpolation {
  /// What the argument is for, in one sentence.
  public var abstract: String = ""

  /// More about the argument, printed under the abstract.
  public var discussion: String = ""

  /// The name shown between angle brackets, or nil for the argument's own name.
  public var valueName: String?

  /// Whether the argument appears in help and completions.
  public var visibility: ArgumentVisibility = .default

  /// Describes an argument.
  public init(
    _ abstract: String = "",
    discussion: String = "",
    valueName: String? = nil,
    visibility: ArgumentVisibility = .default
  ) {
    self.abstract = abstract
    self.discussion = discussion
    self.valueName = valueName
    self.visibility = visibility
  }

  /// Describes an argument by its abstract alone.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The help of an argument that is understood but not shown.
  public static var hidden: ArgumentHelp { ArgumentHelp(visibility: .hidden) }
}
