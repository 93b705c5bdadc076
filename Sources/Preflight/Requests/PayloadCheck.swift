import MediaModel

/// The JSON that would be sent names the model that was asked about, and has its members in place.
struct PayloadCheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

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
      measured: Measurement(Wording.clipped(model)),
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
