/// A value given by its position, such as the file in `preflight probe clip.mov`.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct Argument<Value> {
  private let declaration: ValueDeclaration<Value>
  private let strategy: ArgumentArrayParsingStrategy
  private var assignedValue: Value?

  init(
    _ declaration: ValueDeclaration<Value>,
    parsing strategy: ArgumentArrayParsingStrategy = .remaining
  ) {
    self.declaration = declaration
    self.strategy = strategy
  }

  /// Lets the compiler find the other initializers for `@Argument` without parentheses.
  @available(*, unavailable, message: "Conform the type to ExpressibleByArgument.")
  public init() {
    preconditionFailure("An argument needs a type that can be read from text.")
  }

  /// The value given on the command line, or the default.
  public var wrappedValue: Value {
    get { assignedValue ?? declaration.parsed.currentValue }
    set { assignedValue = newValue }
  }
}

extension Argument: DefinitionSource {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    [
      ArgumentDefinition(
        kind: .positional(strategy), valueName: property.hyphenated, declaration)
    ]
  }
}

extension Argument where Value: ExpressibleByArgument {
  /// An argument with a default.
  public init(
    wrappedValue: Value, help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) {
    self.init(.one(.expressed, initial: wrappedValue, help, completion))
  }

  /// An argument that must be given.
  public init(help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
    self.init(.one(.expressed, initial: nil, help, completion))
  }
}

extension Argument {
  /// An argument that is nil when it is not given.
  public init<Wrapped: ExpressibleByArgument>(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value == Wrapped? {
    self.init(.optional(.expressed, help, completion))
  }

  /// Any number of arguments, with a default.
  public init<Element: ExpressibleByArgument>(
    wrappedValue: [Element],
    parsing strategy: ArgumentArrayParsingStrategy = .remaining,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(.array(.expressed, initial: wrappedValue, help, completion), parsing: strategy)
  }

  /// One or more arguments.
  public init<Element: ExpressibleByArgument>(
    parsing strategy: ArgumentArrayParsingStrategy = .remaining,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(.array(.expressed, initial: nil, help, completion), parsing: strategy)
  }
}

/// Which of the words on the command line an array of arguments takes.
public struct ArgumentArrayParsingStrategy: Sendable, Hashable {
  let kind: Kind

  enum Kind: Sendable, Hashable {
    case remaining
    case postTerminator
  }

  /// Every word that is not an option, and every word after the terminator `--`.
  public static var remaining: ArgumentArrayParsingStrategy {
    ArgumentArrayParsingStrategy(kind: .remaining)
  }

  /// The words after the terminator `--`, which no other argument gets then.
  public static var postTerminator: ArgumentArrayParsingStrategy {
    ArgumentArrayParsingStrategy(kind: .postTerminator)
  }
}
