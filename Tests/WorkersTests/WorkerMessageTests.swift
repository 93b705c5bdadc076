import JSON
import System
import TestMedia
import Testing

@testable import Analysis
@testable import Media
@testable import MediaModel
@testable import Preflight
@testable import Preprocess
@testable import Reports
@testable import Store
@testable import Workers

/// What parent and worker say to each other.
struct WorkerMessageTests {
  @Test func aRequestComesThroughAsItWas() throws {
    let job = ProbeJob(path: "a\u{1F3AC}\n=b.mp4", depth: .packets)
    let request = JobRequest(
      job: .probe(job), byteCounts: [.max], hasOutput: true,
      ceilings: Ceilings(memory: 1, computing: 2, waiting: 3))
    let bytes = request.archived
    let read = try #require(JobRequest(archived: bytes[...]))
    guard case .probe(let readJob) = read.job else {
      Issue.record("another job: \(read.job)")
      return
    }
    #expect(readJob == job)
    #expect(read.byteCounts == [.max] && read.hasOutput && read.ceilings == request.ceilings)
    #expect(JobRequest(archived: bytes.dropLast()) == nil)
  }

  /// A field that is not passed on would be lost without a word.
  @Test func everythingThatIsWantedOfARepairReachesTheWorker() throws {
    var options = FitOptions()
    options.from = .time(MediaTime(seconds: 1))
    options.to = .frames(300)
    options.duration = .timecode(hours: 1, minutes: 2, seconds: 3, frames: 4, isDropFrame: true)
    options.frameCount = 5
    options.around = .timecode(hours: 0, minutes: 0, seconds: 3, frames: 4, isDropFrame: false)
    options.keep = .end
    options.meetsLimitsExactly = true
    options.lengthening = .boomerang
    options.aspectChange = .pad
    options.focus = FitOptions.Focus(x: 0, y: 1)
    options.mode = .copy
    options.speed = .best
    options.resultExtension = "mov"
    options.keepsMetadata = true
    options.toleratesDamage = true
    options.followsRecommendations = true
    options.background = "FFFFFF"
    expectNoDefault(in: options, unlike: FitOptions())
    #expect(FitOptions(archived: options.archived[...]) == options)
  }

  @Test func everythingThatIsWantedOfStillsReachesTheWorker() throws {
    var options = ExtractionOptions()
    options.picks = [
      .first, .last, .at(.frames(1)), .number(2), .every(.time(MediaTime(seconds: 1))),
    ]
    options.avoidsBadFrames = true
    options.still.format = .webp
    options.still.quality = 9
    options.still.maximumByteCount = 10
    options.still.size = PixelSize(width: 8, height: 4)
    options.still.keepsHDR = true
    options.still.fields = .keep
    options.still.aspectChange = .crop
    options.still.focus = FitOptions.Focus(x: 1, y: 0)
    options.still.background = "FFFFFF"
    options.still.followsRecommendations = true
    expectNoDefault(in: options, unlike: ExtractionOptions())
    expectNoDefault(in: options.still, unlike: StillExportOptions())
    #expect(ExtractionOptions(archived: options.archived[...]) == options)
  }

  @Test func profilesAndTheirLimitsReachTheWorker() throws {
    let profile = try Catalog.builtIn.profile(named: "erase-objects")
    var acceptance = RepairPlan.Acceptance(profiles: [profile])
    acceptance.role = "video"
    acceptance.otherRoles = ["a": "b", "c": "d"]
    acceptance.settings = ["x": "y"]
    acceptance.transport = .url
    expectNoDefault(in: acceptance, unlike: RepairPlan.Acceptance())
    let job = RepairJob(
      path: "a.mp4", isTrim: true, options: FitOptions(), acceptance: acceptance,
      catalog: .builtIn, output: "b.mp4", isPlanned: false)
    let read = try #require(RepairJob(archived: job.archived[...]))
    #expect(read.acceptance == acceptance)
    #expect(read.path == job.path && read.output == job.output)
    #expect(read.isTrim && !read.isPlanned)
  }

