package import Media
package import Preprocess
package import Store

/// A pair of stills for a transition from one file to another.
package struct PairJob: Sendable {
  /// The path of the file from which the transition leads.
  package var start: String
  /// The path of the file to which it leads.
  package var end: String
  package var options: TransitionOptions
  package var acceptance: RepairPlan.Acceptance
  package var catalog: JobCatalog
  /// Where the files go.
  package var folder: String
  package var illustrations: PairIllustrations
  package var hashesSources: Bool

  package init(
    from start: String, to end: String, options: TransitionOptions,
    acceptance: RepairPlan.Acceptance, catalog: JobCatalog, folder: String,
    illustrations: PairIllustrations, hashesSources: Bool
  ) {
    (self.start, self.end) = (start, end)
    self.options = options
    self.acceptance = acceptance
    self.catalog = catalog
    self.folder = folder
    self.illustrations = illustrations
    self.hashesSources = hashesSources
  }

  /// Both files in a few words.
  package var subject: String { "\(start) to \(end)" }

  /// Plans and writes in this process.
  ///
  /// - Parameters:
  ///   - replacesExisting: Whether files that are there may be replaced.
  ///   - progress: Called with each frame that is looked at or written; false cancels.
  /// - Returns: The files without names.
  /// - Throws: What `PairExtraction.prepare` throws.
  package func carryOut(
    replacesExisting: Bool, progress: (RenderProgress) -> Bool
  ) throws -> PreparedPair {
    try PairExtraction(catalog: catalog.catalog).prepare(
      from: start, to: end, options: options, for: acceptance, into: folder,
      illustrations: illustrations, replacesExisting: replacesExisting,
      hashesSources: hashesSources, progress: progress)
  }

  /// The name of a file of the pair in its folder; nil for any other path.
  package func name(of path: String) -> String? {
    let start = PairOutput(folder, sources: [], replacesExisting: false).path(of: "")
    guard path.hasPrefix(start) else { return nil }
    let name = path.dropFirst(start.count)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, ["start", "end", "tail", "pair"].contains(parts[0]),
      !parts[1].isEmpty, parts[1].allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return String(name)
  }
}

extension PairJob: Archived {
  package static var blank: PairJob {
    PairJob(
      from: "", to: "", options: TransitionOptions(), acceptance: RepairPlan.Acceptance(),
      catalog: .builtIn, folder: "", illustrations: .none, hashesSources: false)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try start.archive(with: &coder)
    try end.archive(with: &coder)
    try options.archive(with: &coder)
    try catalog.archive(with: &coder)
    try acceptance.archive(with: &coder, in: catalog.catalog)
    try folder.archive(with: &coder)
    try illustrations.archive(with: &coder)
    try hashesSources.archive(with: &coder)
  }
}
