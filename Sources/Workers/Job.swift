package import Media
package import Preflight
package import Preprocess
package import ProviderAnswers
package import Store
import Synchronization

/// The profiles that are known, in a form in which they go from one process to another: the built-in ones
/// are in the program, the user's go along as they were read.
package struct JobCatalog: Sendable {
  /// A file of profiles.
  package struct File: Sendable, Hashable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private var files: [File]
  private var learned: [LearnedLimit]
  private var time: Int64
  /// The profiles, with what was learned of them.
  package private(set) var catalog: Catalog

  /// The built-in profiles alone.
  package static let builtIn = JobCatalog(files: [], profiles: [], learned: [], at: 0)

  /// The built-in profiles with those of the user, of which the last of two with one id counts, and
  /// with what was learned of both, as it counts now, in seconds since 1970.
  package init(files: [File], profiles: [ProfileFile], learned: [LearnedLimit], at time: Int64) {
    (self.files, self.learned, self.time) = (files, learned, time)
    let catalog = profiles.isEmpty ? Catalog.builtIn : Catalog(adding: profiles)
    self.catalog =
      learned.isEmpty
      ? catalog : catalog.adding(learned: LearnedLimits(learned, at: time).byProfile)
  }
}

extension JobCatalog: Archived {
  package static var blank: JobCatalog { .builtIn }

  /// The one that came last: it is the same for a whole batch.
  private static let last = Mutex(JobCatalog.builtIn)

  package mutating func archive<Coder: ArchiveCoder>(
    with coder: inout Coder
  ) throws(ArchiveError) {
    try coder.code(&self, \.files, \.learned, \.time)
    guard Coder.isReading else { return }
    let last = Self.last.withLock { $0 }
    guard last.files != files || last.learned != learned || last.time != time else {
      self = last
      return
    }
    var profiles: [ProfileFile] = []
    for file in files {
      guard let read = try? ProfileFile(file.bytes, name: file.name) else { throw ArchiveError() }
      profiles.append(read)
    }
    self = JobCatalog(files: files, profiles: profiles, learned: learned, at: time)
    Self.last.withLock { [new = self] in $0 = new }
  }
}

