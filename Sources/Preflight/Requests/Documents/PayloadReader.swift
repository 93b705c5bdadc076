import JSON
import MediaModel

/// Reads the JSON that would be sent to a provider: members that are roles of the profiles are
/// inputs, everything else is a setting or a text.
struct PayloadReader {
  /// Names under which objects hold what they lead to.
  private static let referenceKeys = ["url", "uri", "path"]
  /// The one list whose elements say which end of the clip they are.
  private static let pairMember = "promptImage"

  private let mediaRoles: Set<String>
  private let pair: FramePair?
  private let catalog: Catalog
  private let profiles: [Profile]

  init(_ profiles: [Profile], catalog: Catalog) {
    self.profiles = profiles
    self.catalog = catalog
    mediaRoles = Set(profiles.flatMap(\.mediaInputs).map(\.role))
    pair = profiles.lazy.compactMap { FramePair($0) }.first
  }

  /// What a payload says.
  func outline(of root: JSONValue) -> RequestOutline { outline(of: Payload(root)) }

  func outline(of payload: Payload) -> RequestOutline {
    var outline = RequestOutline()
    var facts = PayloadFacts(model: payload.model)
    facts.modelProfileIDs =
      payload.model.map { ModelName($0).profileIDs(among: catalog.ids) } ?? []
    for member in payload.members { read(member, at: member.key, into: &outline, &facts) }
    facts.misplacedMembers = payload.outerMembers.map(\.key).filter(isMisplaced)
    if let model = payload.model, outline.settings["model"] == nil {
      outline.settings["model"] = model
    }
    outline.payload = facts
    return outline
  }

  private func read(
    _ member: JSONMember, at place: String, into outline: inout RequestOutline,
    _ facts: inout PayloadFacts
  ) {
    if mediaRoles.contains(member.key) {
      outline.inputs += inputs(member.value, role: member.key, at: place)
    } else if let pair, member.key == Self.pairMember {
      outline.inputs += ends(member.value, of: pair, at: place)
    } else if let text = member.value.settingText {
      outline.settings[member.key] = text
    } else if member.value != .null {
      let count = outline.inputs.count
      lookInside(member.value, at: place, into: &outline, &facts)
      if outline.inputs.count == count { facts.unreadMembers.append(member.key) }
    }
  }

  /// Finds roles in objects and lists that are none themselves.
  private func lookInside(
    _ value: JSONValue, at place: String, into outline: inout RequestOutline,
    _ facts: inout PayloadFacts
  ) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        lookInside(element, at: "\(place)[\(index)]", into: &outline, &facts)
      }
    case .object(let members):
      for member in members {
        let place = "\(place).\(member.key)"
        if mediaRoles.contains(member.key) {
          outline.inputs += inputs(member.value, role: member.key, at: place)
        } else {
          lookInside(member.value, at: place, into: &outline, &facts)
        }
      }
    case .null, .flag, .number, .text: break
    }
  }

  /// Everything that a member leads to: a text, an object with an address, or a list of these.
  private func inputs(_ value: JSONValue, role: String, at place: String) -> [RequestOutline.Input]
  {
    switch value {
    case .text(let text):
      guard !text.isEmpty else { return [] }
      return [RequestOutline.Input(role: role, place: place, content: InputReference(text))]
    case .array(let elements):
      return elements.enumerated().flatMap { index, element in
        inputs(element, role: role, at: "\(place)[\(index)]")
      }
    case .object(let members):
      if let key = Self.referenceKeys.first(where: { value.member($0) != nil }),
        let reference = value.member(key)
      {
        return inputs(reference, role: role, at: place)
      }
      return members.flatMap { inputs($0.value, role: role, at: "\(place).\($0.key)") }
    case .null, .flag, .number: return []
    }
  }

  /// The ends of a clip: a single image is its start, in a list each says which it is.
  private func ends(
    _ value: JSONValue, of pair: FramePair, at place: String
  ) -> [RequestOutline.Input] {
    guard case .array(let elements) = value else {
      return inputs(value, role: pair.start, at: place)
    }
    return elements.enumerated().flatMap { index, element in
      let isLast = element.member("position") == .text("last")
      return inputs(element, role: isLast ? pair.end : pair.start, at: "\(place)[\(index)]")
    }
  }

  /// Whether a member outside the wrapper is, or was meant to be, one of the model's own.
  private func isMisplaced(_ name: String) -> Bool {
    let settings = profiles.flatMap(\.settings.keys)
    return mediaRoles.contains(name) || (settings.contains(name) && name != "model")
      || profiles.contains { profile in profile.textInputs.contains { $0.role == name } }
  }
}
