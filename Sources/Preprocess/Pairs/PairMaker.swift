package import Media
import MediaModel
package import Preflight
import System

/// Makes a start and an end picture for a transition from one file to another: the last good frame of
/// the first, the first good frame of the second, both of one size.
package struct PairMaker: Sendable {
  private let catalog: Catalog

  /// A maker that checks pairs with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// Writes and verifies a pair, and leaves it to the caller to add to it and to give it its names:
  /// `start.png`, `end.png` and, where it is wished, `tail.mp4`.
  ///
  /// A picture is saved as JPEG or WebP, and named so, where a profile takes no PNG or not one so large.
  ///
  /// - Parameters:
  ///   - first: The clip or picture from which the transition leads.
  ///   - second: The clip or picture to which it leads.
  ///   - wishes: How it is made.
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
    from first: String, to second: String, wishes: PairWishes,
    for acceptance: RepairPlan.Acceptance = .init(), into folder: String,
    replacesExisting: Bool = false, hashesSources: Bool = true,
    progress: (RenderProgress) -> Bool = { _ in true }
  ) throws -> PreparedPair {
    let acceptance = try PairAcceptance(acceptance)
    let folder = OutputFolder(folder)
    do {
      let plan = try PairPlan(
        from: first, to: second, wishes: wishes, acceptance: acceptance, catalog: catalog)
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
