import JSON

/// Profiles made ready to judge requests: once for many requests where that was asked, else each time.
struct PreparedProfiles: Sendable {
  let catalog: Catalog
  /// Limits that rejections taught, by the profile's id, besides those of the catalogue.
  var learned: [String: [Limit]] = [:]
  private var ready: [String: PreparedProfile] = [:]

  init(catalog: Catalog, learned: [String: [Limit]] = [:]) {
    self.catalog = catalog
    self.learned = learned
  }

  /// Makes profiles ready for many requests.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  mutating func prepare(_ profiles: [Profile]) throws(DocumentError) {
    for profile in profiles { ready[profile.id] = try made(profile) }
  }

  /// A profile with every limit that speaks about it.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  func prepared(_ profile: Profile) throws(DocumentError) -> PreparedProfile {
    // Another profile may go by the same id; the same one is told by comparing where its parts lie.
    if let ready = ready[profile.id], ready.profile == profile { return ready }
    return try made(profile)
  }

  private func made(_ profile: Profile) throws(DocumentError) -> PreparedProfile {
    try PreparedProfile(profile, in: catalog, learned: learned[profile.id] ?? [])
  }
}
