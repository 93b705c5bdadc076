import JSON
import MediaModel

/// Which file of a request goes into which role of a profile, and which files go nowhere.
package struct RoleAssignment {
  package private(set) var inputs: [AssignedInput] = []
  private(set) var findings: [Finding] = []
  /// What was concluded and not given: `"a.png is taken as start"`.
  private(set) var notes: [String] = []

  private let profile: Profile

  package init(_ request: Request, profile: Profile) {
    self.profile = profile
    let confusion = PairConfusion(request, profile: profile)
    if let finding = confusion.finding {
      findings.append(finding)
    }
    let files = confusion.corrected
    for input in files {
      guard let role = input.role, let declared = profile.input(role) else { continue }
      assign(input, to: declared)
    }
    for input in files where input.role.flatMap(profile.input) == nil {
      assignByType(input)
    }
    // The order of the request, also where a file with a role follows one without.
    let order = Dictionary(request.inputs.enumerated().map { ($1.path, $0) }) { first, _ in first }
    inputs.sort { (order[$0.path] ?? 0) < (order[$1.path] ?? 0) }
  }

  /// Refuses roles that none of the profiles has.
  ///
  /// - Throws: `RequestError` with the nearest role.
  static func checkRoles(of request: Request, among profiles: [Profile]) throws(RequestError) {
    let known = profiles.flatMap { $0.inputs.map(\.role) }
    for input in request.inputs {
      guard let role = input.role, !known.contains(role) else { continue }
      if profiles.contains(where: { PairConfusion(request, profile: $0).finding != nil }) {
        continue
      }
      let subject = profiles.count == 1 ? profiles[0].name : "None of the profiles"
      let roles = Wording.list(Array(Set(known)).sorted())
      let verb = profiles.count == 1 ? "has no role '\(role)'" : "has a role '\(role)'"
      throw RequestError(
        "\(subject) \(verb)" + (profiles.count == 1 ? "; it takes \(roles)." : "."),
        suggestions: NearestNames.to(role, among: Set(known)))
    }
  }

  private mutating func assign(_ input: RequestInput, to declared: Input) {
    guard let type = type(of: input, for: declared) else {
      findings.append(.wrongType(input, takes: declared.mediaText, profile: profile))
      return
    }
    inputs.append(
      AssignedInput(
        role: declared.role, path: input.path, facts: input.facts, mediaType: type,
        delivery: input.delivery))
  }

  private mutating func assignByType(_ input: RequestInput) {
    let candidates = profile.mediaInputs.filter { type(of: input, for: $0) != nil }
    guard !candidates.isEmpty else {
      let taken = Set(profile.mediaInputs.flatMap(\.media))
      let types = MediaType.allCases.filter(taken.contains).map(\.withArticle)
      findings.append(
        types.isEmpty
          ? .surplus(input, profile: profile, because: "it takes no files")
          : .wrongType(input, takes: Wording.list(types), profile: profile))
      return
    }
    let choice =
      candidates.first { $0.minimum > count(of: $0) }
      ?? candidates.first { $0.minimum > 0 && hasRoom($0) } ?? candidates.first(where: hasRoom)
    guard let choice, let type = type(of: input, for: choice) else {
      let roles = candidates.map { candidate in
        let most = candidate.maximum ?? 0
        return "\(most == 1 ? "one" : "\(most)") \(candidate.role)"
      }
      findings.append(
        .surplus(input, profile: profile, because: "it takes \(Wording.list(roles, "and"))"))
      return
    }
    let isAssumed = candidates.count > 1
    inputs.append(
      AssignedInput(
        role: choice.role, path: input.path, facts: input.facts, mediaType: type,
        isAssumed: isAssumed, delivery: input.delivery))
    if isAssumed {
      let others = candidates.filter { $0.role != choice.role }.map { "\($0.role)=" }
      notes.append(
        "\(input.path.lastPathPart) is taken as \(choice.role); write \(choice.role)= or "
          + "\(Wording.list(others)) before the path to choose.")
    }
  }

  private func count(of declared: Input) -> Int { inputs.count { $0.role == declared.role } }

  private func hasRoom(_ declared: Input) -> Bool {
    declared.maximum.map { count(of: declared) < $0 } ?? true
  }

  /// As what a role takes a file, or nil when it does not; an animation counts as a video where its
  /// format is among the accepted containers.
  private func type(of input: RequestInput, for declared: Input) -> MediaType? {
    if !input.delivery.isSeen {
      // Nothing speaks against what nobody looked at.
      let stated = MediaType(input.facts.kind)
      return declared.media.first { $0 == stated } ?? declared.media.first
    }
    guard let type = MediaType(input.facts.kind) else { return nil }
    if declared.media.contains(type) { return type }
    guard type == .image, declared.media.contains(.video), input.facts.image?.isAnimated == true
    else { return nil }
    let format = MediaFormat(input.facts.container.format)
    let takesIt = profile.limits.contains { limit in
      limit.quantity == .container && limit.roles.contains(.role(declared.role))
        && format.isOne(of: limit.bounds.allowedTexts)
    }
    return takesIt ? .video : nil
  }
}