  @Test func everythingThatIsWantedOfAPairReachesTheWorker() throws {
    var options = TransitionOptions()
    options.aspectChange = .pad
    options.focus = FitOptions.Focus(x: 0, y: 1)
    options.background = "FFFFFF"
    options.followsRecommendations = true
    options.search = MediaTime(seconds: 2)
    options.tail = MediaTime(seconds: 3)
    expectNoDefault(in: options, unlike: TransitionOptions())
    #expect(TransitionOptions(archived: options.archived[...]) == options)
    let illustrations = PairIllustrations(hasSheet: true, page: .list)
    expectNoDefault(in: illustrations, unlike: PairIllustrations.none)
    let job = PairJob(
      from: "a.mp4", to: "b.mp4", options: options,
      acceptance: RepairPlan.Acceptance(
        profiles: [try Catalog.builtIn.profile(named: "ai-transitions")]),
      catalog: .builtIn, folder: "pair", illustrations: illustrations, hashesSources: true)
    expectNoDefault(in: job, unlike: PairJob.blank, besides: ["catalog"])
    let read = try #require(PairJob(archived: job.archived[...]))
    #expect(read.start == job.start && read.end == job.end && read.folder == job.folder)
    #expect(read.options == options && read.illustrations == illustrations)
    #expect(read.acceptance == job.acceptance && read.hashesSources)
  }

  /// A pair in whose report every part is set.
  private func writtenPair(_ number: Double = 0.5) throws -> WrittenPair {
    let light = Light(
      meanLuma: number, contrast: number, meanLuminance: number, darkShare: number)
    let still = PairReport.Still(
      record: .blank,
      measures: PairStillMeasures(
        light: light, color: LabColor(lightness: number, greenRed: number, blueYellow: number),
        sharpness: Sharpness(blur: number, laplacianVariance: number),
        subject: Subject(
          center: .init(x: number, y: number),
          box: .init(left: number, top: number, right: number, bottom: number),
          confidence: number),
        originalSize: try #require(PixelSize(width: 64, height: 48)), croppedShare: number,
        paddedShare: number))
    let finding = PairFinding(
      id: "pair.exposure.differs", severity: .alteration, side: .end,
      measured: .init(number, unit: "stops"), threshold: .init(.atLeast, number, origin: "a"),
      message: "b", advice: "c")
    let match = PairMatch(
      subjectDistance: number, stops: number, colorDistance: number, blur: number)
    let size = try #require(PixelSize(width: 32, height: 18))
    let report = PairReport(
      start: still, end: still, size: size, aspect: size.ratio, aspectReason: "d",
      assessment: PairAssessment(
        comparison: FrameComparison(
          structuralLikeness: number, meanDifference: number, colorDistance: number,
          colorDifference: number, tintDifference: number, stops: number),
        findings: [finding]),
      search: PairSearch(
        start: 1, end: 2, match: match, before: match, startShift: MediaTime(seconds: 1),
        endShift: MediaTime(seconds: -1)),
      tail: .written(path: "pair/tail.mp4", firstFrame: 3, frameCount: 4),
      contactSheet: "pair/pair.png", notes: ["e"])
    return WrittenPair(
      report: report, facts: (.blank, .blank),
      pictures: PairPictures(start: .blank, end: .blank, difference: .blank, factor: 8),
      sections: [.init(path: "pair/start.png", start: 0, byteCount: 9)])
  }

  /// A part that is not passed on would be missing from the report without a word.
  @Test func everythingThatIsKnownOfAPairComesBack() throws {
    let pair = try writtenPair()
    expectNoDefault(in: pair.report, unlike: PairReport.blank)
    let bytes = JobMessage.finished(.pair(pair), isLast: false).archived
    guard case .finished(.pair(let read), _)? = JobMessage(archived: bytes[...]) else {
      Issue.record("no pair")
      return
    }
    #expect(read.report == pair.report && read.pictures == pair.pictures)
    #expect(read.sections == pair.sections)
  }

  @Test(
    arguments: [.infinity, -.infinity, .nan, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
      as [Double])
  func noNumberOfAWorkerMakesAReportStumble(number: Double) throws {
    let report = try writtenPair(number).report
    #expect(!PairText(style: TextStyle()).text(report).isEmpty)
    let maker = PageMaker(createdAt: "", ffmpegVersion: "", profileNames: [:], profiles: [])
    let pictures = PairPictures(start: .blank, end: .blank, difference: .blank, factor: 8)
    #expect(PairPage(maker).html(report, pictures: pictures).contains("SSIM"))
    #expect(
      PairJSON(ffmpegVersion: "", createdAt: "").value(report).text(isIndented: false)
        .contains("ssim"))
  }

