/// A choice made by a name alone, such as `--strict`.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct Flag<Value> {
  private let parsed: ParsedValue<Value>
  private let valueWhenGiven: Value
  private let name: NameSpecification
  private let help: ArgumentHelp
  private var assignedValue: Value?

  /// Lets the compiler find the other initializer for `@Flag` without parentheses.
  @available(*, unavailable, message: "Give the flag a default value, such as false.")
  public init() {
    preconditionFailure("A flag needs a default value.")
  }

  /// Whether the flag was given, or the default.
  public var wrappedValue: Value {
    get { assignedValue ?? parsed.currentValue }
    set { assignedValue = newValue }
  }
}

extension Flag: DefinitionSource {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    [
      ArgumentDefinition(
        kind: .flag(name.names(ofProperty: property)),
        help: help,
        store: { [parsed, valueWhenGiven] _ in parsed.value = valueWhenGiven })
    ]
  }
}

extension Flag where Value == Bool {
  /// A flag with a default; giving it makes the value true.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, help: ArgumentHelp? = nil
  ) {
    self.parsed = ParsedValue(initial: wrappedValue)
    self.valueWhenGiven = true
    self.name = name
    self.help = help ?? ArgumentHelp()
  }
}
