import MediaModel

/// What a provider publishes now against what a profile says, and the profile brought up to date.
///
/// One document never takes away what another source knows: only what was itself read from a schema,
/// and is not there any more, is gone.
public struct ProfileChanges: Sendable, Hashable {
  /// One difference.
  public struct Change: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case new, changed, gone
    }

    public var kind: Kind
    /// What differs: `"video_url: duration"`.
    public var subject: String
    /// What the profile says, or nil for something new.
    public var before: String?
    /// What is published now, or nil for something gone.
    public var after: String?
    /// The day on which the profile's value was seen, or nil when it is not known.
    public var seenBefore: String?
    public var seenAfter: String?
    /// Whether more is accepted than before.
    public var isLooser: Bool
  }

  /// Whether there was no profile of the id.
  public let isNew: Bool
  public private(set) var changes: [Change] = []
  /// Limits of today, in words, that may stand in a sentence which was not understood.
  public private(set) var unconfirmed: [String] = []
  /// The profile as it is now, with what other sources know.
  public private(set) var result: Profile

  /// What was read.
  private let published: Profile
  private let day: String
  /// The fields of which a sentence was not understood.
  private let unreadFields: Set<String>

  /// Compares a profile that was read with the one of today.
  ///
  /// - Parameters:
  ///   - published: What a provider publishes.
  ///   - today: The profile of the same id, or nil when there is none.
  ///   - rules: The profiles whose limits bind the profile too.
  ///   - unread: What was not understood of it.
  ///   - day: The day of reading, as `YYYY-MM-DD`.
  public init(
    _ published: Profile, today: Profile?, rules: [Profile] = [],
    unread: [OpenAPIImport.Note] = [], day: String
  ) {
    self.day = day
    unreadFields = Set(unread.filter { $0.kind == .unread }.map { $0.field ?? "" })
    guard var today else {
      isNew = true
      self.published = published
      result = published
      return
    }
    isNew = false
    let names = RoleMatch(published, today: today)
    self.published = names.published
    result = today
    for (old, new) in names.renamed {
      today.rename(old, to: new)
      changes.append(
        Change(
          kind: .changed, subject: "input \(old)", before: old, after: new, seenAfter: day,
          isLooser: false))
    }
    result = today
    result.origin = published.origin
    compareInputs(today)
    compareCounts()
    compareLimits(today, rules: rules.flatMap(\.limits))
    compareSettings(today)
    comparePrices(today)
    if changes.contains(where: { $0.kind == .new }), today.limits.isEmpty, !result.limits.isEmpty {
      result.noLimits = []
    }
    if result.notes == nil { result.notes = published.notes }
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { !isNew && changes.isEmpty }
  /// How many differences accept more than before.
  public var looserCount: Int { changes.count(where: \.isLooser) }

  private mutating func note(
    _ kind: Change.Kind, _ subject: String, before: String? = nil, after: String? = nil,
    seenBefore: String? = nil, isLooser: Bool = false
  ) {
    changes.append(
      Change(
        kind: kind, subject: subject, before: before, after: after, seenBefore: seenBefore,
        seenAfter: kind == .gone ? nil : day, isLooser: isLooser))
  }
}

// MARK: - Inputs

extension ProfileChanges {
  private mutating func compareInputs(_ today: Profile) {
    var inputs: [Input] = []
    for input in published.inputs {
      guard let old = today.input(input.role) else {
        note(.new, "input \(input.role)", after: input.words)
        inputs.append(input)
        continue
      }
      var merged = input
      // A schema that sets no end to a list does not say that there is none.
      merged.maximum = input.maximum ?? old.maximum
      merged.requires = input.requires.isEmpty ? old.requires : input.requires
      merged.excludes = input.excludes.isEmpty ? old.excludes : input.excludes
      merged.level = old.level
      if merged.words != old.words {
        let takesMore =
          merged.minimum < old.minimum
          || (old.maximum.map { most in merged.maximum.map { $0 > most } ?? true } ?? false)
          || !Set(merged.media).isSubset(of: old.media)
          || (!old.requires.isEmpty && !Set(old.requires).isSubset(of: merged.requires))
          || !Set(old.excludes).isSubset(of: merged.excludes)
        note(
          .changed, "input \(input.role)", before: old.words, after: merged.words,
          isLooser: takesMore)
      }
      inputs.append(merged)
    }
    for old in today.inputs where published.input(old.role) == nil {
      note(.gone, "input \(old.role)", before: old.words)
    }
    result.inputs = inputs
    let roles = Set(inputs.map(\.role))
    for index in result.inputs.indices {
      result.inputs[index].requires.removeAll { !roles.contains($0) }
      result.inputs[index].excludes.removeAll { !roles.contains($0) }
    }
    result.choices = today.choices.filter { Set($0.roles).isSubset(of: roles) }
  }
}

