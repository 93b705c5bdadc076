/// Options that several commands share, declared once in a type of their own.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct OptionGroup<Value: ParsableArguments> {
  private let parsed: ParsedValue<Value>
  private let title: String
  private var assignedValue: Value?

  /// The options of the type; a title gives them a section of their own in the help page.
  public init(title: String = "") {
    self.parsed = ParsedValue(initial: Value())
    self.title = title
  }

  /// The group as read from the command line.
  public var wrappedValue: Value {
    get { assignedValue ?? parsed.currentValue }
    set { assignedValue = newValue }
  }
}

extension OptionGroup: DefinitionSource {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    ArgumentDefinition.all(of: parsed.currentValue).map { $0.titled(title) }
  }

  func validate() throws {
    var value = parsed.currentValue
    try validateGroups(of: value)
    try value.validate()
    parsed.value = value
  }
}
