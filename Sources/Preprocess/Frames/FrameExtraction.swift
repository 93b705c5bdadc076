import Media
public import MediaModel
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

  /// Writes the stills that are asked for, in the order of presentation, a frame once even when it was
  /// asked for twice.
  ///
  /// - Parameters:
  ///   - path: The clip or picture file.
  ///   - options: Which frames, and how they are saved.
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
  ///   `RequestError` when the options make no sense in the file, `RefusedStill` when a still cannot
  ///   be made acceptable. Then no new file stays; where it was stopped from outside, complete stills do.
  package func stills(
    of path: String, options: ExtractionOptions, acceptance: RepairPlan.Acceptance = .init(),
    to destination: Destination, replacesExisting: Bool = false, hashesSource: Bool = true,
    intend: (([String]) -> Void)? = nil, each: (StillRecord) throws -> Void = { _ in },
    progress: (Int, Int) -> Bool = { _, _ in true }
  ) throws -> [StillRecord] {
    let facts = try MediaProbe().facts(of: path)
    try Self.requirePictures(in: facts)
    let planner = try FrameStillPlanner(
      facts, options: options.still, acceptance: acceptance, catalog: catalog)
    let promised = planner.plan()
    try Self.require(promised)
    let source = try StillsSource(facts, options, planner: planner)
    let places = try StillPlaces(
      destination, source: path, addresses: source.wanted.map(\.address),
      replacesExisting: replacesExisting)
    let format = promised.format ?? .png
    var series = NewFiles()
    series.expect(
      StillExportOptions.Format.allCases.flatMap { format in
        source.wanted.indices.map { places.path(of: $0, as: format) }
      })
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
      if !error.isInterruption { series.withdraw(records.map(\.path)) }
      places.cleanUp()
      throw error
    }
    return records
  }

  /// The pixels of frames of a clip, or of the picture of a file, in sRGB, in the order of presentation.
  ///
  /// - Throws: `MediaError` when something cannot be read or decoded, or `isWanted` says no;
  ///   `RequestError` when the picks make no sense in the file.
  package func pictures(
    of path: String, _ picks: [ExtractionOptions.Pick], whileWanted isWanted: () -> Bool
  ) throws -> [RGBImage] {
    let facts = try MediaProbe().facts(of: path)
    try Self.requirePictures(in: facts)
    let options = ExtractionOptions { $0.picks = picks }
    let planner = try FrameStillPlanner(
      facts, options: options.still, acceptance: .init(), catalog: catalog)
    var pictures: [RGBImage] = []
    try StillsSource(facts, options, planner: planner).eachStill { still in
      guard isWanted() else {
        throw MediaError(.cancelled, path: path, reason: "was not read: cancelled.")
      }
      let plan = planner.plan(still.traits)
      try Self.require(plan)
      guard let rendition = plan.candidates.first?.picture else {
        preconditionFailure("A plan without refusals has a way.")
      }
      switch still.source {
      case .file: pictures.append(try StillRenderer.picture(of: path, rendition))
      case .frame(let frame): pictures.append(try frame.picture(rendition))
      }
    }
    return pictures
  }

  /// Refuses files without a picture of their own.
  static func requirePictures(in facts: MediaFacts) throws(MediaError) {
    try facts.requireOwnData()
    guard facts.kind == .image || facts.mainVideo != nil else {
      throw MediaError(
        .notMedia, path: facts.path,
        reason: "has no video\(facts.audio.isEmpty ? "" : ", only audio"), so there "
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
      reason: (["cannot be shown: \(first.reason)"] + first.choices.map(\.sentence)).joined(
        separator: " "))
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

/// Which stills are wanted of one file.
public struct ExtractionOptions: Sendable, Hashable {
  /// Which frames are meant.
  public enum Pick: Sendable, Hashable {
    case first, last
    /// The frame that is shown at a position, counted from the clip's first frame.
    case at(TimePosition)
    /// The frame with a number as presented, from 0.
    case number(Int)
    /// The first frame and the ones that are shown at every multiple of a length.
    case every(TimePosition)
  }

  /// In the order in which they were asked for.
  public var picks: [Pick] = []
  /// Whether the nearest good frame is taken where the wanted one is black, in a fade, frozen or blurred.
  public var avoidsBadFrames = false
  public var still = StillExportOptions()

  public init() {}

  /// Options that differ from the usual ones.
  public init(_ change: (inout ExtractionOptions) -> Void) { change(&self) }
}

/// How stills are to be saved.
public struct StillExportOptions: Sendable, Hashable {
  /// A format in which stills are saved.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, webp
  }
  /// What becomes of woven fields.
  public enum Fields: String, Sendable, Hashable, CaseIterable {
    /// One whole picture is made of the two.
    case deinterlace
    /// Both stay woven as they are stored.
    case keep
  }

  /// Nil for what the profile wants, else PNG.
  public var format: Format?
  /// From 1 to 100, for JPEG and WebP; nil for the best that is tried.
  public var quality: Int?
  /// The most bytes that a still may have, or nil.
  public var maximumByteCount: Int64?
  /// The exact size of the still, or nil for that of the frame as it is seen.
  public var size: PixelSize?
  /// Whether HDR and wide gamut stay, in a PNG of 16 bits.
  public var keepsHDR = false
  public var fields = Fields.deinterlace
  /// How a picture of another shape is brought to an accepted one, or nil to ask where much is lost.
  public var aspectChange: FitOptions.AspectChange?
  public var focus: FitOptions.Focus?
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  public var background = "000000"
  /// Whether recommendations are followed as well as what is required.
  public var followsRecommendations = false

  public init() {}
}

extension MediaFacts {
  /// Refuses a file whose media data lie elsewhere: what lies in it at those places is something else.
  func requireOwnData() throws(MediaError) {
    guard let problem = problems.first(where: { $0.kind == .refersToOtherFile }) else { return }
    throw MediaError(.refersToOthers, path: path, reason: "cannot be shown: \(problem.message)")
  }
}
