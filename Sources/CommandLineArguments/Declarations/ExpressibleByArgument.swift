/// A type whose values can be typed on the command line.
public protocol ExpressibleByArgument {
  /// The value that the text stands for, or nil when it stands for none.
  init?(argument: String)

  /// The value as the help page shows it when it is a default.
  var defaultValueDescription: String { get }

  /// Every text that is accepted, or empty when they cannot be listed.
  static var allValueStrings: [String] { get }

  /// What a shell offers for a value of this type.
  static var defaultCompletionKind: CompletionKind { get }
}

extension ExpressibleByArgument {
  public var defaultValueDescription: String { "\(self)" }
  public static var allValueStrings: [String] { [] }
  public static var defaultCompletionKind: CompletionKind { .default }
}

extension ExpressibleByArgument where Self: CaseIterable {
  public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension ExpressibleByArgument where Self: RawRepresentable, RawValue: ExpressibleByArgument {
  public init?(argument: String) {
    guard let rawValue = RawValue(argument: argument) else { return nil }
    self.init(rawValue: rawValue)
  }

  public var defaultValueDescription: String { rawValue.defaultValueDescription }
}

extension ExpressibleByArgument where Self: LosslessStringConvertible {
  public init?(argument: String) { self.init(argument) }
}

extension String: ExpressibleByArgument {
  public init?(argument: String) { self = argument }
}

extension Int: ExpressibleByArgument {}

/// What can be typed as a value, as far as it can be said in words.
enum AcceptedValues: Equatable {
  case anything
  case wholeNumbers
  case listed([String])

  init(of type: any ExpressibleByArgument.Type) {
    if !type.allValueStrings.isEmpty {
      self = .listed(type.allValueStrings)
    } else if type is any BinaryInteger.Type {
      self = .wholeNumbers
    } else {
      self = .anything
    }
  }

  /// The values when they can be listed, else empty.
  var list: [String] {
    switch self {
    case .anything, .wholeNumbers: []
    case .listed(let values): values
    }
  }
}

/// How text becomes a value.
struct ValueFormat<Value> {
  let read: (String) throws -> Value
  let describe: (Value) -> String
  let accepted: AcceptedValues
  let completion: CompletionKind
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
