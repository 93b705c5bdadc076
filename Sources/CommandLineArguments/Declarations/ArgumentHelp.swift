/// What the help page says about one argument, option or flag.
public struct ArgumentHelp: Sendable, ExpressibleByStringInterpolation {
  /// What the argument is for, in one sentence.
  public var abstract: String = ""

  /// The name shown between angle brackets, or nil for the argument's own name.
  public var valueName: String?

  /// Describes an argument.
  public init(_ abstract: String = "", valueName: String? = nil) {
    self.abstract = abstract
    self.valueName = valueName
  }

  /// Describes an argument by its abstract alone.
  public init(stringLiteral value: String) {
    self.init(value)
  }
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