extension JobCatalog.File: Archived {
  package static var blank: JobCatalog.File { JobCatalog.File(name: "", bytes: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try coder.code(&bytes)
  }
}

/// Work that can be done in another process, as a value.
package enum Job: Sendable {
  case probe(ProbeJob)
  case pictures(PicturesJob)
  case repair(RepairJob)
  case frames(FramesJob)
  case pair(PairJob)

  /// The paths of the files that are read.
  var sources: [String] {
    switch self {
    case .probe(let job): [job.path]
    case .pictures(let job): [job.facts.path]
    case .repair(let job): [job.path]
    case .frames(let job): [job.path]
    case .pair(let job): [job.start, job.end]
    }
  }

  /// What it is about, in messages.
  var subject: String {
    switch self {
    case .probe, .pictures, .repair, .frames: sources[0]
    case .pair(let job): job.subject
    }
  }
}

/// The facts of a file.
package struct ProbeJob: Sendable, Hashable {
  package var path: String
  package var depth: ProbeDepth
}

/// Small pictures of a file for a page.
package struct PicturesJob: Sendable, Hashable {
  package var facts: MediaFacts
  package var options: ThumbnailOptions
  /// Single frames that are wanted instead of a strip; empty for the strip.
  package var frames: [FrameChoice] = []

  package init(of facts: MediaFacts, _ options: ThumbnailOptions, frames: [FrameChoice] = []) {
    self.facts = facts
    self.options = options
    self.frames = frames
  }

  /// Takes the pictures in this process.
  package func carryOut() -> FilePictures {
    let reader = ThumbnailReader(facts, options)
    guard !frames.isEmpty else { return reader.pictures() }
    guard let found = try? reader.frames(frames) else {
      return .none(reason: "The frames cannot be decoded.")
    }
    return .clip(Filmstrip(frames: found, reachesEnd: false, duration: .zero))
  }
}

/// One file made acceptable, or cut.
package struct RepairJob: Sendable {
  package var path: String
  /// Whether the file is only cut.
  package var isTrim: Bool
  package var options: FitOptions
  package var acceptance: RepairPlan.Acceptance
  package var catalog: JobCatalog
  /// Where the result goes, or would go; nil when no place was named.
  package var output: String?
  /// Whether nothing is written.
  package var isPlanned: Bool

  package init(
    path: String, isTrim: Bool = false, options: FitOptions, acceptance: RepairPlan.Acceptance,
    catalog: JobCatalog, output: String?, isPlanned: Bool
  ) {
    self.path = path
    self.isTrim = isTrim
    self.options = options
    self.acceptance = acceptance
    self.catalog = catalog
    self.output = output
    self.isPlanned = isPlanned
  }

  /// What decides how the result looks, besides source and profiles, as bytes.
  package var recipe: [UInt8] {
    var job = self
    (job.path, job.output, job.catalog, job.acceptance.profiles) = ("", nil, .builtIn, [])
    return job.archived
  }

  /// Plans and writes in this process.
  ///
  /// - Parameters:
  ///   - replacesExisting: Whether a file that is there may be replaced.
  ///   - begin: Called with the frame rate of the result, if it has one, before writing begins.
  ///   - progress: Called now and then; false cancels.
  /// - Returns: What was done or would be, the result in its place.
  /// - Throws: `MediaError` when something cannot be read or written, `RequestError` when what is asked
  ///   makes no sense, `DocumentError` when a profile is malformed.
  package func carryOut(
    replacesExisting: Bool, begin: (Rational?) -> Void, progress: (RenderProgress) -> Bool
  ) throws -> RepairReport {
    let planner = RepairPlanner(catalog: catalog.catalog)
    let plan =
      isTrim
      ? try planner.planTrim(path, options: options)
      : try planner.planFit(path, for: acceptance, options: options)
    if let output, let recipe = plan.recipe,
      let message = ResultName(output).contradiction(to: recipe.rendition, of: recipe.source)
    {
      throw RequestError(message)
    }
    guard let output, !isPlanned, plan.recipe != nil else {
      var report = plan.report
      report.output = plan.recipe == nil ? nil : output
      if let output = report.output { report.after?.path = output }
      return report
    }
    begin(plan.report.after?.mainVideo?.frameRate.average?.framesPerSecond)
    var report = try Repair(catalog: catalog.catalog).carryOut(
      plan, to: output, replacesExisting: replacesExisting, progress: progress)
    if report.outcome == .refused { report.output = nil }
    return report
  }
}

/// Frames of one file saved as stills.
package struct FramesJob: Sendable {
  package var path: String
  package var options: ExtractionOptions
  package var acceptance: RepairPlan.Acceptance
  package var catalog: JobCatalog
  package var destination: FrameExtraction.Destination
  package var hashesSource: Bool

  package init(
    path: String, options: ExtractionOptions, acceptance: RepairPlan.Acceptance,
    catalog: JobCatalog,
    destination: FrameExtraction.Destination, hashesSource: Bool
  ) {
    self.path = path
    self.options = options
    self.acceptance = acceptance
    self.catalog = catalog
    self.destination = destination
    self.hashesSource = hashesSource
  }

  /// What decides how the stills look, besides source and profiles, as bytes.
  package var recipe: [UInt8] {
    var job = self
    (job.path, job.destination, job.catalog, job.acceptance.profiles) = (
      "", .file(""), .builtIn, []
    )
    job.hashesSource = false
    return job.archived
  }
}

extension Job: Archived {
  package static var blank: Job { .probe(.blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, probe, pictures) = (0, ProbeJob.blank, PicturesJob.blank)
    var (repair, frames, pair) = (RepairJob.blank, FramesJob.blank, PairJob.blank)
    switch self {
    case .probe(let job): (kind, probe) = (0, job)
    case .pictures(let job): (kind, pictures) = (1, job)
    case .repair(let job): (kind, repair) = (2, job)
    case .frames(let job): (kind, frames) = (3, job)
    case .pair(let job): (kind, pair) = (4, job)
    }
    try kind.archive(with: &coder)
    switch kind {
    case 0: self = .probe(try coder.coded(probe))
    case 1: self = .pictures(try coder.coded(pictures))
    case 2: self = .repair(try coder.coded(repair))
    case 3: self = .frames(try coder.coded(frames))
    case 4: self = .pair(try coder.coded(pair))
    default: throw ArchiveError()
    }
  }
}

extension ProbeJob: Archived {
  package static var blank: ProbeJob { ProbeJob(path: "", depth: .header) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.path, \.depth)
  }
}

extension PicturesJob: Archived {
  package static var blank: PicturesJob { PicturesJob(of: .blank, .page) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.facts, \.options, \.frames)
  }
}

extension RepairJob: Archived {
  package static var blank: RepairJob {
    RepairJob(
      path: "", options: FitOptions(), acceptance: RepairPlan.Acceptance(), catalog: .builtIn,
      output: nil, isPlanned: true)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.path, \.isTrim, \.options, \.catalog)
    try acceptance.archive(with: &coder, in: catalog.catalog)
    try coder.code(&self, \.output, \.isPlanned)
  }
}

extension FramesJob: Archived {
  package static var blank: FramesJob {
    FramesJob(
      path: "", options: ExtractionOptions(), acceptance: RepairPlan.Acceptance(),
      catalog: .builtIn,
      destination: .blank, hashesSource: false)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.path, \.options, \.catalog)
    try acceptance.archive(with: &coder, in: catalog.catalog)
    try coder.code(&self, \.destination, \.hashesSource)
  }
}
