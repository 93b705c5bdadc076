import Foundation
import MediaModel
import Testing

@testable import Preflight

/// Documents as providers publish them, read where they are beside the package.
struct PublishedDocumentTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/facts/2026-11/openapi")

  private static let documents: [URL] = ["", "kie"].flatMap { part in
    (try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: part), includingPropertiesForKeys: nil)) ?? []
  }.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }

  /// Pages of models that take only text, or only what an earlier job made.
  private static let withoutMedia = ["055-", "071-", "081-", "123-"]

  @Test(
    .enabled(
      if: !documents.isEmpty, "../shared/facts/2026-11/openapi is not beside the package"))
  func everyDocumentGivesProfilesOfItsOwn() throws {
    var ids: Set<String> = []
    var limitCount = 0
    for url in Self.documents {
      let name = url.lastPathComponent
      let imported = try OpenAPIImport(
        Array(try Data(contentsOf: url)), name: name, wishes: .init(day: "2026-11-30"))
      guard !Self.withoutMedia.contains(where: name.hasPrefix) else {
        #expect(imported.profiles.isEmpty, "\(name)")
        continue
      }
      #expect(!imported.profiles.isEmpty, "\(name)")
      for profile in imported.profiles {
        #expect(!profile.mediaInputs.isEmpty, "\(profile.id)")
        #expect(ids.insert(profile.id).inserted, "\(profile.id) is the id of two profiles.")
        #expect(profile.limits.allSatisfy { $0.source.seen != nil })
        limitCount += profile.limits.count
      }
    }
    #expect(limitCount > 300)
    print("\(Self.documents.count) published documents were read.")
  }
}
