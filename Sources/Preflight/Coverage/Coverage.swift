import MediaModel

/// What is known of the files that an input of a profile accepts; the best comes last.
public enum Coverage: String, Sendable, Hashable, CaseIterable {
  /// Nothing: only the file itself can be checked.
  case unknown
  /// The provider's whole text was read, and states no limit.
  case statesNone = "states-none"
  /// Limits that rejections showed, or to which others who call the provider keep.
  case reported
  /// Limits of the model's maker, or of the engine that is believed to run: advice.
  case maker
  /// Limits that the provider documents, or that the user wrote into a profile.
  case documented
}

extension Coverage: Comparable {
  /// Whether less is known on the left than on the right.
  public static func < (left: Coverage, right: Coverage) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What a limit adds to the knowledge of the files that it speaks about, or nil when it says
  /// nothing of a file: a number of files, the length of a prompt, a tip for all models of a platform.
  package init?(_ stacked: StackedLimit) {
    let limit = stacked.limit
    guard limit.quantity.check.subject == .content, limit.scope != .output else { return nil }
    let isTip = limit.level == .advisory && limit.effect == .reject
    guard stacked.speaker.relation != .rules || !isTip else { return nil }
    guard stacked.force != .believed, limit.inheritedFrom == nil else {
      self = .maker
      return
    }
    switch limit.source.evidence {
    case .providerDoc, .providerSchema, .providerSDK, .providerDocMirror, .user, nil:
      self = .documented
    case .thirdPartyCode, .thirdPartyDoc, .observedError, .learned: self = .reported
    }
  }
}

/// What is known of one input of a profile, and from where.
public struct InputCoverage: Sendable, Hashable {
  public var role: String
  public var coverage: Coverage
  /// How many limits on the files of the role are known.
  public var limitCount: Int
  /// The text behind it that was read last, or nil when nothing is known.
  public var source: Source?

  public init(role: String, coverage: Coverage, limitCount: Int = 0, source: Source? = nil) {
    self.role = role
    self.coverage = coverage
    self.limitCount = limitCount
    self.source = source
  }

  /// What limits and statements that there are none say of a role together.
  init(role: String, known: [(coverage: Coverage, source: Source)], statements: [NoLimits]) {
    if let best = known.map(\.coverage).max() {
      let sources = known.filter { $0.coverage == best }.map(\.source)
      self.init(
        role: role, coverage: best, limitCount: known.count,
        source: sources.max { ($0.seen ?? "") < ($1.seen ?? "") })
    } else if let whole = statements.first(where: { $0.read == .inFull }) {
      self.init(role: role, coverage: .statesNone, source: whole.source)
    } else {
      self.init(role: role, coverage: .unknown, source: statements.first?.source)
    }
  }
}

extension Profile {
  /// The texts without limits that speak about an input.
  func noLimits(on input: Input) -> [NoLimits] {
    noLimits.filter { statement in
      statement.roles.contains { selector in
        switch selector {
        case .all: true
        case .media(let type): input.media.contains(type)
        case .role(let role): role == input.role
        }
      }
    }
  }
}

extension PreparedProfile {
  /// What is known of each input that takes files, whatever file will be given.
  public var coverage: [InputCoverage] { profile.mediaInputs.map(coverage) }

  /// What is known of one input.
  func coverage(of input: Input) -> InputCoverage {
    let known = limits.compactMap { limit -> (coverage: Coverage, source: Source)? in
      guard let coverage = Coverage(limit), limit.speaks(about: input) else { return nil }
      return (coverage, limit.limit.source)
    }
    return InputCoverage(
      role: input.role, known: known, statements: profile.noLimits(on: input))
  }
}

extension StackedLimit {
  /// Whether the limit is about what may be given as an input.
  fileprivate func speaks(about input: Input) -> Bool {
    let types = input.media.filter { mediaTypes?.contains($0) ?? true }
      .filter(limit.quantity.check.mediaTypes.contains)
    return targets.contains { target in
      switch target {
      case .all: !types.isEmpty
      case .media(let type): types.contains(type)
      case .role(let role): role == input.role && !types.isEmpty
      }
    }
  }
}

extension Collection<InputCoverage> {
  /// The most that is known of any input; unknown where there is none.
  public var best: Coverage { map(\.coverage).max() ?? .unknown }
}
