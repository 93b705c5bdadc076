import JSON
import MediaModel

/// The settings of the request are ones that the profile knows, with values that it accepts.
struct SettingCheck {
  let context: CheckContext

  /// The names of settings on which nothing depends; their values are nobody's business.
  var unknownNames: Set<String> {
    let known = knownNames
    return Set(
      context.request.settings.keys.filter {
        context.profile.settings[$0] == nil && !known.contains($0)
      })
  }

  /// What is wrong with the settings.
  var findings: [Finding] {
    context.request.settings.sorted { $0.key < $1.key }.compactMap { name, value in
      guard let setting = context.profile.settings[name] else { return unknown(name) }
      return notAllowed(name, value, setting) ?? otherType(name, value, setting)
    }
  }

  /// A value that is right but written as another JSON type than the provider wants: `"5"` for `5`.
  private func otherType(_ name: String, _ value: String, _ setting: Setting) -> Finding? {
    guard let wanted = setting.type, let given = context.request.payload?.settingTypes[name],
      given != wanted, !(wanted == .number && given == .integer)
    else { return nil }
    let written = given == .string ? "\"\(Wording.clipped(value))\"" : Wording.clipped(value)
    let right = setting.type == .string ? "\"\(Wording.clipped(value))\"" : Wording.clipped(value)
    let isSpelling = wanted == .string || SettingValue.text(value).number != nil
    return Finding(
      id: "setting.wrong-type", severity: .blocker, measured: MeasuredValue(written),
      message: "\(context.profile.name) takes \(name) as \(wanted.phrase); the request holds "
        + "\(given.phrase), \(written).",
      fix: .advise(isSpelling ? "Write \(right)." : "Write \(wanted.phrase)."))
  }

  private func notAllowed(_ name: String, _ value: String, _ setting: Setting) -> Finding? {
    var bounds = Bounds()
    bounds.minimum = setting.minimum.map { Bounds.Bound($0) }
    bounds.maximum = setting.maximum.map { Bounds.Bound($0) }
    let isListed =
      setting.allowed.isEmpty || setting.allowed.contains { $0.matches(value) }
    let number = SettingValue.text(value).number
    let isInRange =
      number.map { bounds.breaches(of: [Reading(value: $0)]).isEmpty }
      ?? (bounds.isEmpty || !setting.allowed.isEmpty)
    guard !isListed || !isInRange else { return nil }
    let demand =
      isListed
      ? bounds.demand(Wording.number) : Wording.list(setting.allowed.map(\.text))
    if !setting.allowed.isEmpty { bounds.allowed = setting.allowed }
    return Finding(
      id: "setting.not-allowed", severity: .blocker,
      measured: MeasuredValue(Wording.clipped(value)),
      message: "\(context.profile.name) takes \(name) of \(demand), not \(Wording.clipped(value)).",
      fix: .advise("Choose \(name) of \(demand)."))
  }

  private func unknown(_ name: String) -> Finding? {
    guard !knownNames.contains(name) else { return nil }
    if let role = roleNames.meant(by: name) { return misnamed(name, role: role) }
    let nearest = nearestNames(to: name)
    // What is sent to a model has many members on which nothing here depends.
    guard context.request.payload == nil || !nearest.isEmpty else { return nil }
    return Finding(
      id: "setting.unknown", severity: .advice,
      message: "Nothing that is known about \(context.profile.name) depends on '\(name)'.",
      detail: nearest.first.map { "Did you mean '\($0)'?" },
      fix: .advise("Leave it out, or correct its name."))
  }

  /// Media under a name that no role has: the model does not read them.
  private func misnamed(_ name: String, role: String) -> Finding {
    Finding(
      id: "request.role-misnamed", severity: .blocker, role: role,
      message: "\(context.profile.name) reads no '\(name)'; what is meant is '\(role)'.",
      detail: "A field of another name is ignored or refused, and the file in it is not used.",
      fix: .advise("Name it \(role)."))
  }

  private var roleNames: RoleNames {
    RoleNames(context.profile, given: Set(context.inputs.map(\.role)))
  }

  /// What the request holds and nothing here depends on, in a sentence; nil when there is nothing.
  var note: String? {
    guard let payload = context.request.payload else { return nil }
    let names = context.request.settings.keys.filter { name in
      !knownNames.contains(name) && context.profile.settings[name] == nil && name != "model"
        && !ContradictionCheck.shapeNames.contains(name) && nearestNames(to: name).isEmpty
        && roleNames.meant(by: name) == nil
    }
    let all = (names + payload.unreadMembers).sorted()
    guard !all.isEmpty else { return nil }
    return "Not checked, since nothing is known about them: \(Wording.list(all, "and"))."
  }

  private func nearestNames(to name: String) -> [String] {
    // Every provider has its own name for the prompt.
    guard !name.lowercased().contains("prompt") else { return [] }
    return NearestNames.to(
      name,
      among: knownNames.union(context.profile.settings.keys)
        .union(context.profile.mediaInputs.map(\.role)))
  }

