package import Preflight

extension Profile {
  /// The profile with limits that rejections taught as limits of its own, to be written to a file.
  ///
  /// A learned limit that the profile says otherwise becomes a recommendation: in a file nobody can
  /// tell any more which of the two was documented.
  package func adding(learned: [Limit]) -> Profile {
    var profile = self
    for var limit in learned {
      let isDisputed = limits.contains { documented in
        documented.quantity == limit.quantity && documented.scope == limit.scope
          && documented.name == limit.name && documented.bounds.contradicts(limit.bounds)
      }
      if isDisputed { limit.level = .advisory }
      profile.limits.append(limit)
      for case .role(let role) in limit.roles where profile.input(role) == nil {
        profile.inputs.append(Input(role: role, media: [.text]))
      }
    }
    return profile
  }
}
