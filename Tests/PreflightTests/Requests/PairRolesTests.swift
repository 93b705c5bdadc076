import Preflight
import Testing

/// Which roles of a profile take the two ends of a transition.
struct PairRolesTests {
  private func roles(_ names: String..., maximum: Int = 1) -> PairRoles? {
    PairRoles(
      Profile(
        id: "example/pair", name: "Pair", provider: "Example", kind: .model,
        inputs: names.map { Input(role: $0, media: [.image], minimum: 1, maximum: maximum) }))
  }

  @Test(arguments: [
    ("start", "end"), ("first", "last"), ("first", "end"), ("first_frame_url", "last_frame_url"),
    ("first_image_url", "end_image_url"), ("image_url", "tail_image_url"),
  ])
  func areToldByTheirNames(start: String, end: String) {
    #expect(roles(start, end) == PairRoles(start: start, end: end))
    #expect(roles(end, start) == PairRoles(start: start, end: end))
  }

  @Test func areOneWhereFramesAreGivenInTheirOrder() {
    #expect(roles("keyframes", maximum: 5) == PairRoles(start: "keyframes", end: "keyframes"))
    #expect(roles("keyframes", maximum: 1) == nil)
  }

  @Test func areNotGuessedWhereNothingTellsThem() {
    #expect(roles("image") == nil)
    #expect(roles("reference", maximum: 5) == nil)
  }
}