  private func expectNoDefault<Value>(
    in value: Value, unlike usual: Value, besides same: Set<String> = []
  ) {
    for (child, other) in zip(
      Mirror(reflecting: value).children, Mirror(reflecting: usual).children)
    where !same.contains(child.label ?? "") {
      #expect("\(child.value)" != "\(other.value)", "\(child.label ?? "") is not tried")
    }
  }

  @Test(arguments: MediaError.Kind.allCases) func anErrorComesThroughAsItWas(
    kind: MediaError.Kind
  ) throws {
    let error = MediaError(kind, path: "x", reason: "is \u{1B}[31m damaged.", byteCount: 17)
    let bytes = JobMessage.failed(.media(error), isLast: true).archived
    guard case .failed(.media(let read), let isLast)? = JobMessage(archived: bytes[...]) else {
      Issue.record("no error")
      return
    }
    #expect(read == error)
    #expect(isLast)
  }

  @Test func noBytesMakeTheParentStumble() throws {
    let folder = try TemporaryFolder()
    let facts = try MediaProbe().facts(of: SampleClip().write(in: folder))
    var report = RepairReport(outcome: .written, input: "", before: facts, after: facts)
    report.steps = [RepairStep(.cut, action: "a", reason: "b", cost: "c", findings: ["d"])]
    report.refusals = [Refusal("a", reason: "b", choices: ["c"])]
    let strip = Filmstrip(
      frames: [Filmstrip.Frame(thumbnail: .blank, time: .zero, number: 1)], reachesEnd: true,
      duration: .zero)
    let messages: [JobMessage] = [
      .finished(.facts(facts), isLast: false),
      .finished(.repair(report, .init(path: "x", start: 0, byteCount: 9)), isLast: true),
      .finished(.pictures(.clip(strip)), isLast: false),
      .still(WrittenStill(record: .blank, facts: facts, section: .blank)),
      .intends(["a", "b"]),
      .finished(.pair(try writtenPair()), isLast: false),
      .failed(.pair(RefusedPair(path: "a", refusals: [Refusal("a", reason: "b")])), isLast: true),
    ]
    for bytes in messages.map(\.archived) {
      #expect(JobMessage(archived: bytes[...])?.archived == bytes)
      for length in 0..<bytes.count { #expect(JobMessage(archived: bytes.prefix(length)) == nil) }
      for place in bytes.indices {
        for bit in [UInt8(1), 0x10, 0x80] {
          var altered = bytes
          altered[place] ^= bit
          // Whatever it says now, it says it without harm.
          _ = JobMessage(archived: altered[...])
        }
      }
    }
  }

  @Test(arguments: [WorkerEnding.waited, .computed, .grew])
  func onlyTheCommandNamesItsOptions(ending: WorkerEnding) {
    let request = JobRequest(
      job: .blank, byteCounts: [1], hasOutput: false, ceilings: Ceilings())
    let plain = request.error(ending, CeilingAdvice()).reason
    #expect(!plain.contains("--"))
    let advice = CeilingAdvice(
      memory: "Do this.", computing: "Do this.", waiting: "Do this.")
    #expect(request.error(ending, advice).reason == plain + " Do this.")
  }

  @Test func aWorkerGivesAPairNoOtherNames() {
    var job = PairJob.blank
    job.folder = "pair"
    for name in ["start.png", "end.jpg", "tail.mp4", "pair.png"] {
      #expect(job.name(of: "pair/\(name)") == name)
    }
    for name in [
      "pair.json.png", "mine.png", "start", "start.", "../start.png", "a/start.png", "start.p/g",
      ".start.png", "",
    ] {
      #expect(job.name(of: "pair/\(name)") == nil, "\(name)")
    }
    #expect(job.name(of: "start.png") == nil)
  }

  @Test func aWorkerNamesNoPlaceOutsideTheFolder() {
    let job = FramesJob(
      path: "a.mp4", options: ExtractionOptions(), acceptance: RepairPlan.Acceptance(),
      catalog: .builtIn, destination: .folder("out"), hashesSource: false)
    #expect(job.name(of: "out/a.png") == "a.png")
    for path in ["a.png", "out/../a.png", "out/b/a.png", "out/", "out/..", "/out/a.png", "a.mp4"] {
      #expect(job.name(of: path) == nil)
    }
  }
}
