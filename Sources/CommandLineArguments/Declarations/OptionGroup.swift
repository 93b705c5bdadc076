/// Options that several commands share, declared once in a type of their own.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct OptionGroup<Value: ParsableArguments> {
  private let parsed: ParsedValue<Value>
  private var assignedValue: Value?

  /// The options of the type.
  public init() {
    self.parsed = ParsedValue(initial: Value())
  }

  /// The group as read from the command line.
  public var wrappedValue: Value {
    get { assignedValue ?? parsed.currentValue }
    set { assignedValue = newValue }
  }
}

extension OptionGroup: DefinitionSource {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    ArgumentDefinition.all(of: parsed.currentValue)
  }

  func validate() throws {
    var value = parsed.currentValue
    try validateGroups(of: value)
    try value.validate()
    parsed.value = value
  }
}

/// A property wrapper that declares arguments.
protocol DefinitionSource {
  /// The arguments that a property of the given name declares.
  func definitions(ofProperty property: String) -> [ArgumentDefinition]

  /// Checks the values after reading.
  func validate() throws
}

extension DefinitionSource {
  func validate() throws {}
}

extension ArgumentDefinition {
  /// The arguments that the properties of a value declare, in order.
  static func all(of arguments: any ParsableArguments) -> [ArgumentDefinition] {
    Mirror(reflecting: arguments).children.flatMap { label, value -> [ArgumentDefinition] in
      guard let source = value as? any DefinitionSource, let label else { return [] }
      // The compiler stores the wrapper of `name` as `_name`.
      return source.definitions(ofProperty: String(label.drop { $0 == "_" }))
    }
  }
}

/// Validates the option groups among the properties of a value.
func validateGroups(of arguments: any ParsableArguments) throws {
  for child in Mirror(reflecting: arguments).children {
    try (child.value as? any DefinitionSource)?.validate()
  }
}
