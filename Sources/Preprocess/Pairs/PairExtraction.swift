package import Media
public import MediaModel
package import Preflight
package import System

/// Makes a start and an end picture for a transition from one file to another: the last good frame of
/// the first, the first good frame of the second, both of one size.
package struct PairExtraction: Sendable {
  private let catalog: Catalog

  /// A maker that checks pairs with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// Writes and verifies a pair, and leaves it to the caller to add to it and to give it its names:
  /// `start.png`, `end.png` and, where it is asked for, `tail.mp4`.
  ///
  /// A picture is saved as JPEG or WebP, and named so, where a profile takes no PNG or not one so large.
  ///
  /// - Parameters:
  ///   - first: The clip or picture from which the transition leads.
  ///   - second: The clip or picture to which it leads.
  ///   - options: How it is made.
  ///   - acceptance: The profiles that have to accept it, its role left out; empty for none.
  ///   - folder: Where the files go; it is made when it is missing.
  ///   - illustrations: Which pictures of the pair are made besides.
  ///   - replacesExisting: Whether files that are there may be replaced; never a source.
  ///   - hashesSources: Whether the bytes of both sources are hashed, for which all of them are read.
  ///   - progress: Called with each frame that is looked at or written; false cancels.
  /// - Returns: The files without names, and what is known of them.
  /// - Throws: `MediaError` when something cannot be read, decoded, written or verified,
  ///   `RequestError` when what is asked makes no sense, `RefusedPair` when no acceptable pair can be
  ///   made. Nothing is left behind then.
  package func prepare(
    from first: String, to second: String, options: TransitionOptions,
    for acceptance: RepairPlan.Acceptance = .init(), into folder: String,
    illustrations: PairIllustrations = .none, replacesExisting: Bool = false,
    hashesSources: Bool = true, progress: (RenderProgress) -> Bool = { _ in true }
  ) throws -> PreparedPair {
    let acceptance = try PairAcceptance(acceptance)
    let output = PairOutput(folder, sources: [first, second], replacesExisting: replacesExisting)
    let plan = try PairPlan(
      from: first, to: second, options: options, acceptance: acceptance, catalog: catalog)
    try output.makeFolder()
    let choice = try plan.choice(progress: progress)
    let writing = PairWriting(
      pair: plan, output: output, illustrations: illustrations, hashesSources: hashesSources)
    return try writing.prepare(choice, progress: progress)
  }
}

/// How a pair is made, beyond that it is accepted.
public struct TransitionOptions: Sendable, Hashable {
  /// How pictures of another shape are brought to the shape of the pair; both alike.
  public var aspectChange = FitOptions.AspectChange.crop
  /// What crops keep in view, or nil for the middle.
  public var focus: FitOptions.Focus?
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  public var background = "000000"
  /// Whether recommendations are followed as well as what is required.
  public var followsRecommendations = false
  /// How much of the end of the first clip and of the start of the second one is searched for the pair
  /// that matches best, or nil to take the last and the first good frame.
  public var search: MediaTime?
  /// How much of the end of the first clip is cut out as a clip of its own, or nil for nothing.
  public var tail: MediaTime?

  public init() {}

  /// Options that differ from the usual ones.
  public init(_ change: (inout TransitionOptions) -> Void) { change(&self) }
}

/// Why no acceptable pair can be made.
package struct RefusedPair: Error, Sendable, Hashable {
  /// The path of the file that stands in the way, or nil when it is both.
  package var path: String?
  package var refusals: [Refusal]

  package init(path: String?, refusals: [Refusal]) {
    self.path = path
    self.refusals = refusals
  }
}

/// Which pictures of a pair are made for people besides its stills.
package struct PairIllustrations: Sendable, Hashable {
  /// Whether `pair.png` is written, which shows both stills and what differs between them.
  package var hasSheet: Bool
  /// How small pictures for a page are made, or nil for none.
  package var page: ThumbnailOptions?

  /// - Parameters:
  ///   - hasSheet: Whether `pair.png` is written.
  ///   - page: How small pictures for a page are made, or nil for none.
  package init(hasSheet: Bool, page: ThumbnailOptions?) {
    (self.hasSheet, self.page) = (hasSheet, page)
  }

  /// The stills alone.
  package static let none = PairIllustrations(hasSheet: false, page: nil)
}

/// The files of a pair, written and verified, that have no names yet; without ``commit()`` nothing is
/// left behind.
package struct PreparedPair {
  /// What is known of the pair.
  package let report: PairReport
  /// The facts of both stills.
  package let facts: (start: MediaFacts, end: MediaFacts)
  /// Small pictures for a page, or nil when none were asked for.
  package let pictures: PairPictures?
  /// The files.
  package let output: PairOutput

  package init(
    report: PairReport, facts: (start: MediaFacts, end: MediaFacts), pictures: PairPictures?,
    output: PairOutput
  ) {
    (self.report, self.facts) = (report, facts)
    (self.pictures, self.output) = (pictures, output)
  }
}

/// The folder of a pair and what is in it, once all of it gets its names; until then, nothing.
package final class PairOutput {
  private let folder: OutputFolder
  private let sources: [String]
  /// Whether files that are there may be replaced; never a source.
  let replacesExisting: Bool
  private var outputs: [OutputFile] = []
  private var isCommitted = false

  /// - Parameters:
  ///   - folder: Where the files go.
  ///   - sources: Files that are never replaced.
  ///   - replacesExisting: Whether other files that are there may be replaced.
  package init(_ folder: String, sources: [String], replacesExisting: Bool) {
    self.folder = OutputFolder(folder)
    (self.sources, self.replacesExisting) = (sources, replacesExisting)
  }

  deinit {
    outputs = []
    if !isCommitted { folder.cleanUp() }
  }

  /// Makes the folder when it is missing.
  ///
  /// - Throws: `MediaError` when it cannot be made.
  package func makeFolder() throws(MediaError) { try MediaError.asMedia(try folder.make()) }

  /// The path that a file has in the folder.
  package func path(of name: String) -> String { folder.path(of: name) }

  /// Makes room for a file, which counts for nothing until it is added.
  ///
  /// - Throws: `MediaError` when a source is there, or another file that must not be replaced, or the
  ///   folder cannot be written to.
  package func file(named name: String) throws(MediaError) -> OutputFile {
    try refuseSource(named: name)
    return try MediaError.asMedia(
      try OutputFile(path: path(of: name), replacesExisting: replacesExisting))
  }

  /// Adds a file that is complete.
  package func add(_ file: OutputFile) { outputs.append(file) }

  /// Gives all files their names; when one of them cannot have its name, the others lose theirs.
  ///
  /// - Throws: `MediaError` when the disk refuses, or another file took a name meanwhile.
  package func commit() throws(MediaError) {
    for (number, output) in outputs.enumerated() {
      do throws(MediaError) {
        try MediaError.asMedia(try output.commit())
      } catch {
        for written in outputs[..<number].reversed() { written.withdraw() }
        throw error
      }
    }
    isCommitted = true
  }

  /// Makes sure that a name is not that of a source.
  ///
  /// - Throws: `MediaError` when it is.
  func refuseSource(named name: String) throws(MediaError) {
    for source in sources {
      try MediaError.asMedia(try FileIdentity.refuse(path(of: name), replacing: source))
    }
  }
}

// One task uses the files of a pair at a time.
@available(*, unavailable)
extension PairOutput: Sendable {}
