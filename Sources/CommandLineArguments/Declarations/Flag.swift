/// A choice made by a name alone, such as `--strict`.
///
/// It is not Sendable, because the copies of a wrapper share what was read.
@propertyWrapper
public struct Flag<Value> {
  private let parsed: ParsedValue<Value>
  private let valueOfSwitch: (Bool) -> Value
  private let name: NameSpecification
  private let inversion: FlagInversion?
  private let help: ArgumentHelp
  private let initialSwitch: Bool?
  private var assignedValue: Value?

  private init(
    initial: Value?, initialSwitch: Bool?, name: NameSpecification, inversion: FlagInversion?,
    help: ArgumentHelp?, valueOfSwitch: @escaping (Bool) -> Value
  ) {
    self.parsed = ParsedValue(initial: initial)
    self.initialSwitch = initialSwitch
    self.name = name
    self.inversion = inversion
    self.help = help ?? ArgumentHelp()
    self.valueOfSwitch = valueOfSwitch
  }

  /// Lets the compiler find the other initializers for `@Flag` without parentheses.
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
    let names = name.names(ofProperty: property)
    let namesOfOn = inversion?.namesOfOn(names) ?? names
    let namesOfOff = inversion?.namesOfOff(names) ?? []
    let defaultNames = initialSwitch == false ? namesOfOff : namesOfOn
    let showsDefault = inversion != nil && initialSwitch != nil
    return [
      ArgumentDefinition(
        kind: .flag(on: namesOfOn, off: namesOfOff),
        help: help,
        isRequired: !parsed.hasValue,
        defaultDescription: showsDefault ? defaultNames.last?.spelling : nil,
        store: { [parsed, valueOfSwitch] given in parsed.value = valueOfSwitch(given != .off) },
        isFilled: { [parsed] in parsed.hasValue })
    ]
  }
}

extension Flag where Value == Bool {
  /// A flag with a default; giving it makes the value true.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: wrappedValue, initialSwitch: wrappedValue, name: name, inversion: nil, help: help,
      valueOfSwitch: { $0 })
  }

  /// A pair of flags, one for true and one for false, with a default; the last one given counts.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, inversion: FlagInversion,
    help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: wrappedValue, initialSwitch: wrappedValue, name: name, inversion: inversion,
      help: help, valueOfSwitch: { $0 })
  }

  /// A pair of flags, one for true and one for false, of which one must be given.
  public init(
    name: NameSpecification = .long, inversion: FlagInversion, help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: nil, initialSwitch: nil, name: name, inversion: inversion, help: help,
      valueOfSwitch: { $0 })
  }
}

extension Flag where Value == Bool? {
  /// A pair of flags, one for true and one for false; nil when neither is given.
  public init(
    name: NameSpecification = .long, inversion: FlagInversion, help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: .some(nil), initialSwitch: nil, name: name, inversion: inversion, help: help,
      valueOfSwitch: { $0 })
  }
}

/// How the name of the flag that means "no" is made.
public struct FlagInversion: Sendable, Hashable {
  let prefixOfOn: String
  let prefixOfOff: String

  /// `--name` and `--no-name`.
  public static var prefixedNo: FlagInversion {
    FlagInversion(prefixOfOn: "", prefixOfOff: "no-")
  }

  /// `--enable-name` and `--disable-name`.
  public static var prefixedEnableDisable: FlagInversion {
    FlagInversion(prefixOfOn: "enable-", prefixOfOff: "disable-")
  }
}

extension FlagInversion {
  /// The names that switch the flag on; short names do so too.
  func namesOfOn(_ names: [ArgumentName]) -> [ArgumentName] {
    names.map { $0.isShort ? $0 : .long(prefixOfOn + $0.text) }
  }

  /// The names that switch the flag off.
  func namesOfOff(_ names: [ArgumentName]) -> [ArgumentName] {
    names.filter { !$0.isShort }.map { .long(prefixOfOff + $0.text) }
  }
}