  /// Every setting on which a limit or a price depends.
  private var knownNames: Set<String> {
    let limits = context.stack.map(\.limit)
    let conditions = limits.flatMap(\.when) + context.profile.prices.flatMap(\.when)
    let outputs = limits.filter { $0.scope == .output }
      .flatMap { $0.quantity.check.outputSettings }
    return Set(conditions.compactMap(\.settingName) + limits.compactMap(\.name) + outputs)
      .union(context.profile.textInputs.map(\.role))
      .union(context.stack.flatMap(\.settings.keys))
      .union(["url", "prompt", "duration"])
  }
}

extension Condition {
  /// The setting on which the condition depends, or nil.
  fileprivate var settingName: String? {
    switch self {
    case .setting(let name, _), .settingIsSet(let name, _): name
    case .roleIsGiven, .aspect: nil
    }
  }
}

/// The selection lies within the clip.
struct SelectionCheck {
  let context: CheckContext

  /// What is wrong with the selection.
  var findings: [Finding] {
    context.inputs.filter(context.isCut).compactMap(outOfRange)
  }

  private func outOfRange(_ input: AssignedInput) -> Finding? {
    let timing = ClipTiming(input.facts)
    guard let length = timing.extremes?.longest.value else { return nil }
    // Asking for a fraction of a frame more than there is means the end.
    let frame = timing.rate?.framesPerSecond.reciprocal ?? 0
    let from = context.request.selection.from?.seconds ?? 0
    let to = context.request.selection.to?.seconds
    guard from >= length || (to.map { $0 - length >= max(frame, Rational.tiny) } ?? false) else {
      return nil
    }
    let asked = "from \(Wording.seconds(from))" + (to.map { " to \(Wording.seconds($0))" } ?? "")
    return Finding(
      id: "selection.out-of-range", severity: .blocker, role: input.role, path: input.path,
      measured: MeasuredValue(length, unit: .seconds),
      message: "The selection goes \(asked), but \(context.subject(input).lowercasedThe) lasts "
        + "only \(Wording.seconds(length, besides: to)).",
      fix: .advise("Choose a part between 0 s and \(Wording.seconds(length))."))
  }
}

extension Rational {
  /// The microsecond to which times are printed.
  fileprivate static let tiny = Rational(1, 1_000_000) ?? 0
}

/// The settings of the result fit the media: their shape, their audio.
struct ContradictionCheck {
  /// The settings that say which shape the result is to have.
  static let shapeNames = ["aspect_ratio", "ratio", "size", "resolution"]
  private static let audioNames = [
    "keep_audio", "keep_original_sound", "keep_original_audio", "keepOriginalSound",
    "preserve_audio", "copy_audio",
  ]

  let context: CheckContext

  /// What contradicts what.
  var findings: [Finding] {
    guard !context.request.settings.isEmpty else { return [] }
    let frames = context.inputs.filter(isFrame)
    return frames.compactMap(shape) + context.inputs.compactMap(audio)
  }

  /// Whether the result is made of the very pictures of an input, which a reference is not.
  private func isFrame(_ input: AssignedInput) -> Bool {
    let declared = context.profile.input(input.role)
    // Where the very size has to be the same, the shape is said already.
    let isHeldToSize = context.stack.contains { limit in
      limit.limit.quantity == .outputSizeMatch && limit.applies(to: input)
    }
    return input.delivery.isSeen && !isHeldToSize
      && (input.mediaType == .image || input.mediaType == .video)
      && declared?.maximum == 1 && !input.role.lowercased().contains("ref")
      && !input.role.lowercased().contains("mask")
  }

  /// An upright picture in a wide result, or the reverse.
  private func shape(_ input: AssignedInput) -> Finding? {
    guard let given = input.facts.displayAspectRatio?.value,
      let (name, text, asked) = askedShape, (given < 1) != (asked < 1), given != 1, asked != 1
    else { return nil }
    let subject = context.subject(input)
    let verb = given < 1 ? "is upright" : "is wider than high"
    let size = input.facts.displaySize.map { " (\($0))" } ?? ""
    return Finding(
      id: "setting.shape-contradicts-input", severity: .advice, role: input.role, path: input.path,
      measured: MeasuredValue(Wording.clipped(text)),
      message: "\(subject) \(verb)\(size); \(name)=\(Wording.clipped(text)) asks for a result that "
        + "is \(asked < 1 ? "upright" : "wider than high").",
      detail: "What does not fit is cropped or padded, which may take the subject away.",
      fix: .advise("Ask for the shape of the input, or crop it yourself."))
  }

  private var askedShape: (name: String, text: String, value: Rational)? {
    for name in Self.shapeNames {
      guard let text = context.request.settings[name] else { continue }
      let shape = PixelSize(text).map { $0.ratio.value } ?? AspectRatio(text)?.value
      if let shape { return (name, text, shape) }
    }
    return nil
  }

  /// Audio that is to be kept, and is not there.
  private func audio(_ input: AssignedInput) -> Finding? {
    guard input.delivery.isSeen, input.mediaType == .video, input.facts.audio.isEmpty,
      let name = Self.audioNames.first(where: { context.request.settings[$0] == "true" })
    else { return nil }
    return Finding(
      id: "setting.sound-not-there", severity: .advice, role: input.role, path: input.path,
      message: "\(context.subject(input)) has no audio, which \(name)=true asks to keep.",
      fix: .advise("Leave \(name) out, or export the clip with its audio."))
  }
}

extension Setting.ValueType {
  /// The type as a sentence names it.
  fileprivate var phrase: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    }
  }
}
