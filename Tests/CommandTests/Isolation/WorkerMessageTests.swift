import TestMedia
import Testing

@testable import Media
@testable import MediaModel
@testable import Workers
@testable import preflight_cli

/// What parent and worker say to each other.
struct WorkerMessageTests {
  @Test func aRequestComesThroughAsItWas() {
    let request = WorkerRequest(
      path: "a\u{1F3AC}\n=b.mp4", byteCount: .max, depth: .packets,
      ceilings: Ceilings(memory: 1, computing: 2, waiting: 3))
    #expect(WorkerRequest(request.bytes[...]) == request)
    #expect(WorkerRequest(request.bytes.prefix(20)) == nil)
  }

  @Test(arguments: MediaError.Kind.allCases) func anErrorComesThroughAsItWas(
    kind: MediaError.Kind
  ) throws {
    let error = MediaError(kind, path: "x", reason: "is \u{1B}[31m damaged.", byteCount: 17)
    let bytes = WorkerAnswer.error(error).bytes(isLast: true)
    let (answer, isLast) = try #require(WorkerAnswer.parse(bytes[...], path: "x"))
    guard case .error(let read) = answer else {
      Issue.record("no error: \(answer)")
      return
    }
    #expect(read == error)
    #expect(isLast)
  }

  @Test func noBytesMakeTheParentStumble() throws {
    let folder = try TemporaryFolder()
    let facts = try MediaProbe().facts(of: SampleClip().write(in: folder))
    let bytes = WorkerAnswer.facts(facts).bytes(isLast: false)
    for length in 0..<bytes.count {
      #expect(WorkerAnswer.parse(bytes.prefix(length), path: "x") == nil)
    }
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 0x10
      // The sum over the facts tells; the first byte says only what kind of answer it is.
      #expect(WorkerAnswer.parse(altered[...], path: "x") == nil || place == 0)
    }
  }

  @Test func theParentKeepsItsOwnPath() throws {
    let folder = try TemporaryFolder()
    let facts = try MediaProbe().facts(of: SampleClip().write(in: folder))
    let bytes = WorkerAnswer.facts(facts).bytes(isLast: false)
    guard case .facts(let read)? = WorkerAnswer.parse(bytes[...], path: "mine.mp4")?.answer else {
      Issue.record("no facts")
      return
    }
    #expect(read.path == "mine.mp4")
    #expect(read.video == facts.video)
  }
}