extension Finding {
  fileprivate static func wrongType(
    _ input: RequestInput, takes types: String, profile: Profile
  ) -> Finding {
    let name = input.path.lastPathPart
    let given =
      switch input.facts.kind {
      case .video: "is a video"
      case .image: "is an image"
      case .audio: "holds only audio"
      case .other: "holds neither video, image nor audio"
      }
    let subject = input.role.map { "\($0) of \(profile.name)" } ?? profile.name
    return Finding(
      id: "input.wrong-type", severity: .blocker, role: input.role, path: input.path,
      measured: MeasuredValue(input.facts.kind.rawValue),
      message: "\(subject) takes \(types); \(name) \(given).",
      detail: "Panels show such a file as not supported, and providers refuse it.",
      fix: .advise("Give \(types) instead."))
  }

  fileprivate static func surplus(
    _ input: RequestInput, profile: Profile, because reason: String
  ) -> Finding {
    let name = input.path.lastPathPart
    return Finding(
      id: "input.surplus", severity: .blocker, role: input.role, path: input.path,
      message: "\(name) is not used: \(profile.name) has no place for it; \(reason).",
      detail: "A surplus attachment makes panels switch the model or refuse the request.",
      fix: .advise("Leave \(name) out."))
  }
}

/// Recognises a start and end frame that were given as references, and references that were given as
/// a pair.
struct PairConfusion {
  /// The finding that says so, or nil when nothing is confused.
  private(set) var finding: Finding?
  /// The inputs in the roles that were meant.
  private(set) var corrected: [RequestInput]

  init(_ request: Request, profile: Profile) {
    corrected = request.inputs
    let images = request.inputs.filter { $0.facts.kind == .image }
    if let pair = FramePair(profile) {
      guard images.count == 2, let role = images[0].role, role == images[1].role,
        role == pair.start || role == pair.end || profile.input(role) == nil
      else { return }
      recognisePair(images, as: pair, given: role, profile: profile)
    } else if let reference = Self.referenceRole(of: profile) {
      let roles = images.compactMap(\.role)
      guard roles.contains(where: { FramePair.names.contains($0) && profile.input($0) == nil })
      else { return }
      recogniseReferences(images, as: reference, given: roles, profile: profile)
    }
  }

  private mutating func recognisePair(
    _ images: [RequestInput], as pair: FramePair, given role: String, profile: Profile
  ) {
    let fix = "\(pair.start)=\(images[0].path) \(pair.end)=\(images[1].path)"
    finding = Finding(
      id: "input.pair-given-as-references", severity: .blocker, role: role,
      message: "\(profile.name) takes one \(pair.start) and one \(pair.end) image; "
        + "both are given as \(role).",
      detail: "Two images without their places are taken as references, which it does not use.",
      fix: .advise("Say which is which: \(fix)"))
    replace(images, by: [pair.start, pair.end])
  }

  private mutating func recogniseReferences(
    _ images: [RequestInput], as reference: String, given roles: [String], profile: Profile
  ) {
    let fix = images.map { "\(reference)=\($0.path)" }.joined(separator: " ")
    finding = Finding(
      id: "input.references-given-as-pair", severity: .blocker,
      message: "\(profile.name) takes images as \(reference); it has no "
        + "\(Wording.list(roles)), so it makes no transition between two frames.",
      fix: .advise("Give them as references: \(fix)"))
    replace(images, by: images.map { _ in reference })
  }

  private mutating func replace(_ images: [RequestInput], by roles: [String]) {
    for (image, role) in zip(images, roles) {
      guard let index = corrected.firstIndex(of: image) else { continue }
      corrected[index].role = role
    }
  }

  private static func referenceRole(of profile: Profile) -> String? {
    profile.mediaInputs.first { $0.media.contains(.image) && ($0.maximum ?? 2) > 1 }?.role
  }
}

/// The roles of a profile that take a first and a last frame.
struct FramePair {
  var start: String
  var end: String

  /// The roles of a profile, or nil when it takes no pair.
  init?(_ profile: Profile) {
    let roles = Set(profile.inputs.map(\.role))
    guard let pair = Self.known.first(where: { roles.contains($0.0) && roles.contains($0.1) })
    else { return nil }
    (start, end) = pair
  }

  /// Every role name that means one end of a transition.
  static let names = Set(known.prefix(6).flatMap { [$0.0, $0.1] })

  private static let known = [
    ("start", "end"), ("first", "last"), ("first_frame", "last_frame"),
    ("first_frame_url", "last_frame_url"), ("start_image_url", "end_image_url"),
    ("first_frame_image", "last_frame_image"), ("image_url", "end_image_url"),
    ("image", "image_tail"), ("image_url", "tail_image_url"),
  ]
}