extension ProfileChanges {
  /// Holds the limits of today on how many files a role takes against the role.
  private mutating func compareCounts() {
    for index in result.limits.indices {
      let limit = result.limits[index]
      guard limit.quantity == .count, limit.scope == .each, limit.roles.count == 1,
        limit.inheritedFrom == nil, case .role(let role) = limit.roles[0],
        let most = published.input(role)?.maximum.map({ Rational($0) }),
        let old = limit.bounds.maximum, old.value != most
      else { continue }
      note(
        .changed, "\(role): count", before: "at most \(old.value.roundedDown)",
        after: "at most \(most.roundedDown)", seenBefore: limit.source.seen,
        isLooser: most > old.value)
      result.limits[index].bounds.maximum = Bounds.Bound(most)
    }
  }
}

/// How the roles of a profile that was read and of today's correspond where their names differ.
private struct RoleMatch {
  /// What was read, in the names of today where today's roles are finer: a list of frames that today
  /// has as a first and a last one.
  private(set) var published: Profile
  /// The roles of today that have another name now, with that name.
  private(set) var renamed: [(String, String)] = []

  init(_ published: Profile, today: Profile) {
    self.published = published
    for type in [MediaType.image, .video, .audio] {
      let new = published.mediaInputs.filter { $0.media == [type] && today.input($0.role) == nil }
      let gone = today.mediaInputs.filter { $0.media == [type] && published.input($0.role) == nil }
      guard new.count == 1, let role = new.first?.role else { continue }
      if gone.count == 1, let old = gone.first?.role {
        renamed.append((old, role))
      } else if gone.count > 1, new[0].maximum != 1 {
        self.published.split(role, into: gone)
      }
    }
  }
}

extension Profile {
  /// Gives a role another name, wherever it is named.
  fileprivate mutating func rename(_ old: String, to new: String) {
    func name(_ role: String) -> String { role == old ? new : role }
    for index in inputs.indices {
      inputs[index].role = name(inputs[index].role)
      inputs[index].requires = inputs[index].requires.map(name)
      inputs[index].excludes = inputs[index].excludes.map(name)
    }
    for index in choices.indices { choices[index].roles = choices[index].roles.map(name) }
    for index in limits.indices {
      limits[index].roles = limits[index].roles.map { $0 == .role(old) ? .role(new) : $0 }
    }
  }

  /// Puts other roles in the place of one.
  fileprivate mutating func split(_ role: String, into others: [Input]) {
    guard let place = inputs.firstIndex(where: { $0.role == role }) else { return }
    inputs.replaceSubrange(place...place, with: others)
    for index in inputs.indices {
      inputs[index].requires.removeAll { $0 == role }
      inputs[index].excludes.removeAll { $0 == role }
    }
    for index in limits.indices where limits[index].roles.contains(.role(role)) {
      limits[index].roles = limits[index].roles.flatMap {
        $0 == .role(role) ? others.map { .role($0.role) } : [$0]
      }
    }
  }
}

