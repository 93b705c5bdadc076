import JSON
import MediaModel
import Testing

@testable import Preflight

struct CatalogTests {
  private let catalog = Catalog(
    embedded: [
      (
        "one",
        #"""
        {"schema": "preflight.profiles/1", "provider": "One", "profiles": [
          {"id": "one/reshoot", "name": "Reshoot", "kind": "workflow"},
          {"name": "Edit {\"id\": 3}", "id": "one/video/edit", "kind": "model"}]}
        """#
      ),
      (
        "two",
        #"""
        {"profiles": [{"id": "two/edit", "name": "Edit", "kind": "model"}],
         "schema": "preflight.profiles/1", "provider": "Two"}
        """#
      ),
    ])

  @Test(arguments: [
    ("one/reshoot", "one/reshoot"), ("reshoot", "one/reshoot"), ("RESHOOT", "one/reshoot"),
    ("One/Reshoot", "one/reshoot"), ("video/edit", "one/video/edit"), ("two/edit", "two/edit"),
  ])
  func findsAProfileByIDOrItsLastParts(name: String, id: String) throws {
    #expect(try catalog.profile(named: name).id == id)
  }

  @Test func listsTheCandidatesOfAnAmbiguousName() {
    let error = #expect(throws: DocumentError.self) { try catalog.profile(named: "edit") }
    #expect(error?.reason.contains("one/video/edit, two/edit") == true)
  }

  @Test(arguments: [("reshot", "reshoot"), ("rehsoot", "reshoot"), ("one/reshoo", "one/reshoot")])
  func namesTheNearestOfAnUnknownName(name: String, nearest: String) {
    let error = #expect(throws: DocumentError.self) { try catalog.profile(named: name) }
    #expect(error?.suggestions.first == nearest)
  }

  @Test func suggestsNothingForANameLikeNoOther() {
    let error = #expect(throws: DocumentError.self) { try catalog.profile(named: "zzzzzzzz") }
    #expect(error?.suggestions == [])
  }

  @Test func knowsTheProviderOfEveryProfile() throws {
    #expect(try catalog.profile(named: "two/edit").provider == "Two")
    #expect(try catalog.profile(id: "one/video/edit")?.name == #"Edit {"id": 3}"#)
    #expect(try catalog.profile(id: "three") == nil)
  }

  @Test func letsTheUsersProfileStandInPlaceOfABuiltInOneAndSaysSo() throws {
    let mine = try ProfileFile(
      #"""
      {"schema": "preflight.profiles/1", "provider": "Mine", "profiles": [
        {"id": "chatvideopro/reshoot", "name": "My Reshoot", "kind": "workflow"}]}
      """#, name: "mine.json")
    let both = Catalog(adding: [mine])
    #expect(both.overriddenIDs == ["chatvideopro/reshoot"])
    #expect(try both.profile(named: "reshoot").origin == .file("mine.json"))
    #expect(both.ids.count == Catalog.builtIn.ids.count)
  }

  @Test(arguments: [
    ("maximun", "maximum", 1), ("abcd", "abdc", 1), ("", "abc", 3), ("same", "same", 0),
    ("kitten", "sitting", 3),
  ])
  func countsTheStepsFromOneNameToAnother(first: String, second: String, distance: Int) {
    #expect(NearestNames.editDistance(Array(first.utf8), Array(second.utf8)) == distance)
  }
}
