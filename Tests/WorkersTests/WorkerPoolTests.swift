import Foundation
import System
import TestMedia
import Testing

@testable import Media
@testable import MediaModel
@testable import Workers

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files read in processes of their own.
struct WorkerPoolTests {
  private static func pool(_ ceilings: Ceilings = Ceilings()) throws -> WorkerPool {
    WorkerPool(capacity: 2, ceilings: ceilings, program: WorkerProgram(path: try BuiltTool.path))
  }

  private static func error(
    _ pool: WorkerPool, _ path: String, depth: ProbeDepth = .header
  ) -> MediaError? {
    do throws(MediaError) {
      _ = try pool.facts(of: path, depth: depth)
      return nil
    } catch {
      return error
    }
  }

  @Test(.enabled(if: RealFiles.arePresent, "\(RealFiles.absence)"))
  func saysTheSameAsReadingDirectly() throws {
    let pool = try Self.pool()
    var readCount = 0
    for file in RealFiles.urls {
      for depth in ProbeDepth.allCases {
        let direct = Result { () throws(MediaError) in
          try MediaProbe(depth: depth).facts(of: file.path)
        }
        let isolated = Result { () throws(MediaError) in
          try pool.facts(of: file.path, depth: depth)
        }
        #expect(isolated == direct)
        readCount += 1
      }
    }
    print("\(readCount) readings of \(RealFiles.urls.count) real files compared")
    #expect(readCount > 200)
    #expect(pool.idleProcesses.count == 1)
  }

  @Test func saysTheSameOfWhatCannotBeOpened() throws {
    let folder = try TemporaryFolder()
    let pool = try Self.pool()
    let pipe = folder.path("pipe.mp4")
    let isMade = unsafe mkfifo(pipe, 0o600) == 0
    #expect(isMade)
    let paths = [
      folder.path("missing.mp4"), folder.url.path, pipe, "/dev/null", "",
      try folder.write([], named: "empty.mp4"), try folder.write("text".utf8, named: "text.mp4"),
      try folder.write("#EXTM3U\nx".utf8, named: "list.m3u8"),
      try folder.write([UInt8](repeating: 7, count: 5000), named: "noise.mp4"),
    ]
    for path in paths {
      let direct = try #require(throws: MediaError.self) { try MediaProbe().facts(of: path) }
      #expect(Self.error(pool, path) == direct)
    }
  }

  @Test(arguments: StandInWorker.allCases)
  func aWorkerThatMisbehavesCostsOneFile(worker: StandInWorker) throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    let isEndless = [.hangs, .dribbles].contains(worker)
    let pool = WorkerPool(
      capacity: 1, ceilings: Ceilings(waiting: isEndless ? 300 : 60_000),
      program: try worker.program(in: folder))
    let error = try #require(Self.error(pool, path))
    #expect(error.kind == (isEndless ? .timedOut : .decoderCrashed), "\(error)")
    #expect(error.path == path)
    #expect(!error.reason.isEmpty)
    #expect(pool.idleProcesses.isEmpty)
  }

  @Test(arguments: [StandInWorker.crashes, .leaves, .hangs, .babbles])
  func aWorkerThatEndsOverAPairIsToldInASentence(worker: StandInWorker) throws {
    let folder = try TemporaryFolder()
    var job = PairJob.blank
    job.start = try SampleClip().write(in: folder, named: "a.mp4")
    job.end = try SampleClip().write(in: folder, named: "b.mp4")
    job.folder = folder.path("pair")
    let pool = WorkerPool(
      capacity: 1, mayWrite: 1 << 20, program: try worker.program(in: folder))
    let runner = JobRunner(workers: pool) { _ in
      Ceilings(waiting: worker == .hangs ? 300 : 60_000)
    }
    let error = #expect(throws: MediaError.self) {
      _ = try runner.pair(job, replacesExisting: false) { _ in true }
    }
    #expect(error?.path == job.subject)
    let sentence = error?.reason ?? ""
    if worker == .hangs {
      #expect(sentence == "took longer than 0.3 s and was stopped.")
    } else {
      #expect(error?.kind == .decoderCrashed)
      #expect(
        sentence.hasSuffix("One of them is damaged, or made to do this; export it again."))
    }
    #expect(!FileManager.default.fileExists(atPath: job.folder))
  }

  @Test func aProgramThatIsNoWorkerIsNoFaultOfTheFile() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    for program in ["/bin/true", "/bin/false", "/nowhere/at/all"] {
      let pool = WorkerPool(capacity: 1, program: WorkerProgram(path: program))
      #expect(Self.error(pool, path)?.kind == .readFailed)
    }
  }

  @Test(arguments: [SIGKILL, SIGSEGV]) func aDeadWorkerIsReplacedUnseen(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    let pool = try Self.pool()
    let first = try pool.facts(of: path, depth: .header)
    let worker = try #require(pool.idleProcesses.first)
    kill(worker, signal)
    #expect(try pool.facts(of: path, depth: .header) == first)
    #expect(pool.idleProcesses.first != worker)
  }

  @Test func aStoppedWorkerIsGivenUpInTime() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    let pool = try Self.pool()
    let facts = try pool.facts(of: path, depth: .header)
    let worker = try #require(pool.idleProcesses.first)
    kill(worker, SIGSTOP)
    let job = Job.probe(ProbeJob(path: path, depth: .header))
    let file = try OpenFile(path: path)
    let error = #expect(throws: MediaError.self) {
      try pool.result(of: job, reading: [file], under: Ceilings(waiting: 200))
    }
    #expect(error?.kind == .timedOut)
    #expect(kill(worker, 0) != 0)
    #expect(try pool.facts(of: path, depth: .header) == facts)
  }

  @Test func ceilingsEndWhatTakesTooMuch() throws {
    let folder = try TemporaryFolder()
    let clip = try SampleClip { $0.container = .transportStream }.write(in: folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: clip))
    var long = Data()
    while long.count < 48 << 20 { long.append(bytes) }
    let path = try folder.write(long, named: "long.ts")
    let computing = try Self.pool(Ceilings(computing: 20))
    #expect(Self.error(computing, path)?.kind == .timedOut)
    let growing = try Self.pool(Ceilings(memory: 1 << 20))
    #expect(Self.error(growing, path, depth: .packets)?.kind == .tooLarge)
    #expect(growing.idleProcesses.isEmpty)
  }

  @Test func workersEndWithTheirPool() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    var pool: WorkerPool? = try Self.pool()
    _ = try pool?.facts(of: path, depth: .header)
    let worker = try #require(pool?.idleProcesses.first)
    #expect(kill(worker, 0) == 0)
    pool = nil
    #expect(kill(worker, 0) != 0)
  }

  private static let isConfinementVisible =
    FileManager.default.fileExists(atPath: "/proc/self/status") && !Sanitizer.isPresent

  @Test(.enabled(if: isConfinementVisible, "needs /proc, and no sanitizer"))
  func workersMayDoNothingButRead() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder)
    let pool = try Self.pool()
    _ = try pool.facts(of: path, depth: .header)
    let worker = try #require(pool.idleProcesses.first)
    let status = try String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8)
    #expect(status.contains("NoNewPrivs:\t1"))
    if unsafe dlopen("libseccomp.so.2", RTLD_NOW) != nil {
      #expect(status.contains("Seccomp:\t2"))
    }
    let limits = try String(contentsOfFile: "/proc/\(worker)/limits", encoding: .utf8)
    #expect(limits.contains(/Max file size +0 +0/))
    #expect(limits.contains(/Max core file size +0 +0/))
    #expect(limits.contains(/Max open files +16 +16/))
  }
}
