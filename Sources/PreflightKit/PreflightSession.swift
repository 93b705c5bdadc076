import JSON
import Media
// One import is enough for the values that go in and out: facts, profiles, reports and options.
@_exported public import MediaModel
@_exported public import Preflight
@_exported public import Preprocess
import System

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Checks, fixes, cuts and takes frames from media, for the profiles of a catalogue.
///
/// A session holds no state of its work: make one, and use it from any task.
public struct PreflightSession: Sendable {
  /// Where profiles are looked up.
  public let catalog: Catalog

  /// A session with the built-in profiles, or with profiles of your own beside them.
  public init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }
}

/// One file of a request, and the role that it has in it.
public struct InputFile: Sendable, Hashable {
  public var url: URL
  /// Nil for the only role of the file's media type.
  public var role: String?

  public init(_ url: URL, role: String? = nil) {
    self.url = url
    self.role = role
  }
}

extension PreflightSession {
  /// What is known of a file: containers, tracks, sizes, rates, durations.
  ///
  /// - Parameters:
  ///   - file: A file on this machine.
  ///   - depth: How deep it is read; `.packets` reads all of it.
  /// - Returns: The facts; what the file does not say is nil.
  /// - Throws: ``PreflightError``, `CancellationError`.
  public func probe(_ file: URL, depth: ProbeDepth = .header) async throws -> MediaFacts {
    let path = file.localPath
    return try await blocking { try MediaProbe(depth: depth).facts(of: path) }
  }

  /// Whether a file will be accepted by each of some profiles.
  ///
  /// - Parameters:
  ///   - file: A file on this machine.
  ///   - profiles: Ids, or last parts of ids that are unique: `"reshoot"`.
  ///   - selection: The part of the clip that will be sent.
  ///   - settings: The output settings and the texts of the request, by name.
  ///   - transport: How the file will reach the provider, or nil when that is not known.
  /// - Returns: A result for each profile, in the order in which they were named.
  /// - Throws: ``PreflightError``, `CancellationError`.
  public func check(
    _ file: URL, for profiles: [String], selection: Selection = .whole,
    settings: [String: String] = [:], transport: Transport? = nil
  ) async throws -> Report {
    try await check(
      [InputFile(file)], for: profiles, selection: selection, settings: settings,
      transport: transport)
  }

  /// Whether a request with several files will be accepted by each of some profiles.
  ///
  /// - Throws: ``PreflightError``, `CancellationError`.
  public func check(
    _ files: [InputFile], for profiles: [String], selection: Selection = .whole,
    settings: [String: String] = [:], transport: Transport? = nil
  ) async throws -> Report {
    let catalog = catalog
    return try await blocking { isWanted in
      let profiles = try profiles.map { try catalog.profile(named: $0) }
      func facts(of path: String, _ depth: ProbeDepth) throws -> MediaFacts {
        guard isWanted() else { throw CancellationError() }
        return try MediaProbe(depth: depth).factsOrProblem(of: path)
      }
      var request = Request(
        inputs: try files.map { file in
          let path = file.url.localPath
          return RequestInput(role: file.role, path: path, facts: try facts(of: path, .header))
        }, selection: selection, settings: settings, transport: transport)
      let need = ProbeNeed(catalog: catalog)
      for path in try need.pathsNeedingPackets(for: request, profiles: profiles) {
        for index in request.inputs.indices where request.inputs[index].path == path {
          request.inputs[index].facts = try facts(of: path, .packets)
        }
      }
      return try Checker(catalog: catalog, now: Int64(Date().timeIntervalSince1970)).report(
        on: request, for: profiles)
    }
  }
}

extension PreflightSession {
  /// What fitting a file would do, what it would cost, and what it would give; nothing is written.
  ///
  /// - Throws: ``PreflightError``, `CancellationError`.
  public func plan(
    _ file: URL, for profiles: [String], options: FitOptions = FitOptions()
  ) async throws -> RepairReport {
    let (catalog, path) = (catalog, file.localPath)
    return try await blocking {
      try Self.fitPlan(path, for: profiles, in: catalog, options: options).report
    }
  }

  /// Writes a file that the profiles accept, and checks what was written again.
  ///
  /// The report says what was done and what was lost; its outcome is `.refused`, and nothing is
  /// written, when the file cannot be made acceptable.
  ///
  /// - Parameters:
  ///   - file: A clip or a picture on this machine; it is never changed.
  ///   - profiles: Ids, or last parts of ids that are unique; all of them have to accept the result.
  ///   - output: Where the result goes; its extension chooses the format where that is accepted.
  ///   - options: What part is kept, and how shape, length and bytes are brought within limits.
  ///   - replacesExisting: Whether a file that is there may be replaced.
  /// - Returns: The running work, with its progress and its report.
  public func fit(
    _ file: URL, for profiles: [String], to output: URL, options: FitOptions = FitOptions(),
    replacesExisting: Bool = false
  ) -> MediaOperation<RepairReport> {
    repair(to: output, options, replacesExisting) { [catalog, path = file.localPath] options in
      try Self.fitPlan(path, for: profiles, in: catalog, options: options)
    }
  }

  /// Writes a part of a clip, cut to the frame; the options say which part.
  public func trim(
    _ file: URL, to output: URL, options: FitOptions, replacesExisting: Bool = false
  ) -> MediaOperation<RepairReport> {
    repair(to: output, options, replacesExisting) { [catalog, path = file.localPath] options in
      try RepairPlanner(catalog: catalog).planTrim(path, options: options)
    }
  }

