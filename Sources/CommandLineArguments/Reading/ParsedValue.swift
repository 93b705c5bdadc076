/// What was read for one property, shared by all copies of its wrapper so that reflection can fill it.
final class ParsedValue<Value> {
  private let initial: Value?
  package var value: Value?

  /// A value not yet read; nil when there is no default.
  init(initial: Value?) {
    self.initial = initial
  }

  /// Whether something was read or there is a default.
  var hasValue: Bool { value != nil || initial != nil }

  /// What was read, or the default.
  var currentValue: Value {
    guard let current = value ?? initial else {
      preconditionFailure("An argument was used before the command line was read.")
    }
    return current
  }
}
