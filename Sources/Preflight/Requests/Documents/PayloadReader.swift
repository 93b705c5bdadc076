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
      facts.settingTypes[member.key] = Setting.ValueType(member.value)
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

extension Setting.ValueType {
  /// The type of a JSON value, or nil for null, lists and objects; `5` and `5.0` are integers.
  fileprivate init?(_ value: JSONValue) {
    switch value {
    case .text: self = .string
    case .flag: self = .boolean
    case .number(let digits):
      self = Rational(decimal: digits)?.denominator == 1 ? .integer : .number
    case .null, .array, .object: return nil
    }
  }
}

/// The JSON that would be sent, its wrapper taken off.
struct Payload {
  /// Names under which a model is given beside the inputs.
  private static let modelKeys = ["model", "modelId", "model_id", "endpoint", "endpoint_id", "app"]

  /// The members that the model reads.
  let members: [JSONMember]
  /// The members that stand around them; empty without a wrapper.
  let outerMembers: [JSONMember]

  init(_ root: JSONValue) {
    guard case .object(let all) = root else {
      (members, outerMembers) = ([], [])
      return
    }
    if let inner = all.first(where: { $0.key == "input" }), case .object(let members) = inner.value
    {
      self.members = members
      outerMembers = all.filter { $0.key != "input" }
    } else {
      members = all
      outerMembers = []
    }
  }

  /// The name of the model, or nil when none is given.
  var model: String? {
    for key in Self.modelKeys {
      for member in outerMembers + members where member.key == key {
        if case .text(let name) = member.value, !name.isEmpty { return name }
      }
    }
    return nil
  }
}

/// The name of a model as a provider's request gives it: `gen4_turbo`, `fal-ai/veo3.1`.
struct ModelName {
  private let name: String

  init(_ name: String) {
    self.name = name.lowercased()
  }

  /// The ids that the name may mean, sorted: those that are it, or whose last part is it or begins
  /// with it and a dash (`gen4_aleph` and `seedance2-v2v`).
  func profileIDs(among ids: [String]) -> [String] {
    ids.filter { id in
      let id = id.lowercased()
      if id == name || id.hasSuffix("/" + name) { return true }
      return id.lastPathPart.hasPrefix(name + "-") && !name.contains("/")
        && id.hasPrefix("runway/")
    }.sorted()
  }

  /// The one profile that is meant by a request, or nil when the name is none that is known.
  ///
  /// Of several, those count that have the roles which the request fills.
  ///
  /// - Throws: `AmbiguousModel` when several remain, `DocumentError` when a profile
  ///   is malformed.
  func profile(for payload: Payload, in catalog: Catalog) throws -> String? {
    let ids = profileIDs(among: catalog.ids)
    guard ids.count > 1 else { return ids.first }
    let filled = try ids.map { id in
      let profile = try catalog.profile(id: id)
      let roles = Set(
        PayloadReader([profile].compactMap(\.self), catalog: catalog)
          .outline(of: payload).inputs.map(\.role))
      return (id: id, count: roles.count)
    }
    let most = filled.map(\.count).max() ?? 0
    let best = filled.filter { $0.count == most }.map(\.id)
    guard best.count == 1 else {
      throw AmbiguousModel(name: name, profileIDs: best)
    }
    return best.first
  }
}

/// A model's name that several profiles have.
public struct AmbiguousModel: Error, Sendable, Hashable {
  /// The model as the request names it.
  public let name: String
  public let profileIDs: [String]
}

/// The JSON that would be sent names the model that was asked about, and has its members in place.
struct PayloadCheck {
  let context: CheckContext

  /// What is wrong; nothing for a request that was not shown as it would be sent.
  var findings: [Finding] {
    guard let payload = context.request.payload else { return [] }
    return [otherModel(payload)].compactMap(\.self) + payload.misplacedMembers.map(misplaced)
  }

  private func otherModel(_ payload: PayloadFacts) -> Finding? {
    let profile = context.profile
    let related = [profile.id] + profile.engines.map(\.profile)
    // Some models have a setting of that name, which says which variant runs.
    guard let model = payload.model, profile.settings["model"] == nil,
      !payload.modelProfileIDs.isEmpty,
      Set(payload.modelProfileIDs).isDisjoint(with: related)
    else { return nil }
    let others = Wording.list(Array(payload.modelProfileIDs.prefix(3)))
    return Finding(
      id: "request.other-model", severity: .unverified,
      measured: MeasuredValue(Wording.clipped(model)),
      message: "The request names the model \(Wording.clipped(model)), but was checked for "
        + "\(profile.name).",
      detail: "The limits of the model that would run were not looked at.",
      fix: .advise("Check it for \(others), or correct the model's name."))
  }

  private func misplaced(_ name: String) -> Finding {
    Finding(
      id: "request.member-misplaced", severity: .advice,
      message: "'\(name)' stands beside 'input', where the model does not read it.",
      fix: .advise("Move it into 'input'."))
  }
}
