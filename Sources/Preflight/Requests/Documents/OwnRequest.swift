import JSON
import MediaModel

/// A request in Preflight's own form, read strictly.
struct OwnRequest {
  private enum Keys: String, CaseIterable {
    case schema, profile, inputs, settings, transport, prompt, from, to
  }

  private enum InputKeys: String, CaseIterable {
    case path, url
  }

  /// The names of the profiles; empty when none is named.
  let profiles: [String]
  private var base = RequestOutline()
  private let prompt: String?

  init(_ root: JSONValue) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(root, at: "")
    if case .array = reader.value(.profile) {
      profiles = try reader.texts(.profile)
    } else {
      profiles = try reader.optionalText(.profile).map { [$0] } ?? []
    }
    prompt = try reader.optionalText(.prompt)
    base.transport = try reader.choice(.transport)
    base.from = try Self.time(.from, of: reader)
    base.to = try Self.time(.to, of: reader)
    for (name, value) in try reader.freeMembers(.settings) {
      guard let text = value.settingText else {
        throw DocumentError(
          at: "settings.\(name)",
          "a text, a number or a truth value is expected, not "
            + value.kindName)
      }
      base.settings[name] = text
    }
    for (role, value) in try reader.freeMembers(.inputs) {
      base.inputs += try Self.inputs(value, role: role, at: "inputs.\(role)")
    }
  }

  /// What the request says, with its prompt under the name that the profiles give it.
  func outline(for profiles: [Profile]) throws(DocumentError) -> RequestOutline {
    guard let prompt else { return base }
    var outline = base
    let roles = Set(profiles.flatMap(\.textInputs).map(\.role))
    let name = roles.contains("prompt") || roles.count != 1 ? "prompt" : roles.first ?? "prompt"
    guard outline.settings[name] == nil else {
      throw DocumentError(at: "prompt", "the settings give '\(name)' too; keep one")
    }
    outline.settings[name] = prompt
    return outline
  }

  private static func time(_ key: Keys, of reader: ObjectReader<Keys>) throws(DocumentError)
    -> String?
  {
    guard case .number(let digits)? = reader.value(key) else {
      return try reader.optionalText(key)
    }
    return digits
  }

  private static func inputs(
    _ value: JSONValue, role: String, at place: String
  ) throws(DocumentError) -> [RequestOutline.Input] {
    guard case .array(let elements) = value else {
      return [try input(value, role: role, at: place)]
    }
    var inputs: [RequestOutline.Input] = []
    for (index, element) in elements.enumerated() {
      inputs.append(try input(element, role: role, at: "\(place)[\(index)]"))
    }
    return inputs
  }

  private static func input(
    _ value: JSONValue, role: String, at place: String
  ) throws(DocumentError) -> RequestOutline.Input {
    let shown = String(place.dropFirst("inputs.".count))
    if case .text(let text) = value {
      return RequestOutline.Input(role: role, place: shown, content: InputReference(text))
    }
    let reader = try ObjectReader<InputKeys>(value, at: place)
    let path = try reader.optionalText(.path).map(InputReference.file)
    let url = try reader.optionalText(.url).map { InputReference($0) }
    guard let content = path ?? url else {
      throw DocumentError(at: place, "an input has a path, a url, or both")
    }
    return RequestOutline.Input(
      role: role, place: shown, content: content, offered: path == nil ? nil : url)
  }
}

extension JSONValue {
  /// The value as a setting's text, or nil for null and what holds other values.
  ///
  /// A size of width and height counts as one: `1280x720`.
  var settingText: String? {
    switch self {
    case .text(let text): return text
    case .number(let digits): return digits
    case .flag(let flag): return flag ? "true" : "false"
    case .object(let members):
      guard members.count == 2, case .number(let width)? = member("width"),
        case .number(let height)? = member("height")
      else { return nil }
      return "\(width)x\(height)"
    case .null, .array: return nil
    }
  }
}
