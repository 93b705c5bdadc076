package import Media
public import MediaModel
package import Preflight
import System

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
    replacesExisting: Bool = false, hashesSources: Bool = true,
    progress: (RenderProgress) -> Bool = { _ in true }
  ) throws -> PreparedPair {
    let acceptance = try PairAcceptance(acceptance)
    let folder = OutputFolder(folder)
    do {
      let plan = try PairPlan(
        from: first, to: second, options: options, acceptance: acceptance, catalog: catalog)
      try MediaError.asMedia(try folder.make())
      let choice = try plan.choice(progress: progress)
      let writing = PairWriting(
        pair: plan, folder: folder, replacesExisting: replacesExisting,
        hashesSources: hashesSources)
      return try writing.prepare(choice, progress: progress)
    } catch {
      folder.cleanUp()
      throw error
    }
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

/// The files of a pair, written and verified, that have no names yet; without ``commit()`` nothing is
/// left behind.
package final class PreparedPair {
  /// What is known of the pair.
  package private(set) var report: PairReport
  /// The first picture as it was written.
  package let start: RGBImage
  /// The second picture as it was written.
  package let end: RGBImage
  private let folder: OutputFolder
  private let replacesExisting: Bool
  private var outputs: [OutputFile]
  private var isCommitted = false

  init(
    _ report: PairReport, start: RGBImage, end: RGBImage, in folder: OutputFolder,
    replacesExisting: Bool, outputs: [OutputFile]
  ) {
    (self.report, self.start, self.end) = (report, start, end)
    (self.folder, self.replacesExisting, self.outputs) = (folder, replacesExisting, outputs)
  }

  deinit { if !isCommitted { folder.cleanUp() } }

  /// The path that a file of the pair has in its folder.
  package func path(of name: String) -> String { folder.path(of: name) }

  /// Adds the picture that shows the pair, as PNG, and tells the report of it.
  ///
  /// - Throws: `MediaError` when it cannot be written or verified.
  package func add(contactSheet picture: RGBImage, named name: String) throws(MediaError) {
    let output = try MediaError.asMedia(
      try OutputFile(path: path(of: name), replacesExisting: replacesExisting))
    _ = try StillRenderer.write(picture, to: output)
    outputs.append(output)
    report.contactSheet = output.path
  }

  /// Adds bytes to the files.
  ///
  /// - Throws: `MediaError` when they cannot be written.
  package func add(_ bytes: [UInt8], named name: String) throws(MediaError) {
    let output = try MediaError.asMedia(
      try OutputFile(path: path(of: name), replacesExisting: replacesExisting))
    try MediaError.asMedia(try output.write(bytes))
    outputs.append(output)
  }

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
}

// One task uses a pair at a time.
@available(*, unavailable)
extension PreparedPair: Sendable {}
