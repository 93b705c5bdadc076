import MediaModel

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
