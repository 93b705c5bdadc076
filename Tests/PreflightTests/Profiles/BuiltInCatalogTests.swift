import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct BuiltInCatalogTests {
  @Test func readsEveryProfileStrictly() throws {
    for file in EmbeddedCatalog.files {
      #expect(throws: Never.self) { try ProfileFile(file.text, name: file.name) }
    }
    let profiles = try Catalog.builtIn.allProfiles()
    #expect(profiles.count >= 380)
    #expect(Set(profiles.map(\.id)).count == profiles.count)
  }

  @Test func findsEveryProfileWithoutReadingTheOthers() throws {
    for file in EmbeddedCatalog.files {
      for profile in try ProfileFile(file.text, name: file.name).profiles {
        let found = try #require(try Catalog.builtIn.profile(id: profile.id))
        #expect(found.limits == profile.limits)
        #expect(found.inputs == profile.inputs)
      }
    }
  }

  @Test func namesASourceForEveryLimit() throws {
    for profile in try Catalog.builtIn.allProfiles() {
      for limit in profile.limits {
        let source = limit.source.url ?? limit.source.title ?? ""
        #expect(!source.isEmpty, "\(profile.id): \(limit.summary)")
        #expect(limit.source.evidence != .learned)
      }
    }
  }

  @Test func knowsEveryEngineAndRuleThatIsNamed() throws {
    for profile in try Catalog.builtIn.allProfiles() {
      for id in profile.engines.map(\.profile) + profile.rules {
        #expect(try Catalog.builtIn.profile(id: id) != nil, "\(profile.id) names \(id)")
      }
      for engine in profile.engines {
        let model = try #require(try Catalog.builtIn.profile(id: engine.profile))
        for (role, engineRole) in engine.roles {
          #expect(profile.input(role) != nil, "\(profile.id) has no role \(role)")
          #expect(model.input(engineRole) != nil, "\(model.id) has no role \(engineRole)")
        }
      }
    }
  }

  @Test func judgesEveryProfileWithoutFailingItself() throws {
    let profiles = try Catalog.builtIn.allProfiles()
    for facts in [MediaFacts.sample(), .image(), .sound()] {
      let answers = try Checker().matrix(for: .of(facts), profiles: profiles)
      #expect(answers.count == profiles.count { $0.kind != .rules })
      for answer in answers {
        for finding in answer.result.findings {
          #expect(!finding.message.contains("  "), "\(finding.message)")
          #expect(finding.message.hasSuffix("."), "\(finding.message)")
        }
      }
    }
  }
}
