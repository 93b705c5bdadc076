import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct LessonTests {
  private let model = Profile.sample(
    id: "fal-ai/example",
    inputs: [
      Input(role: "video_url", media: [.video], minimum: 1, maximum: 1),
      Input(role: "image_urls", media: [.image]),
      Input(role: "end_image_url", media: [.image], maximum: 1),
      Input(role: "prompt", media: [.text]),
    ], settings: ["duration": Setting(), "resolution": Setting(allowed: [.text("720p")])])

  private func learn(
    _ field: [String], _ bounds: StatedBound..., message: String? = nil, code: String? = "code",
    status: Int? = nil, of profile: Profile? = nil, request: Request? = nil
  ) -> Lessons {
    let answer = ProviderAnswer(
      rejections: [
        Rejection(
          provider: "fal", code: code, status: status, field: field, message: message,
          bounds: bounds)
      ])
    return Lessons(answer, for: profile ?? model, request: request, at: 1_000_000)
  }

  private let tooLong = StatedBound(.duration, .atMost("60"), mediaType: .video, confidence: .typed)

  @Test(arguments: [
    (["video_url"], RoleSelector.role("video_url")), (["videoUrl"], .role("video_url")),
    (["input", "video_url"], .role("video_url")), (["video"], .role("video_url")),
    (["image_urls", "0"], .role("image_urls")), (["input", "image_urls"], .role("image_urls")),
    (["reference_video_urls", "0"], .role("video_url")),
    (["frontal_image_url"], .media(.image)),
    (["elements", "1", "frontal_image_url"], .media(.image)),
    ([], .role("video_url")),
  ])
  func findsTheRoleByTheField(field: [String], expected: RoleSelector) {
    #expect(learn(field, tooLong).limits.map(\.roles) == [[expected]])
  }

  @Test func keepsWhatTheRejectionSays() {
    let bound = StatedBound(
      .duration, .atMost("60"), mediaType: .video, sent: .number(120), confidence: .worded)
    let limit = learn(["video_url"], bound, code: "video_duration_too_long").limits.first
    #expect(limit?.profileID == "fal-ai/example" && limit?.quantity == .duration)
    #expect(limit?.bounds == .atMost("60") && limit?.sent == .number(120))
    #expect(limit?.confidence == .worded && limit?.code == "video_duration_too_long")
    #expect(limit?.learnedAt == 1_000_000 && limit?.confirmations == 1)
  }

  @Test func learnsEachEndOfARangeByItself() {
    let shape = StatedBound(.aspectRatio, .between("0.4", "2.5"), confidence: .typed)
    #expect(
      learn(["end_image_url"], shape).limits.map(\.bounds) == [.atLeast("0.4"), .atMost("2.5")])
  }

  @Test func learnsNothingWhereSeveralInputsMayBeMeant() {
    let size = StatedBound(.fileSize, .atMost("5"), confidence: .worded)
    let lessons = learn([], size)
    #expect(lessons.limits.isEmpty)
    #expect(lessons.passedOver.map(\.reason) == [.unknownSubject])
  }

  @Test func takesTheOnlyInputThatWasSent() {
    let size = StatedBound(.fileSize, .atMost("5"), confidence: .worded)
    let lessons = learn([], size, request: .of(.sample(bytes: 6)))
    #expect(lessons.limits.map(\.roles) == [[.role("video_url")]])
    #expect(lessons.limits.map(\.sent) == [.number(6)])
  }

  @Test(arguments: [
    (["duration"], "duration"), (["num_frames"], "num_frames"), (["resolution"], "resolution"),
  ])
  func learnsLimitsOfSettings(field: [String], name: String) {
    let bound = StatedBound(.setting, .atMost("10"), confidence: .typed)
    let limits = learn(field, bound).limits
    #expect(limits.map(\.quantity) == [.setting] && limits.map(\.name) == [name])
    #expect(limits.map(\.roles) == [[.all]])
  }

  @Test func takesSecondsOfASettingForTheSetting() {
    let limits = learn(["duration"], tooLong).limits
    #expect(limits.map(\.quantity) == [.setting] && limits.map(\.name) == ["duration"])
  }

  @Test(arguments: [["image_size"], ["image_size", "width"]])
  func takesTheSizeOfTheResultForNoInput(field: [String]) {
    let bound = StatedBound(.area, .atMost("4000"), mediaType: .image, confidence: .typed)
    #expect(learn(field, bound).limits.isEmpty)
  }

  @Test func countsTheItemsOfAListAndTheCharactersOfAText() {
    let bound = StatedBound(.count, .atMost("3"), confidence: .typed)
    #expect(learn(["image_urls"], bound).limits.map(\.quantity) == [.count])
    #expect(learn(["prompt"], bound).limits.map(\.quantity) == [.textLength])
    #expect(learn(["prompt"], bound).limits.map(\.roles) == [[.role("prompt")]])
    #expect(learn(["keywords"], bound).limits.isEmpty)
  }

  @Test func learnsTheSumOfSeveralClips() {
    let limits = learn(["video_url"], tooLong, message: "The total duration is too long").limits
    #expect(limits.map(\.scope) == [.combined])
  }

  @Test func learnsTheSizeOfADataURI() {
    let size = StatedBound(.fileSize, .atMost("5"), confidence: .worded)
    #expect(
      learn(["video_url"], size, message: "The data URI exceeds 5 bytes").limits.map(\.transport)
        == [.dataURI])
    let sent = Request.of(.sample(bytes: 6), transport: .dataURI)
    #expect(
      learn(["video_url"], size, status: 413, request: sent).limits.map(\.transport) == [.dataURI])
    #expect(learn(["video_url"], size).limits.map(\.transport) == [nil])
  }

  @Test func learnsNothingFromARefusalThatNamesNoLimit() {
    let lessons = learn([], code: "ASSET.INVALID")
    #expect(lessons.limits.isEmpty)
    #expect(lessons.passedOver.map(\.reason) == [.noLimit])
  }

  @Test func learnsNothingThatTheRequestKeeps() {
    let lessons = learn(["video_url"], tooLong, request: .of(.sample(frames: 48)))
    #expect(lessons.limits.isEmpty)
    #expect(lessons.passedOver.map(\.reason) == [.keptByRequest])
  }

  @Test func learnsBothSidesWhereOneIsBroken() {
    let request = Request(
      inputs: [
        RequestInput(role: "end_image_url", path: "a.png", facts: .image(size: .sized(400, 200)))
      ])
    let lessons = learn(
      ["end_image_url"], StatedBound(.width, .atLeast("300"), confidence: .typed),
      StatedBound(.height, .atLeast("300"), confidence: .typed), request: request)
    #expect(lessons.limits.map(\.quantity) == [.width, .height])
    #expect(lessons.limits.map(\.sent) == [nil, .number(200)])
  }

  @Test(arguments: [(10_485_761, "10485760"), (10_200_000, "10000000")])
  func tellsMegabytesApartByWhatWasSent(bytes: Int64, maximum: String) {
    let size = StatedBound(.fileSize, .atMost("10485760"), confidence: .worded)
    let lessons = learn(["video_url"], size, request: .of(.sample(bytes: bytes)))
    #expect(lessons.limits.map(\.bounds) == [.atMost(maximum)])
  }

  @Test func learnsNothingTwiceFromOneAnswer() {
    let rejection = Rejection(code: "a", field: ["video_url"], bounds: [tooLong])
    var other = rejection
    other.code = "b"
    let answer = ProviderAnswer(rejections: [rejection, other])
    #expect(Lessons(answer, for: model, at: 1).limits.count == 1)
  }
}

struct SuspicionTests {
  private let profile = Profile.sample(limits: [
    .sample(.duration, .atMost("5")), .sample(.shortSide, .atLeast("300")),
    .sample(.fileSize, .atMost("1000000")), .sample(.container, .oneOf("mov")),
  ])

  @Test func putsWhatIsOutsideFirstAndThenTheNearest() throws {
    let request = Request.of(.sample(frames: 144, size: .hd720, bytes: 990_000))
    let found = try Suspicions(of: request, for: profile, in: .of()).all
    #expect(found.map(\.quantity) == [.container, .duration, .fileSize, .shortSide])
    #expect(found.map(\.isOutside) == [true, true, false, false])
    #expect(found.map(\.distance) == [nil, .exact("-0.2"), .exact("0.01"), .exact("1.4")])
    #expect(found[1].measured.value == .number(6) && found[1].bounds == .atMost("5"))
  }

  @Test func saysNothingWithoutLimits() throws {
    #expect(try Suspicions(of: .of(.sample()), for: .sample(), in: .of()).all.isEmpty)
  }
}
