import Foundation
import JSON
import Reports

/// JSON read back by another reader than ours.
enum Decoded {
  static func object(_ value: JSONValue, isIndented: Bool = true) throws -> [String: Any] {
    let data = Data(value.text(isIndented: isIndented).utf8)
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}

extension [String: Any] {
  /// The value under a path of keys and positions: `"profiles.0.findings.0.id"`.
  func at(_ path: String) -> Any? {
    path.split(separator: ".").reduce(self as Any?) { value, key in
      if let list = value as? [Any], let index = Int(key) {
        return list.indices.contains(index) ? list[index] : nil
      }
      return (value as? [String: Any])?[String(key)]
    }
  }

  func text(_ path: String) -> String? { at(path) as? String }
  func double(_ path: String) -> Double? { (at(path) as? NSNumber)?.doubleValue }
  func integer(_ path: String) -> Int? { (at(path) as? NSNumber)?.intValue }
  func flag(_ path: String) -> Bool? { at(path) as? Bool }
  func keys(_ path: String) -> Set<String> { Set((at(path) as? [String: Any] ?? [:]).keys) }
  func isNull(_ path: String) -> Bool { at(path) is NSNull }
}
