import Preflight

/// Of what a profile takes a stated bound speaks.
struct LessonSubject {
  var quantity: Quantity
  var roles: [RoleSelector]
  /// The setting, for `setting`.
  var name: String?
  /// Whether files of several roles are counted together.
  var isCountedTogether = false

  /// The subject, or nil when it cannot be told.
  init?(
    _ bound: StatedBound, of rejection: Rejection, for profile: Profile, request: Request?
  ) {
    quantity = bound.quantity
    roles = []
    switch FieldTarget(rejection.field, in: profile) {
    case .media(let role):
      guard bound.quantity.isAboutMedia else { return nil }
      roles = [.role(role)]
    case .mediaType(let type):
      guard bound.quantity.isAboutMedia else { return nil }
      roles = [.media(type)]
    case .text(let role):
      guard [.textLength, .count].contains(bound.quantity) else { return nil }
      quantity = .textLength
      roles = [.role(role)]
    case .setting(let setting):
      guard takeSetting(setting, bound) else { return nil }
    case .unknown: return nil
    case .none:
      guard takeByMeaning(bound, profile: profile, request: request) else { return nil }
    }
  }

  /// The value of a setting, whatever the provider's words call it; a list of files or a text under
  /// an unknown name stays unknown.
  private mutating func takeSetting(_ setting: String, _ bound: StatedBound) -> Bool {
    switch bound.quantity {
    case .setting, .duration, .frames, .frameRate, .width, .height:
      quantity = .setting
      name = setting
      roles = [.all]
      return true
    case .side, .shortSide, .longSide, .area, .aspectRatio, .aspectMatch, .resolution,
      .resolutionTier, .fileSize, .count, .container, .imageFormat, .audioFormat, .videoCodec,
      .audioCodec, .bitDepth, .alpha, .audioPresence, .channels, .textLength, .urlLength,
      .urlScheme, .outputSizeMatch, .declaration, .note:
      return false
    }
  }

  /// Where no field is named, the words and the quantity have to leave only one choice.
  private mutating func takeByMeaning(
    _ bound: StatedBound, profile: Profile, request: Request?
  ) -> Bool {
    if bound.quantity == .textLength {
      let names = profile.textInputs.map(\.role)
      guard names.count <= 1 else { return false }
      roles = [.role(names.first ?? "prompt")]
      return true
    }
    let types = bound.mediaType.map { [$0] } ?? bound.quantity.mediaTypes
    guard !types.isEmpty else { return false }
    var candidates = profile.mediaInputs.filter { !Set($0.media).isDisjoint(with: types) }
    if candidates.count > 1, let request {
      let given = Set(RoleAssignment(request, profile: profile).inputs.map(\.role))
      candidates = candidates.filter { given.contains($0.role) }
    }
    if candidates.count == 1, let role = candidates.first?.role {
      roles = [.role(role)]
      return true
    }
    guard candidates.count > 1, let type = bound.mediaType else { return false }
    roles = [.media(type)]
    isCountedTogether = bound.quantity == .count
    return true
  }
}

extension Quantity {
  /// The types of media that can have the quantity; empty for what is none of a file.
  fileprivate var mediaTypes: [MediaType] {
    switch self {
    case .duration: [.video, .audio]
    case .frames, .frameRate, .videoCodec, .container: [.video]
    case .width, .height, .side, .shortSide, .longSide, .area, .aspectRatio, .aspectMatch,
      .resolution, .resolutionTier, .bitDepth, .alpha:
      [.image, .video]
    case .fileSize, .count: [.image, .video, .audio]
    case .imageFormat: [.image]
    case .audioFormat: [.audio]
    case .audioCodec, .audioPresence, .channels: [.video, .audio]
    case .textLength, .urlLength, .urlScheme, .outputSizeMatch, .setting, .declaration, .note: []
    }
  }
}
