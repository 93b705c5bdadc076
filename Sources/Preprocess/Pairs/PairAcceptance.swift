import JSON
import Media
import MediaModel
package import Preflight

/// The profiles that have to accept a pair, seen from either of its pictures.
package struct PairAcceptance {
  /// What has to accept the first picture.
  package private(set) var start: RepairPlan.Acceptance
  /// What has to accept the second picture.
  package private(set) var end: RepairPlan.Acceptance
  private let roles: [String: PairRoles]

  /// - Throws: `RequestError` when a profile takes no pair of pictures.
  package init(_ acceptance: RepairPlan.Acceptance) throws(RequestError) {
    var roles: [String: PairRoles] = [:]
    for profile in acceptance.profiles {
      guard let pair = PairRoles(profile) else {
        let names = Wording.list(profile.mediaInputs.map(\.role).uniqued)
        let takes = names.isEmpty ? "no files" : names
        throw RequestError(
          "\(profile.name) (\(profile.id)) takes no start and end image; it takes \(takes). "
            + "'preflight profiles list' names those that do.")
      }
      roles[profile.id] = pair
    }
    self.roles = roles
    (start, end) = (acceptance, acceptance)
    start.otherRoles = roles.mapValues(\.start)
    end.otherRoles = roles.mapValues(\.end)
  }

  /// The shapes that the result of the request can have, or none when any is possible or nobody says.
  var shapes: [AspectRatio] {
    let lists = start.profiles.map { $0.resultShapes(start.settings) }.filter { !$0.isEmpty }
    guard let first = lists.first else { return [] }
    let common = first.filter { shape in lists.allSatisfy { $0.contains(shape) } }
    return common.isEmpty ? first : common
  }

  /// What every profile says of a request with the two pictures.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  func findings(
    on pictures: (start: MediaFacts, end: MediaFacts), in catalog: Catalog
  ) throws(DocumentError) -> [Finding] {
    var findings: [Finding] = []
    for profile in start.profiles {
      let request = Request(
        inputs: [
          RequestInput(
            role: roles[profile.id]?.start, path: pictures.start.path, facts: pictures.start),
          RequestInput(role: roles[profile.id]?.end, path: pictures.end.path, facts: pictures.end),
        ], settings: start.settings, transport: start.transport)
      findings += try PreparedProfile(profile, in: catalog).result(of: request).findings
    }
    return findings.filter { $0.limit?.quantity != .declaration }
  }
}

extension Finding {
  /// Whether it is the pictures' fault, rather than that of what else a request needs.
  var isAboutPictures: Bool { path != nil || limit?.quantity == .aspectMatch }
}

extension Profile {
  /// The shapes of the result as the request asks for them, or as far as the profile lists them; none
  /// when it takes that of the pictures.
  fileprivate func resultShapes(_ given: [String: String]) -> [AspectRatio] {
    for name in ["aspect_ratio", "aspectRatio", "ratio"] {
      if let shape = given[name].flatMap({ AspectRatio($0) }) { return [shape] }
      guard given[name] == nil, let setting = settings[name], !setting.allowed.isEmpty else {
        continue
      }
      let shapes = setting.allowed.map { AspectRatio($0.text) }
      if shapes.allSatisfy({ $0 != nil }) { return shapes.compactMap(\.self) }
    }
    return []
  }
}

/// One of the two files of a pair: the clip before the join or the one after it, or a still picture.
final class PairSource {
  let facts: MediaFacts
  let side: PairSide
  let planner: FrameStillPlanner
  /// The picture as the headers promise it.
  let subject: FrameSubject
  /// The size of its pictures as a viewer sees them.
  let shown: PixelSize
  /// Nil for a still picture.
  let reader: FrameReader?

  /// Opens a file.
  ///
  /// - Throws: `MediaError` when it cannot be read or has no pictures, `RefusedPair` when no still can
  ///   be made of it, `DocumentError` when a profile is malformed.
  init(
    _ path: String, side: PairSide, still: StillExportOptions, acceptance: RepairPlan.Acceptance,
    catalog: Catalog
  ) throws {
    facts = try MediaProbe().facts(of: path)
    self.side = side
    try facts.requireOwnData()
    guard facts.kind == .image || facts.mainVideo != nil else {
      throw MediaError(
        .notMedia, path: path, reason: "has no video, so it cannot be one end of a transition.")
    }
    planner = try FrameStillPlanner(facts, options: still, acceptance: acceptance, catalog: catalog)
    subject = FrameSubject(facts, FrameTraits(), convertsToSDR: true)
    guard subject.refusals.isEmpty, let shown = subject.picture?.shown else {
      let refusals = subject.refusals.isEmpty ? [.unknownGeometry(facts)] : subject.refusals
      throw RefusedPair(path: path, refusals: refusals)
    }
    self.shown = shown
    let isStill = facts.kind == .image && facts.image?.isAnimated != true
    reader = isStill ? nil : try FrameReader(path, track: facts.mainVideo?.index ?? 0)
  }

  /// The picture's facts as an image.
  var image: MediaFacts { subject.asImage(shown) }

  /// The frame right at the join, or nil of a still picture.
  ///
  /// - Throws: `MediaError` when the clip has no such frame.
  func outermostFrame() throws(MediaError) -> FrameAddress? {
    let choice: FrameChoice = side == .start ? .last : .first
    return try reader?.addresses(of: [choice]).first
  }

  /// The frames within a length of the join, in the order of presentation; empty of a still picture.
  func frames(
    within length: MediaTime, of join: FrameAddress
  ) throws(MediaError) -> [FrameAddress] {
    switch side {
    case .start: try reader?.addresses(upTo: join, within: length) ?? []
    case .end: try reader?.addresses(from: join, within: length) ?? []
    }
  }
}

// One task uses a source at a time.
@available(*, unavailable)
extension PairSource: Sendable {}