  private func repair(
    to output: URL, _ options: FitOptions, _ replacesExisting: Bool,
    plan: @escaping @Sendable (FitOptions) throws -> RepairPlan
  ) -> MediaOperation<RepairReport> {
    var options = options
    if options.resultExtension == nil, !output.pathExtension.isEmpty {
      options.resultExtension = output.pathExtension.lowercased()
    }
    return MediaOperation { [catalog, output = output.localPath, options] report in
      try Repair(catalog: catalog).carryOut(
        try plan(options), to: output, replacesExisting: replacesExisting
      ) { report(MediaProgress($0)) }
    }
  }

  private static func fitPlan(
    _ path: String, for profiles: [String], in catalog: Catalog, options: FitOptions
  ) throws -> RepairPlan {
    let profiles = try profiles.map { try catalog.profile(named: $0) }
    return try RepairPlanner(catalog: catalog).planFit(
      path, for: RepairPlan.Acceptance(profiles: profiles), options: options)
  }
}

extension PreflightSession {
  /// Saves frames of a clip as stills in a folder, which is made where it is missing; their names sort
  /// by time and tell it.
  ///
  /// - Parameters:
  ///   - file: A clip or a picture on this machine.
  ///   - options: Which frames, and how they are saved.
  ///   - profiles: Profiles that have to accept the stills; none by default.
  ///   - folder: Where the stills go.
  ///   - replacesExisting: Whether files that are there may be replaced.
  /// - Returns: The running work, with its progress and the stills.
  public func frames(
    of file: URL, _ options: ExtractionOptions, for profiles: [String] = [], into folder: URL,
    replacesExisting: Bool = false
  ) -> MediaOperation<[StillRecord]> {
    MediaOperation { [catalog, path = file.localPath, folder = folder.localPath] report in
      let profiles = try profiles.map { try catalog.profile(named: $0) }
      return try FrameExtraction(catalog: catalog).stills(
        of: path, options: options, acceptance: RepairPlan.Acceptance(profiles: profiles),
        to: .folder(folder), replacesExisting: replacesExisting,
        progress: { report(MediaProgress(completedCount: $0, totalCount: $1)) })
    }
  }

  /// The pixels of frames of a clip, or of a picture file, in sRGB and the way a viewer sees them, in
  /// the order of presentation.
  ///
  /// - Throws: ``PreflightError``, `CancellationError`.
  public func pixels(
    of file: URL, _ picks: [ExtractionOptions.Pick]
  ) async throws -> [RGBImage] {
    let (catalog, path) = (catalog, file.localPath)
    return try await blocking { isWanted in
      try FrameExtraction(catalog: catalog).pictures(of: path, picks, whileWanted: isWanted)
    }
  }

  /// Saves the last good frame of one file and the first good frame of another as a pair for a
  /// transition, both of one size.
  ///
  /// - Parameters:
  ///   - first: The clip or picture from which the transition leads.
  ///   - second: The clip or picture to which it leads.
  ///   - profiles: Profiles that have to accept the pair; none by default.
  ///   - folder: Where `start.png` and `end.png` go; it is made where it is missing.
  ///   - options: How the pair is made.
  ///   - replacesExisting: Whether files that are there may be replaced.
  /// - Returns: The running work, with its progress and the pair.
  public func transition(
    from first: URL, to second: URL, for profiles: [String] = [], into folder: URL,
    options: TransitionOptions = TransitionOptions(), replacesExisting: Bool = false
  ) -> MediaOperation<TransitionStills> {
    let paths = (first.localPath, second.localPath, folder.localPath)
    return MediaOperation { [catalog] report in
      let profiles = try profiles.map { try catalog.profile(named: $0) }
      let pair = try PairExtraction(catalog: catalog).prepare(
        from: paths.0, to: paths.1, options: options,
        for: RepairPlan.Acceptance(profiles: profiles), into: paths.2,
        replacesExisting: replacesExisting
      ) { report(MediaProgress($0)) }
      try pair.output.commit()
      return TransitionStills(pair.report)
    }
  }
}

/// A pair of stills for a transition, and whether it will work.
public struct TransitionStills: Sendable, Hashable {
  public let start: StillRecord
  public let end: StillRecord
  /// The path of the end of the first clip as a clip of its own, or nil when none was written.
  public let tail: String?
  /// Whether anything speaks against the pair.
  public let verdict: Verdict
  /// What speaks against it, the worst first, a sentence or two each.
  public let advice: [String]
  /// What else a person ought to know, a sentence each.
  public let notes: [String]

  init(_ report: PairReport) {
    start = report.start.record
    end = report.end.record
    tail = if case .written(let path, _, _)? = report.tail { path } else { nil }
    verdict = report.assessment.verdict
    advice = report.findings.map { "\($0.message) \($0.advice)" }
    notes = report.notes
  }
}

extension MediaProgress {
  fileprivate init(_ progress: RenderProgress) {
    self.init(completedCount: progress.frameCount, totalCount: progress.totalFrameCount)
  }
}

extension URL {
  /// The path of a file, as C functions take it.
  fileprivate var localPath: String { path(percentEncoded: false) }
}
