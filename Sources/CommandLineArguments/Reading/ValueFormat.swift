/// How text becomes a value.
struct ValueFormat<Value> {
  let read: (String) throws -> Value
  let describe: (Value) -> String
  let accepted: AcceptedValues
  let completion: CompletionKind

  /// The value is made by the closure.
  static func transformed(_ transform: @escaping (String) throws -> Value) -> ValueFormat {
    ValueFormat(
      read: transform, describe: { "\($0)" }, accepted: .anything, completion: .default)
  }
}

extension ValueFormat where Value: ExpressibleByArgument {
  /// The value is made by its type.
  static var expressed: ValueFormat {
    ValueFormat(
      read: { text in
        guard let value = Value(argument: text) else { throw NoSuchValue() }
        return value
      },
      describe: \.defaultValueDescription,
      accepted: AcceptedValues(of: Value.self),
      completion: Value.defaultCompletionKind)
  }
}

/// The text stands for no value of the type, and the type does not say why.
struct NoSuchValue: Error {}
