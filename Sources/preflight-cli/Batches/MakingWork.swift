import Media
import Preflight
import Preprocess
import Store
import System
import Workers

/// What a command makes of each of many files, and where it puts it.
struct MakingWork: Sendable {
  /// The job, of which the file and the place are still to come.
  enum Template: Sendable {
    case repair(RepairJob)
    case frames(FramesJob)
  }

  /// One of several things that are made of a file and go to places of their own: what it is called in
  /// names, and which frames it is.
  struct Choice: Sendable {
    let name: String
    let picks: [ExtractionOptions.Pick]
  }

  let template: Template
  /// Where results go, or nil where nothing is written.
  let pattern: OutputPattern?
  /// Empty where a file has one place.
  var choices: [Choice] = []
  /// The profiles' part in names.
  var profile = ""
  /// Whether places are folders, which several files may share.
  var writesFolders = false
  /// Whether what is there may be replaced.
  var overwrites = false

  /// What is made of a file, by its number in the batch.
  func task(for entry: InputEntry, number: Int) -> MakingTask {
    MakingTask(entry: entry, parts: parts(for: entry, number: number))
  }

  private func parts(for entry: InputEntry, number: Int) -> [MakingTask.Part] {
    if let obstacle = entry.obstacle { return [MakingTask.Part(obstacle: obstacle)] }
    guard let pattern else { return [MakingTask.Part()] }
    var values = OutputPattern.values(of: entry)
    values[.profile] = profile
    values[.index] = OutputPattern.index(number)
    guard !choices.isEmpty else { return [Self.part(pattern, values)] }
    return choices.map { choice in
      values[.which] = choice.name
      return Self.part(pattern, values, picks: choice.picks)
    }
  }

  private static func part(
    _ pattern: OutputPattern, _ values: [OutputPattern.Placeholder: String],
    picks: [ExtractionOptions.Pick]? = nil
  ) -> MakingTask.Part {
    do throws(FileError) {
      return MakingTask.Part(target: try pattern.path(values), picks: picks)
    } catch {
      return MakingTask.Part(obstacle: error.description)
    }
  }

  /// The job for a part of what is made of a file.
  func job(for part: MakingTask.Part, of path: String) -> Template {
    switch template {
    case .repair(var job):
      (job.path, job.output) = (path, part.target)
      if let target = part.target {
        let suffix = ResultName(target).extension
        job.options.resultExtension = suffix.isEmpty ? nil : suffix
      }
      return .repair(job)
    case .frames(var job):
      job.path = path
      if let target = part.target {
        job.destination = writesFolders ? .folder(target) : .file(target)
      }
      if let picks = part.picks { job.options.picks = picks }
      return .frames(job)
    }
  }

  /// Everything that decides how the result of a part looks, besides its source: program, options and
  /// profiles.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  func recipe(for part: MakingTask.Part = MakingTask.Part()) throws -> String {
    let (catalog, profiles, bytes): (Catalog, [Profile], [UInt8]) =
      switch job(for: part, of: "") {
      case .repair(var job):
        {
          job.output = nil
          return (job.catalog.catalog, job.acceptance.profiles, job.recipe)
        }()
      case .frames(let job): (job.catalog.catalog, job.acceptance.profiles, job.recipe)
      }
    return BatchQuestion.sum(
      asking: try Self.profiles(behind: profiles, in: catalog), of: catalog,
      [FileHash.sha256(of: bytes)])
  }

  /// The profiles, and those of engines and rules that also speak.
  private static func profiles(
    behind named: [Profile], in catalog: Catalog
  ) throws -> [Profile] {
    var found: [Profile] = []
    var waiting = named
    while let profile = waiting.popLast() {
      guard !found.contains(where: { $0.id == profile.id }) else { continue }
      found.append(profile)
      for id in profile.engines.map(\.profile) + profile.rules {
        if let more = try catalog.profile(id: id) { waiting.append(more) }
      }
    }
    return found.sorted { $0.id < $1.id }
  }
}

/// What a batch makes of one file.
struct MakingTask: Sendable {
  /// One result, or all stills of the file in a folder.
  struct Part: Sendable {
    /// The file or folder to write, or nil where nothing is to be written.
    var target: String?
    /// Why it cannot even be tried, one sentence, or nil.
    var obstacle: String?
    /// The frames that only this part is about, or nil.
    var picks: [ExtractionOptions.Pick]?
  }

  let entry: InputEntry
  var parts: [Part]
  /// Whether the batch has come to the file before.
  var isRepeated = false
}

/// What came of one part.
enum PartOutcome: Sendable {
  case repair(RepairReport)
  case stills([StillRecord])
  case refused([Refusal], path: String, notes: [String])
  /// It had been made before under this path, and nothing has changed since.
  case done(String)
  /// Nothing is to be made: the file is no media, or a result of ours.
  case passedOver
  /// It could not be tried, or went wrong.
  case failed(String)
  /// Somebody wanted to stop first.
  case stopped

  /// What a batch counts of it.
  var results: [BatchResult] {
    switch self {
    case .repair(let report): [BatchResult(report)]
    case .stills(let stills): stills.map { BatchResult($0) }
    case .refused(let refusals, _, _): [BatchResult(refused: refusals)]
    case .done, .passedOver, .failed, .stopped: []
    }
  }
}

/// The tasks of a batch, one after the other, no two of which write to the same place.
struct MakingTasks: Sequence, IteratorProtocol {
  private let work: MakingWork
  private var inputs: InputSequence.Iterator
  private var number = 0
  /// Who writes where.
  private var takers: [String: String] = [:]

  init(_ inputs: InputSequence, work: MakingWork) {
    self.work = work
    self.inputs = inputs.makeIterator()
  }

  /// The next task, or nil when all have been given.
  mutating func next() -> MakingTask? {
    guard let entry = inputs.next() else { return nil }
    number += 1
    var task = work.task(for: entry, number: number)
    guard !work.writesFolders else { return task }
    for index in task.parts.indices {
      guard let target = task.parts[index].target else { continue }
      if let taker = take(target, for: entry.path) {
        task.isRepeated = taker == entry.path
        task.parts[index].obstacle =
          "its result would go to \(target), where that of \(taker) goes; add {folder}, "
          + "{extension} or {index} to the path after -o."
      }
    }
    return task
  }

  /// Notes who writes to a place, unless somebody does already.
  private mutating func take(_ target: String, for path: String) -> String? {
    let place = Self.place(target)
    if let taker = takers[place] { return taker }
    takers[place] = path
    return nil
  }

  /// A path as the file system tells paths apart.
  private static func place(_ path: String) -> String {
    #if canImport(Darwin)
      path.lowercased()
    #else
      path
    #endif
  }
}
