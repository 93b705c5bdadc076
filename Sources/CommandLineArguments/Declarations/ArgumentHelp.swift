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

/// Whether an argument appears in help and completions.
public struct ArgumentVisibility: Sendable, Hashable {
  let isShown: Bool

  /// Shown in help and offered by completions.
  public static var `default`: ArgumentVisibility { ArgumentVisibility(isShown: true) }

  /// Understood, but neither shown in help nor offered by completions.
  public static var hidden: ArgumentVisibility { ArgumentVisibility(isShown: false) }
}

/// What a shell offers when it completes a value.
public struct CompletionKind: Sendable {
  let kind: Kind

  enum Kind: Sendable, Equatable {
    case `default`
    case list([String])
    case file(extensions: [String])
    case directory
  }

  /// The values of the argument's type when they can be listed, else nothing.
  public static var `default`: CompletionKind { CompletionKind(kind: .default) }

  /// The given words.
  public static func list(_ words: [String]) -> CompletionKind {
    CompletionKind(kind: .list(words))
  }

  /// Directories and the files with one of the extensions, in any case; all files for none.
  public static func file(extensions: [String] = []) -> CompletionKind {
    CompletionKind(kind: .file(extensions: extensions))
  }

  /// Directories.
  public static var directory: CompletionKind { CompletionKind(kind: .directory) }
}
