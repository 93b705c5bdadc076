package import MediaModel

/// Everything about one quantity, or a family of them: how a limit on it is read, what has to be
/// probed, what is measured, how a finding is worded and which fix it offers.
///
/// To add one: a file in `Checks/`, a case and a row in ``Quantity``, and a test.
package protocol LimitCheck: SendableMetatype {
  /// What of the media a limit on the quantity is about: `"length"`.
  static var noun: String { get }
  /// What the quantity is one of.
  static var subject: LimitSubject { get }
  /// The types of media that can have the quantity; empty for what is none of a file.
  static var mediaTypes: [MediaType] { get }
  /// The only unit in which the quantity is counted, or nil when it has none.
  static var unit: LimitUnit? { get }
  /// Other units in which a limit may count it.
  static var otherUnits: [LimitUnit] { get }
  /// Whether the ends of a limit are sizes such as `1920x1080` instead of numbers.
  static var isBoundedBySizes: Bool { get }
  /// What a listed value has to be, or nil when any will do.
  static var listed: ListedValue? { get }
  /// Whether it can be summed up over several files.
  static var isSummable: Bool { get }
  /// The settings of a request that say what the quantity of the result is to be.
  static var outputSettings: [String] { get }
  /// What a provider does with media outside of a range that it says to normalize to.
  static var normalization: LimitBehavior { get }
  /// Whether a limit on it bears on the size or shape of a picture.
  static var isAboutSize: Bool { get }
  /// Which header of a server's response tells the quantity, or nil when none does.
  static var header: TellingHeader? { get }

  /// What a limit lacks to make sense, or nil when it makes sense.
  static func flaw(of limit: Limit) -> String?
  /// A number of the quantity with its unit.
  static func write(_ value: Rational) -> String
  /// What the ends of a limit suggest to try, for a quantity about size.
  static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints
  /// The numbers of an input that a limit is held against, as far as they are numbers.
  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading]
  /// The value that is held against a limit that is kept, of one file or of a whole request; nil
  /// when it is not known, or the quantity is none of these inputs.
  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue?
  /// Whether what headers say lies so close to the bounds that only packets settle the verdict.
  static func needsPackets(
    _ bounds: Bounds, of input: AssignedInput, _ timing: ClipTiming
  ) -> Bool
  /// What breaks the limit; pure, and never about inputs to which it does not apply.
  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation]
}

extension LimitCheck {
  package static var subject: LimitSubject { .content }
  package static var unit: LimitUnit? { nil }
  package static var otherUnits: [LimitUnit] { [] }
  package static var isBoundedBySizes: Bool { false }
  package static var listed: ListedValue? { nil }
  package static var isSummable: Bool { false }
  package static var outputSettings: [String] { [] }
  package static var normalization: LimitBehavior { .rescale }
  package static var isAboutSize: Bool { false }
  package static var header: TellingHeader? { nil }

  package static func flaw(of limit: Limit) -> String? {
    limit.bounds.isEmpty && limit.allowedByContainer.isEmpty
      ? "the limit has no minimum, maximum or list of allowed values" : nil
  }

  package static func write(_ value: Rational) -> String {
    Wording.number(value) + (unit.map { " \($0.rawValue)" } ?? "")
  }

  package static func sizeHints(of bounds: Bounds, on quantity: Quantity) -> SizeHints {
    SizeHints()
  }

  package static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] { [] }

  package static func needsPackets(
    _ bounds: Bounds, of input: AssignedInput, _ timing: ClipTiming
  ) -> Bool { false }
}

/// Sizes and shapes at which a limit begins or ends to hold, for who looks for a size that all accept.
package struct SizeHints: Sendable {
  package var widths: [Int] = []
  package var heights: [Int] = []
  package var shortSides: [Int] = []
  package var longSides: [Int] = []
  package var areas: [Int] = []
  /// What width and height have to be multiples of; nil for anything.
  package var widthStep: Int?
  package var heightStep: Int?
  /// The ends of ranges of shapes.
  package var shapes: [AspectRatio] = []
  /// The shapes that stand in a list.
  package var listedShapes: [AspectRatio] = []
}

extension Bounds {
  /// The ends of the range and the listed numbers, whole.
  var wholeNumbers: [Int] {
    let ends = [minimum?.value, maximum?.value].compactMap(\.self)
    return (ends + allowedNumbers).map { Int(clamping: $0.roundedDown) }
  }
}

/// What a quantity is one of.
package enum LimitSubject: Sendable, Hashable {
  /// The media themselves, which alone tell it.
  case content
  /// The files of a request as such.
  case files
  /// The address under which a file is offered.
  case address
  /// A text or a setting of the request.
  case setting
}

/// A header of a server's response that tells a quantity of the file behind an address.
package enum TellingHeader: Sendable, Hashable {
  case contentLength, contentType
}

/// What a value in a limit's list has to be.
package struct ListedValue: Sendable {
  /// The end of a message about a wrong one: `"a number"`.
  let example: String
  let accepts: @Sendable (SettingValue) -> Bool

  init(_ example: String, accepts: @escaping @Sendable (SettingValue) -> Bool) {
    self.example = example
    self.accepts = accepts
  }

  static let number = ListedValue("a number") { $0.number != nil }
  static let flag = ListedValue("true or false") { $0 == .flag(true) || $0 == .flag(false) }
  static let shape = ListedValue("a shape such as 16:9") { AspectRatio($0.text) != nil }
  static let size = ListedValue("a size such as 1920x1080") { PixelSize($0.text) != nil }
}
