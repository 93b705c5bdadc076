import JSON
import MediaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value as any encoder writes it and any decoder reads it.
///
/// Decoders do not keep the order of keys, so keys are sorted; numbers stay exact with coders that
/// know `Decimal`, as Foundation's do.
struct DocumentCoding: Codable {
  let value: JSONValue

  /// A key of an object.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(_ value: JSONValue) { self.value = value }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      value = .object(
        try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
          JSONMember(key.stringValue, try object.decode(DocumentCoding.self, forKey: key).value)
        })
    } else if var list = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !list.isAtEnd { elements.append(try list.decode(DocumentCoding.self).value) }
      value = .array(elements)
    } else {
      value = try Self.scalar(in: try decoder.singleValueContainer())
    }
  }

  private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
    if container.decodeNil() { return .null }
    if let flag = try? container.decode(Bool.self) { return .flag(flag) }
    if let number = try? container.decode(Int64.self) { return .number(number) }
    if let number = try? container.decode(Decimal.self) { return .number(number.description) }
    return .text(try container.decode(String.self))
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let members):
      var object = encoder.container(keyedBy: Key.self)
      for member in members {
        try object.encode(DocumentCoding(member.value), forKey: Key(stringValue: member.key))
      }
    case .array(let elements):
      var list = encoder.unkeyedContainer()
      for element in elements { try list.encode(DocumentCoding(element)) }
    case .null:
      var single = encoder.singleValueContainer()
      try single.encodeNil()
    case .flag(let flag):
      var single = encoder.singleValueContainer()
      try single.encode(flag)
    case .text(let text):
      var single = encoder.singleValueContainer()
      try single.encode(text)
    case .number(let digits):
      var single = encoder.singleValueContainer()
      if let whole = Int64(digits) {
        try single.encode(whole)
      } else {
        try single.encode(Decimal(string: digits) ?? 0)
      }
    }
  }
}

/// The members of one object of a document; what is absent is nil.
struct DocumentObject {
  private let members: [String: JSONValue]
  private let path: String

  /// The members of an object that stands at a path, such as `findings[2]`.
  ///
  /// - Throws: `DecodingError` when the value is no object.
  init(_ value: JSONValue, at path: String = "") throws(DecodingError) {
    guard case .object(let members) = value else {
      throw Self.failure("is \(value.kindName), not an object", at: path)
    }
    self.members = Dictionary(
      members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    self.path = path
  }

  /// A value that a document always holds.
  ///
  /// - Throws: `DecodingError` when it is nil.
  func required<Value>(_ key: String, _ value: Value?) throws(DecodingError) -> Value {
    guard let value else { throw Self.failure("is missing or malformed", at: place(key)) }
    return value
  }

  func value(_ key: String) -> JSONValue? { members[key] == .null ? nil : members[key] }
  func text(_ key: String) -> String? { members[key]?.text }
  func texts(_ key: String) -> [String] { members[key]?.elements.compactMap(\.text) ?? [] }
  func integer(_ key: String) -> Int64? { digits(key).flatMap { Int64($0) } }
  func count(_ key: String) -> Int? { integer(key).map { Int(clamping: $0) } }
  func number(_ key: String) -> Rational? { members[key].flatMap(Self.number) }
  func time(_ key: String) -> MediaTime? { number(key).map { MediaTime(seconds: $0) } }

  func flag(_ key: String) -> Bool? {
    guard case .flag(let flag)? = members[key] else { return nil }
    return flag
  }

  func name<Name: RawRepresentable<String>>(_ key: String, _: Name.Type = Name.self) -> Name? {
    text(key).flatMap { Name(rawValue: $0) }
  }

  func size(_ key: String) -> PixelSize? {
    guard let size = try? object(key), let width = size.count("width"),
      let height = size.count("height")
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// The object of a key, or nil when there is none.
  func object(_ key: String) throws(DecodingError) -> DocumentObject? {
    guard let value = value(key) else { return nil }
    return try DocumentObject(value, at: place(key))
  }

  /// The objects in the list of a key, each made into a value; empty when there is none.
  func list<Value>(
    _ key: String, _ make: (DocumentObject) throws(DecodingError) -> Value
  ) throws(DecodingError) -> [Value] {
    var values: [Value] = []
    for (index, element) in (members[key]?.elements ?? []).enumerated() {
      values.append(try make(try DocumentObject(element, at: "\(place(key))[\(index)]")))
    }
    return values
  }

  /// A number as it is written, or a fraction that is written as text (`"30000/1001"`).
  static func number(_ value: JSONValue) -> Rational? {
    switch value {
    case .number(let digits): return Rational(decimal: digits)
    case .text(let text):
      let parts = text.split(separator: "/").map { Int64($0) }
      guard parts.count == 2, let numerator = parts[0], let denominator = parts[1] else {
        return nil
      }
      return Rational(numerator, denominator)
    case .null, .flag, .array, .object: return nil
    }
  }

  private func digits(_ key: String) -> String? {
    guard case .number(let digits)? = members[key] else { return nil }
    return digits
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private static func failure(_ reason: String, at path: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(
        codingPath: [], debugDescription: "\(path.isEmpty ? "The document" : path) \(reason)."))
  }
}