extension Input {
  /// What the input takes and asks for, in words.
  fileprivate var words: String {
    let most = maximum.map(String.init) ?? "any number"
    let count = maximum == minimum ? "exactly \(minimum)" : "\(minimum) to \(most)"
    let parts = [
      "\(media.map(\.rawValue).joined(separator: " or ")), \(count)",
      requires.isEmpty ? nil : "needs \(Wording.list(requires.sorted()))",
      excludes.isEmpty ? nil : "not with \(Wording.list(excludes.sorted()))",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

// MARK: - Limits

extension ProfileChanges {
  private mutating func compareLimits(_ today: Profile, rules: [Limit]) {
    result.limits = today.limits.compactMap { keeping($0, of: today) }
    var matched: Set<LimitKey> = []
    for limit in Self.joiningSides(of: published.limits, as: today) {
      matched.formUnion(limit.keys(in: published))
      if rules.contains(where: { $0.says(limit, of: published) }) { continue }
      for end in limit.ends { compare(end) }
    }
    // How many files a role takes stands with the role.
    for input in published.mediaInputs where input.maximum != nil {
      matched.insert(LimitKey(role: input.role, quantity: .count, scope: .each, effect: .reject))
    }
    for old in result.limits
    where old.source.evidence == .providerSchema && old.inheritedFrom == nil
      && ![.note, .declaration, .setting].contains(old.quantity) && old.scope != .output
    {
      let keys = old.keys(in: result)
      guard !keys.isEmpty, keys.isDisjoint(with: matched) else { continue }
      // What was not understood may say it still.
      if unreadFields.contains("") || keys.contains(where: { unreadFields.contains($0.role) }) {
        unconfirmed.append("\(old.subjectWords): \(old.demandWords)")
        continue
      }
      note(
        .gone, old.subjectWords, before: old.demandWords, seenBefore: old.source.seen,
        isLooser: true)
      result.limits.removeAll { $0 == old }
    }
  }

  /// Published limits with those on width and height that say the same as one on both sides, for the
  /// roles of which today says it so.
  private static func joiningSides(of limits: [Limit], as today: Profile) -> [Limit] {
    var joined = limits
    for limit in limits where limit.quantity == .width {
      guard today.limits.contains(where: { $0.quantity == .side && $0.roles == limit.roles }),
        let height = joined.firstIndex(where: {
          var height = limit
          height.quantity = .height
          return $0 == height
        }), let width = joined.firstIndex(of: limit)
      else { continue }
      joined[width].quantity = .side
      joined.remove(at: height)
    }
    return joined
  }

  /// A limit of today without roles that are gone; those of other sources then hold for every file of
  /// the type.
  private func keeping(_ limit: Limit, of today: Profile) -> Limit? {
    var limit = limit
    let roles = limit.roles.flatMap { selector -> [RoleSelector] in
      guard case .role(let role) = selector, result.input(role) == nil, limit.scope != .output
      else { return [selector] }
      guard limit.source.evidence != .providerSchema, let old = today.input(role) else { return [] }
      return old.media.filter { type in result.inputs.contains { $0.media.contains(type) } }
        .map { .media($0) }
    }
    guard !roles.isEmpty else { return nil }
    limit.roles = roles.uniqued
    return limit
  }

  /// Compares one end of one published limit.
  private mutating func compare(_ limit: Limit) {
    let candidates = result.limits.indices.filter { index in
      let old = result.limits[index]
      return old.isSameKind(as: limit) && limit.roles.allSatisfy { old.covers($0, in: result) }
        && old.ends.contains { $0.bounds.hasSameEnds(as: limit.bounds) }
    }
    if limit.quantity == .note {
      let isKnown = result.limits.contains {
        $0.quantity == .note && $0.statement == limit.statement && $0.roles == limit.roles
      }
      guard !isKnown else { return }
      note(.new, limit.subjectWords, after: limit.statement ?? "")
      result.limits.append(limit)
      return
    }
    let same = candidates.first { index in
      result.limits[index].ends.contains { $0.bounds.isEqual(to: limit.bounds) }
    }
    if let same {
      if result.limits[same].source.evidence == .providerSchema {
        result.limits[same].source = limit.source
      }
      return
    }
    guard let index = candidates.first,
      let old = result.limits[index].ends.first(where: { $0.bounds.hasSameEnds(as: limit.bounds) })
    else {
      note(.new, limit.subjectWords, after: limit.demandWords)
      add(limit)
      return
    }
    note(
      .changed, limit.subjectWords, before: old.demandWords, after: limit.demandWords,
      seenBefore: old.source.seen, isLooser: limit.bounds.isLooser(than: old.bounds))
    replace(old, at: index, by: limit)
  }

  private mutating func add(_ limit: Limit) {
    // Both ends of one limit stand together.
    if let index = result.limits.firstIndex(where: {
      $0.isSameKind(as: limit) && $0.roles == limit.roles && $0.source == limit.source
        && $0.bounds.allowed == nil && limit.bounds.allowed == nil
    }) {
      result.limits[index].bounds.merge(limit.bounds)
    } else {
      result.limits.append(limit)
    }
  }

  /// Puts a limit in the place of an end of another one, which stays for other roles.
  private mutating func replace(_ end: Limit, at index: Int, by limit: Limit) {
    let old = result.limits.remove(at: index)
    for other in old.ends where other != end { result.limits.append(other) }
    let roles = old.explicitRoles(in: result).filter { !limit.roles.contains(.role($0)) }
    if !roles.isEmpty {
      var rest = end
      rest.roles = roles.map { .role($0) }
      result.limits.append(rest)
    }
    add(limit)
  }
}

/// What two limits have in common that are about the same.
private struct LimitKey: Hashable {
  var role: String
  var quantity: Quantity
  var scope: Limit.Scope
  var effect: Limit.Effect
}

extension Limit {
  /// Each end of the limit by itself.
  fileprivate var ends: [Limit] {
    guard !bounds.isEmpty else { return [self] }
    return bounds.ends.map { end in
      var limit = self
      limit.bounds = end
      return limit
    }
  }

  fileprivate var subjectWords: String {
    let names = roles.map(\.words)
    if quantity == .setting { return "setting \(name ?? "")" }
    let way = transport.map { " \($0.phrase)" } ?? ""
    let total = scope == .combined || scope == .request ? " together" : ""
    let words = quantity == .note ? "note" : quantity.words
    return "\(Wording.list(names, "and")): \(words)\(total)\(way)"
  }

  /// Whether two limits are about the same, apart from the roles and the value.
  fileprivate func isSameKind(as other: Limit) -> Bool {
    quantity == other.quantity && scope == other.scope && effect == other.effect
      && name == other.name && when == other.when && inheritedFrom == nil
      && transport == other.transport
  }

  /// The roles to which the limit applies, by name.
  fileprivate func explicitRoles(in profile: Profile) -> [String] {
    roles.flatMap { selector -> [String] in
      switch selector {
      case .role(let role): [role]
      case .all: profile.mediaInputs.map(\.role)
      case .media(let type):
        profile.inputs.filter { $0.media.contains(type) }.map(\.role)
      }
    }.uniqued
  }

  fileprivate func covers(_ selector: RoleSelector, in profile: Profile) -> Bool {
    if roles.contains(selector) { return true }
    guard case .role(let role) = selector else { return false }
    // Counted together, a limit is one on exactly these roles.
    guard scope != .request else { return Set(roles) == [selector] }
    return explicitRoles(in: profile).contains(role)
  }

  fileprivate func keys(in profile: Profile) -> Set<LimitKey> {
    Set(
      explicitRoles(in: profile).map {
        LimitKey(role: $0, quantity: quantity, scope: scope, effect: effect)
      })
  }

  /// Whether a rule says the same as a limit, so that the profile need not.
  fileprivate func says(_ limit: Limit, of profile: Profile) -> Bool {
    let types = limit.explicitRoles(in: profile).flatMap { profile.input($0)?.media ?? [] }
    let isOnAll = types.allSatisfy { roles.contains(.media($0)) || roles.contains(.all) }
    return isSameKind(as: limit) && isOnAll && !types.isEmpty && measures == limit.measures
      && limit.bounds.ends.allSatisfy { end in bounds.ends.contains { $0.isEqual(to: end) } }
  }
}

extension Bounds {
  fileprivate mutating func merge(_ other: Bounds) {
    minimum = minimum ?? other.minimum
    maximum = maximum ?? other.maximum
    minimumSize = minimumSize ?? other.minimumSize
    maximumSize = maximumSize ?? other.maximumSize
    step = step ?? other.step
  }

  /// Whether two bounds accept the same; the order of a list does not count.
  fileprivate func isEqual(to other: Bounds) -> Bool {
    hasSameEnds(as: other) && !contradicts(other)
  }

  /// Whether bounds with the same ends accept something that the others refuse.
  fileprivate func isLooser(than old: Bounds) -> Bool {
    if let new = maximum, let old = old.maximum {
      return new.value > old.value
        || (new.value == old.value && old.isExclusive && !new.isExclusive)
    }
    if let new = minimum, let old = old.minimum {
      return new.value < old.value
        || (new.value == old.value && old.isExclusive && !new.isExclusive)
    }
    if allowed != nil {
      let known = Set(old.allowedTexts.map { $0.lowercased() })
      return allowedTexts.contains { !known.contains($0.lowercased()) }
    }
    if let new = maximumSize, let old = old.maximumSize {
      return new.width > old.width || new.height > old.height
    }
    if let new = minimumSize, let old = old.minimumSize {
      return new.width < old.width || new.height < old.height
    }
    return false
  }
}

// MARK: - Settings and prices

extension ProfileChanges {
  private mutating func compareSettings(_ today: Profile) {
    for (name, setting) in published.settings.sorted(by: { $0.key < $1.key }) {
      guard let old = today.settings[name] else {
        if setting != Setting() { note(.new, "setting \(name)", after: setting.words) }
        result.settings[name] = setting
        continue
      }
      var merged = setting
      if merged.allowed.isEmpty, merged.minimum == nil, merged.maximum == nil {
        merged.allowed = old.allowed
        merged.minimum = old.minimum
        merged.maximum = old.maximum
      }
      merged.defaultValue = setting.defaultValue ?? old.defaultValue
      merged.type = setting.type ?? old.type
      result.settings[name] = merged
      guard merged.words != old.words else { continue }
      let known = Set(old.allowed.map { $0.text.lowercased() })
      let hasMore =
        !known.isEmpty
        && (merged.allowed.isEmpty
          || merged.allowed.contains { !known.contains($0.text.lowercased()) })
      let isWider =
        old.maximum.map { most in merged.maximum.map { $0 > most } ?? true } ?? false
        || old.minimum.map { least in merged.minimum.map { $0 < least } ?? true } ?? false
      note(
        .changed, "setting \(name)", before: old.words, after: merged.words,
        isLooser: hasMore || isWider)
    }
  }

  private mutating func comparePrices(_ today: Profile) {
    guard !published.prices.isEmpty else { return }
    func key(_ price: Price) -> String {
      "\(price.currency) \(price.per.rawValue) \(price.when.map(\.text).sorted())"
    }
    let old = Dictionary(
      today.prices.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    for price in published.prices {
      guard let before = old[key(price)] else {
        note(.new, price.subjectWords, after: price.amountWords)
        continue
      }
      if before.amount != price.amount {
        note(
          .changed, price.subjectWords, before: before.amountWords, after: price.amountWords,
          seenBefore: before.source.seen)
      }
    }
    let now = Set(published.prices.map(key))
    for price in today.prices where !now.contains(key(price)) {
      note(
        .gone, price.subjectWords, before: price.amountWords, seenBefore: price.source.seen)
    }
    result.prices = published.prices
  }
}

extension Setting {
  /// The values and the default in words.
  fileprivate var words: String {
    let list = allowed.isEmpty ? nil : Wording.list(allowed.map(\.text).sorted())
    let low = minimum.map { "at least \($0.shortDecimal(places: 6))" }
    let high = maximum.map { "at most \($0.shortDecimal(places: 6))" }
    let given = defaultValue.map { "\($0.text) by default" }
    let parts = [list, low, high, given].compactMap(\.self)
    return parts.isEmpty ? "any value" : parts.joined(separator: ", ")
  }
}

extension Price {
  fileprivate var subjectWords: String {
    "price" + (when.isEmpty ? "" : " with \(Wording.list(when.map(\.text), "and"))")
  }

  fileprivate var amountWords: String {
    let sum = amount ?? maximumAmount ?? minimumAmount
    return "\(sum.map { $0.shortDecimal(places: 6) } ?? "?") \(currency) per \(per.rawValue)"
  }
}
