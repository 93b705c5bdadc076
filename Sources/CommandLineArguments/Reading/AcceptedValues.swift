/// What can be typed as a value, as far as it can be said in words.
enum AcceptedValues: Equatable {
  case anything
  case wholeNumbers
  case numbers
  case listed([String])

  init(of type: any ExpressibleByArgument.Type) {
    if !type.allValueStrings.isEmpty {
      self = .listed(type.allValueStrings)
    } else if type is any BinaryInteger.Type {
      self = .wholeNumbers
    } else if type is any BinaryFloatingPoint.Type {
      self = .numbers
    } else {
      self = .anything
    }
  }

  /// The values when they can be listed, else empty.
  var list: [String] {
    switch self {
    case .anything, .wholeNumbers, .numbers: []
    case .listed(let values): values
    }
  }
}
