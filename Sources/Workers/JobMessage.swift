package import JSON
package import Media
package import Preflight
package import Preprocess
package import Store
package import System

/// What a worker is asked: a job, and what it may cost.
///
/// The files come along as descriptors, those that are read first, the one that may be written to last.
struct JobRequest {
  var job: Job
  /// The sizes of the files that are read, in bytes.
  var byteCounts: [Int64]
  var hasOutput: Bool
  var ceilings: Ceilings

  /// No request is longer; the files of a user's profiles take most of it.
  static let maximumByteCount = 64 << 20
}

extension JobRequest: Archived {
  static var blank: JobRequest {
    JobRequest(job: .blank, byteCounts: [], hasOutput: false, ceilings: Ceilings())
  }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.job, \.byteCounts, \.hasOutput)
    try ceilings.memory.archive(with: &coder)
    try ceilings.computing.archive(with: &coder)
    try ceilings.waiting.archive(with: &coder)
  }
}

/// What came of a job.
package enum JobResult: Sendable {
  case facts(MediaFacts)
  case pictures(FilePictures)
  /// What was done, without what profiles say of it, and which bytes of the output are the result.
  case repair(RepairReport, InheritedFiles.Section?)
  /// The stills came one by one; this is how many.
  case stills(Int)
  case pair(WrittenPair)
}

/// Why nothing came of a job.
package enum JobFailure: Sendable {
  case media(MediaError)
  case request(RequestError)
  case document(DocumentError)
  case still(RefusedStill)
  case pair(RefusedPair)
  /// It took more memory than allowed.
  case memory

  init(_ error: any Error, path: String) {
    switch error {
    case let error as MediaError: self = .media(error)
    case let error as RequestError: self = .request(error)
    case let error as DocumentError: self = .document(error)
    case let error as RefusedStill: self = .still(error)
    case let error as RefusedPair: self = .pair(error)
    default: self = .media(MediaError(.readFailed, path: path, reason: "failed: \(error)"))
    }
  }
}

/// A still that a worker has written and verified.
package struct WrittenStill: Sendable {
  /// What is known of it, without what profiles say.
  package var record: StillRecord
  /// The facts of its file.
  package var facts: MediaFacts
  /// Which bytes of the output it is.
  package var section: InheritedFiles.Section
}

/// A pair for a transition that a worker has written and verified.
package struct WrittenPair: Sendable {
  /// What is known of it, without what profiles say.
  package var report: PairReport
  /// The facts of both stills.
  package var facts: (start: MediaFacts, end: MediaFacts)
  /// Small pictures for a page, or nil when none were asked for.
  package var pictures: PairPictures?
  /// Which bytes of the output the files are, in the order in which the report names them.
  package var sections: [InheritedFiles.Section]
}

/// What a worker says about a job.
package enum JobMessage: Sendable {
  /// Writing begins, at a frame rate if there is one.
  case began(Rational?)
  case progress(RenderProgress)
  /// The files that are about to be written.
  case intends([String])
  case still(WrittenStill)
  /// The last message about a job; whether the worker takes no further one.
  case finished(JobResult, isLast: Bool)
  case failed(JobFailure, isLast: Bool)

  /// No message is longer; facts take some hundred bytes, pictures some hundred thousand.
  static let maximumByteCount = 16 << 20
}

extension JobMessage: Archived {
  package static var blank: JobMessage { .intends([]) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, isLast) = (0, false)
    switch self {
    case .began: kind = 0
    case .progress: kind = 1
    case .intends: kind = 2
    case .still: kind = 3
    case .finished(let result, let last): (kind, isLast) = (4 + result.kind, last)
    case .failed(let failure, let last): (kind, isLast) = (9 + failure.kind, last)
    }
    try kind.archive(with: &coder)
    try isLast.archive(with: &coder)
    switch kind {
    case 0:
      var rate = Rational?.none
      if case .began(let own) = self { rate = own }
      self = .began(try coder.coded(rate))
    case 1:
      var progress = RenderProgress(frameCount: 0, totalFrameCount: 0)
      if case .progress(let own) = self { progress = own }
      try progress.frameCount.archive(with: &coder)
      try progress.totalFrameCount.archive(with: &coder)
      self = .progress(progress)
    case 2:
      var paths: [String] = []
      if case .intends(let own) = self { paths = own }
      self = .intends(try coder.coded(paths))
    case 3:
      var still = WrittenStill(record: .blank, facts: .blank, section: .blank)
      if case .still(let own) = self { still = own }
      try still.record.archive(with: &coder)
      try still.facts.archive(with: &coder)
      try still.section.archive(with: &coder)
      self = .still(still)
    case 4...8:
      var result = JobResult.blank(kind - 4)
      if case .finished(let own, _) = self { result = own }
      try result.archiveContent(with: &coder)
      self = .finished(result, isLast: isLast)
    case 9...14:
      var failure = JobFailure.blank(kind - 9)
      if case .failed(let own, _) = self { failure = own }
      try failure.archiveContent(with: &coder)
      self = .failed(failure, isLast: isLast)
    default: throw ArchiveError()
    }
  }
}

extension JobResult {
  fileprivate var kind: Int {
    switch self {
    case .facts: 0
    case .pictures: 1
    case .repair: 2
    case .stills: 3
    case .pair: 4
    }
  }

  fileprivate static func blank(_ kind: Int) -> JobResult {
    switch kind {
    case 0: .facts(.blank)
    case 1: .pictures(.blank)
    case 2: .repair(.blank, nil)
    case 3: .stills(0)
    default: .pair(.blank)
    }
  }

  fileprivate mutating func archiveContent(
    with coder: inout some ArchiveCoder
  ) throws(ArchiveError) {
    switch self {
    case .facts(let facts): self = .facts(try coder.coded(facts))
    case .pictures(let pictures): self = .pictures(try coder.coded(pictures))
    case .repair(let report, let section):
      self = .repair(try coder.coded(report), try coder.coded(section))
    case .stills(let count): self = .stills(try coder.coded(count))
    case .pair(let pair): self = .pair(try coder.coded(pair))
    }
  }
}

extension JobFailure {
  fileprivate var kind: Int {
    switch self {
    case .media: 0
    case .request: 1
    case .document: 2
    case .still: 3
    case .pair: 4
    case .memory: 5
    }
  }

  fileprivate static func blank(_ kind: Int) -> JobFailure {
    switch kind {
    case 0: .media(.blank)
    case 1: .request(.blank)
    case 2: .document(.blank)
    case 3: .still(.blank)
    case 4: .pair(.blank)
    default: .memory
    }
  }

  fileprivate mutating func archiveContent(
    with coder: inout some ArchiveCoder
  ) throws(ArchiveError) {
    switch self {
    case .media(let error): self = .media(try coder.coded(error))
    case .request(let error): self = .request(try coder.coded(error))
    case .document(let error): self = .document(try coder.coded(error))
    case .still(let refused): self = .still(try coder.coded(refused))
    case .pair(let refused): self = .pair(try coder.coded(refused))
    case .memory: break
    }
  }
}

extension InheritedFiles.Section: Archived {
  package static var blank: InheritedFiles.Section { InheritedFiles.Section(path: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.path, \.start, \.byteCount)
    guard start ?? 0 >= 0, byteCount >= 0, !(start ?? 0).addingReportingOverflow(byteCount).overflow
    else { throw ArchiveError() }
  }
}
