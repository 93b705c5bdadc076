import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct RoleAssignmentTests {
  private let pair = Profile.sample(inputs: [
    Input(role: "start", media: [.image], minimum: 1, maximum: 1),
    Input(role: "end", media: [.image], minimum: 1, maximum: 1),
  ])
  private let erase = Profile.sample(inputs: [
    Input(role: "video", media: [.video], minimum: 1, maximum: 1)
  ])
  private let references = Profile.sample(inputs: [
    Input(role: "reference", media: [.image], minimum: 1)
  ])

  private func request(_ inputs: (String?, MediaFacts)...) -> Request {
    Request(inputs: inputs.map { RequestInput(role: $0.0, path: $0.1.path, facts: $0.1) })
  }

  @Test func takesAPlainPathForTheOnlyRoleOfItsType() throws {
    let result = try Checker().result(of: .of(.sample(frames: 48)), for: erase)
    #expect(result.assignments.map(\.role) == ["video"])
    #expect(result.findings.isEmpty)
    #expect(result.notes.isEmpty)
  }

  @Test func fillsRequiredRolesInOrderAndSaysSo() throws {
    let result = try Checker().result(
      of: .of(.image(path: "a.png"), .image(path: "b.png")), for: pair)
    #expect(result.assignments.map(\.role) == ["start", "end"])
    #expect(result.assignments.map(\.isAssumed) == [true, true])
    #expect(result.notes.first?.contains("a.png is taken as start") == true)
    #expect(result.findings.isEmpty)
  }

  @Test func putsAPlainPathWhereANamedOneIsNot() throws {
    let result = try Checker().result(
      of: request((nil, .image(path: "b.png")), ("start", .image(path: "a.png"))), for: pair)
    #expect(result.assignments.map(\.role) == ["end", "start"])
    #expect(result.assignments.map(\.path) == ["b.png", "a.png"])
  }

  @Test func saysWhatATypeIsTakenForAndWhatWasGiven() throws {
    let found = try findings(of: .of(.image(path: "a.png")), for: erase)
    #expect(found.map(\.id) == ["input.missing", "input.wrong-type"])
    #expect(found.last?.message == "Example takes a video; a.png is an image.")
    let sound = try findings(of: .of(.sound(path: "a.mp4")), for: erase)
    #expect(sound.last?.message == "Example takes a video; a.mp4 holds only audio.")
    let named = try findings(of: request(("video", .image(path: "a.png"))), for: erase)
    #expect(named.last?.message == "video of Example takes a video; a.png is an image.")
  }

  @Test func saysWhichInputIsNotUsed() throws {
    let found = try findings(
      of: .of(.sample(path: "a.mp4", frames: 48), .sample(path: "b.mp4", frames: 48)), for: erase)
    #expect(found.map(\.id) == ["input.surplus"])
    #expect(found.first?.path == "b.mp4")
    #expect(found.first?.message.contains("it takes one video") == true)
  }

  @Test func saysWhatTheProviderWouldSayAboutAMissingImage() throws {
    let found = try findings(of: .of(.image(path: "a.png")), for: pair)
    #expect(found.map(\.id) == ["input.missing"])
    #expect(found.first?.role == "end")
    #expect(found.first?.detail?.contains("At least one image URL is required") == true)
  }

  @Test(arguments: ["reference", "start", "images"])
  func recognisesAPairGivenAsReferences(role: String) throws {
    let given = request((role, .image(path: "a.png")), (role, .image(path: "b.png")))
    let report = try Checker().report(on: given, for: [pair])
    let found = report.results.flatMap(\.findings)
    #expect(found.map(\.id) == ["input.pair-given-as-references"])
    #expect(found.first?.fix?.sentence.contains("start=a.png end=b.png") == true)
  }

  @Test func recognisesReferencesGivenAsAPair() throws {
    let given = request(("start", .image(path: "a.png")), ("end", .image(path: "b.png")))
    let report = try Checker().report(on: given, for: [references])
    let found = report.results.flatMap(\.findings)
    #expect(found.map(\.id) == ["input.references-given-as-pair"])
    #expect(found.first?.fix?.sentence.contains("reference=a.png reference=b.png") == true)
  }

  @Test func refusesARoleThatNoProfileHas() {
    let error = #expect(throws: RequestError.self) {
      try Checker().report(on: request(("vidoe", .sample())), for: [erase])
    }
    #expect(error?.suggestions == ["video"])
    #expect(error?.description.contains("Example has no role 'vidoe'; it takes video.") == true)
  }

  @Test func ignoresARoleThatOnlyAnotherProfileHas() throws {
    let report = try Checker().report(
      on: request(("video", .sample(frames: 48))), for: [erase, .sample()])
    #expect(report.results.flatMap(\.findings).isEmpty)
  }

  @Test func takesAnAnimationForAVideoWhereItsFormatIsAccepted() throws {
    var profile = erase
    profile.limits = [.sample(.container, .oneOf("mp4", "gif"), roles: [.role("video")])]
    let facts = MediaFacts.image(path: "a.gif", format: "gif", isAnimated: true)
    #expect(!(try findings(of: .of(facts), for: profile).contains { $0.id == "input.wrong-type" }))
    #expect(try findings(of: .of(facts), for: erase).contains { $0.id == "input.wrong-type" })
  }
}
