import Media
import MediaModel
package import Preflight

/// Saves frames of a clip, or a picture file, as stills, and proves each of them.
package struct FrameExtraction: Sendable {
  /// Where stills go.
  package enum Destination: Sendable, Hashable {
    /// One still, under exactly this path.
    case file(String)
    /// All of them into a folder, which is made when it is missing; names sort by time and tell it.
    case folder(String)
  }

  private let catalog: Catalog

  /// An extraction that checks stills with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// Writes the stills that are wished for, in the order of presentation, a frame once even when it was
  /// asked for twice.
  ///
  /// - Parameters:
  ///   - path: The clip or picture file.
  ///   - wishes: Which frames, and how they are saved.
  ///   - acceptance: The profiles that have to accept the stills; empty for none.
  ///   - destination: Where they go.
  ///   - replacesExisting: Whether files that are there may be replaced; never the source.
  ///   - hashesSource: Whether the source's bytes are hashed, for which all of them are read.
  ///   - intend: Called with the paths of the stills before the first is written, instead of making sure
  ///     that they can be written; nil to make sure.
  ///   - each: Called with each still that is in its place.
  ///   - progress: Called with the number of stills written and their total; false cancels.
  /// - Returns: What was written, with the proof of each still.
  /// - Throws: `MediaError` when something cannot be read, decoded, written or verified,
  ///   `RequestError` when the wishes make no sense in the file, `RefusedStill` when a still cannot
  ///   be made acceptable. Stills that were complete before stay; nothing half is left.
  package func stills(
    of path: String, wishes: FrameWishes, acceptance: RepairPlan.Acceptance = .init(),
    to destination: Destination, replacesExisting: Bool = false, hashesSource: Bool = true,
    intend: (([String]) -> Void)? = nil, each: (StillRecord) throws -> Void = { _ in },
    progress: (Int, Int) -> Bool = { _, _ in true }
  ) throws -> [StillRecord] {
    let facts = try MediaProbe().facts(of: path)
    try Self.requirePictures(in: facts)
    let planner = try FrameStillPlanner(
      facts, wishes: wishes.still, acceptance: acceptance, catalog: catalog)
    let promised = planner.plan()
    try Self.require(promised)
    let source = try StillsSource(facts, wishes, planner: planner)
    let places = try StillPlaces(
      destination, source: path, addresses: source.wanted.map(\.address),
      replacesExisting: replacesExisting)
    let format = promised.format ?? .png
    if let intend {
      intend(source.wanted.indices.map { places.path(of: $0, as: format) })
    } else {
      try places.prepare(for: format)
    }
    var records: [StillRecord] = []
    do {
      let writing = StillSeries(
        planner: planner, places: places, replacesExisting: replacesExisting,
        sourceHash: hashesSource ? try FileHash.sha256(of: path) : nil)
      try source.eachStill { still in
        guard progress(records.count, source.wanted.count) else {
          throw MediaError(.cancelled, path: path, reason: "was not finished: cancelled.")
        }
        let record = try writing.write(still, number: records.count)
        records.append(record)
        try each(record)
      }
    } catch {
      if records.isEmpty { places.cleanUp() }
      throw error
    }
    return records
  }

  /// Refuses files without a picture of their own.
  static func requirePictures(in facts: MediaFacts) throws(MediaError) {
    try facts.requireOwnData()
    guard facts.kind == .image || facts.mainVideo != nil else {
      throw MediaError(
        .notMedia, path: facts.path,
        reason: "has no moving pictures\(facts.audio.isEmpty ? "" : ", only sound"), so there "
          + "is no frame to take.")
    }
  }

  /// Refuses what cannot be made a still of, and what no profile would take.
  static func require(_ plan: FrameStillPlan) throws {
    guard let first = plan.refusals.first else { return }
    guard Refusal.unreadable.contains(first.id) else {
      throw RefusedStill(path: plan.source, refusals: plan.refusals)
    }
    throw MediaError(
      .unsupported, path: plan.source,
      reason: (["cannot be shown: \(first.reason)"] + first.choices).joined(separator: " "))
  }
}

extension Refusal {
  /// Refusals of what nobody can look at here, whoever is to take it.
  fileprivate static let unreadable: Set<String> = [
    "undecodable", "odd-rotation", "size-unknown", "matrix-unsupported", "dolby-vision",
  ]
}

/// Why a still cannot be made acceptable.
package struct RefusedStill: Error, Sendable, Hashable {
  /// The source's path.
  package var path: String
  package var refusals: [Refusal]

  package init(path: String, refusals: [Refusal]) {
    self.path = path
    self.refusals = refusals
  }
}
