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
