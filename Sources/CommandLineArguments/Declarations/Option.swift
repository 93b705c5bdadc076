/// A value given by name, such as `--format json`.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct Option<Value> {
  private let declaration: ValueDeclaration<Value>
  private let name: NameSpecification
  private var assignedValue: Value?

  init(name: NameSpecification, _ declaration: ValueDeclaration<Value>) {
    self.name = name
    self.declaration = declaration
  }

  /// Lets the compiler find the other initializers for `@Option` without parentheses.
  @available(*, unavailable, message: "Conform the type to ExpressibleByArgument.")
  public init() {
    preconditionFailure("An option needs a type that can be read from text.")
  }

  /// The value given on the command line, or the default.
  public var wrappedValue: Value {
    get { assignedValue ?? declaration.parsed.currentValue }
    set { assignedValue = newValue }
  }
}

extension Option: DefinitionSource {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    let names = name.names(ofProperty: property)
    let valueName = names.first { !$0.isShort }?.text ?? property.hyphenated
    return [ArgumentDefinition(kind: .option(names), valueName: valueName, declaration)]
  }
}

extension Option where Value: ExpressibleByArgument {
  /// An option with a default.
  public init(
    wrappedValue: Value,
    name: NameSpecification = .long,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) {
    self.init(name: name, .one(.expressed, initial: wrappedValue, help, completion))
  }

  /// An option that must be given.
  public init(
    name: NameSpecification = .long,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) {
    self.init(name: name, .one(.expressed, initial: nil, help, completion))
  }
}

extension Option {
  /// An option that is nil when it is not given.
  public init<Wrapped: ExpressibleByArgument>(
    name: NameSpecification = .long,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == Wrapped? {
    self.init(name: name, .optional(.expressed, help, completion))
  }

  /// An option that can be repeated, with a default.
  public init<Element: ExpressibleByArgument>(
    wrappedValue: [Element],
    name: NameSpecification = .long,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(name: name, .array(.expressed, initial: wrappedValue, help, completion))
  }

  /// An option that can be repeated and must be given at least once.
  public init<Element: ExpressibleByArgument>(
    name: NameSpecification = .long,
    help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(name: name, .array(.expressed, initial: nil, help, completion))
  }
}
