import Foundation
import Preflight
import Testing

@testable import ProviderAnswers

struct KnowledgeTests {
  private let explanations = Knowledge.builtIn.entries.map(\.explanation)

  private static var package: URL {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder
  }

  @Test func idsAreThereOnce() {
    let ids = explanations.map(\.id)
    #expect(ids.count == Set(ids).count)
    #expect(ids.count > 180)
  }

  @Test func anIdBeginsWithItsProvider() {
    for explanation in explanations {
      let first = explanation.id.prefix { $0 != "." }
      let general = ["http", "refusal", "state", "symptom"].contains(first)
      #expect(explanation.provider.map { $0 == first } ?? general, "\(explanation.id)")
    }
  }

  @Test func everySentenceIsWhole() {
    for explanation in explanations {
      let sentences =
        [explanation.meaning, explanation.retry.sentence] + explanation.steps
        + [explanation.refund.sentence].compactMap(\.self)
      for sentence in sentences {
        #expect(
          sentence.last == "." && sentence.first?.isLowercase != true
            || sentence.hasPrefix("fal"), "\(explanation.id): \(sentence)")
        #expect(!sentence.contains("!"), "\(explanation.id): \(sentence)")
      }
      #expect(explanation.title.last != ".", "\(explanation.id)")
    }
  }

  @Test func conflictsSayWhoSaysWhat() {
    for explanation in explanations where explanation.refund.kind == .disputed {
      #expect(explanation.refund.sentence?.contains(" says ") == true, "\(explanation.id)")
    }
  }

  @Test func everySourceSaysWhatKindOfTextItIs() {
    for source in explanations.flatMap(\.sources) {
      #expect(source.evidence != nil)
      #expect(source.title != nil)
    }
  }

  /// The ids of the findings that the documentation lists.
  private func documentedFindings() throws -> Set<String> {
    let page = try String(
      contentsOf: Self.package.appending(path: "Documentation/Findings.md"), encoding: .utf8)
    return Set(
      page.split(separator: "`").map(String.init)
        .filter { $0.contains(".") && !$0.contains(" ") && !$0.contains("NAME") })
  }

  @Test func everyFindingThatWouldHaveCaughtItExists() throws {
    let findings = try documentedFindings()
    let commands: Set<String> = [
      "check", "probe", "fit", "trim", "frames", "transition", "run", "learn", "explain",
      "history", "support", "profiles",
    ]
    for explanation in explanations {
      for item in explanation.prevention {
        if item.hasPrefix("preflight ") {
          let words = item.split(separator: " ")
          #expect(
            words.count > 1 && commands.contains(String(words[1])), "\(explanation.id): \(item)")
        } else {
          #expect(findings.contains(item), "\(explanation.id): \(item)")
        }
      }
    }
  }

  /// Each id's last part is written somewhere in the checks, so that the page lists nothing that no
  /// check says.
  @Test func theListedFindingsAreThoseOfTheChecks() throws {
    var written: Set<String> = []
    let sources = Self.package.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      let isWordOfID = { (byte: Character) in byte.isLowercase || byte == "-" }
      written.formUnion(text.split { !isWordOfID($0) }.map(String.init))
    }
    for id in try documentedFindings() {
      let last = id.split(separator: ".").last.map(String.init) ?? ""
      let isWritten = written.contains(last)
      #expect(isWritten, "\(id)")
    }
  }

  @Test func everyCodeIsReachable() {
    for (index, entry) in Knowledge.builtIn.entries.enumerated() {
      for code in entry.recognition.codes {
        let typed = code.hasSuffix(".*") ? code.dropLast() + "ANYTHING" : code[...]
        #expect(Knowledge.builtIn.entries(ofCode: String(typed)).contains(index), "\(code)")
      }
    }
  }

  @Test(arguments: [
    (#"{"schema": "preflight.knowledge/2", "entries": []}"#, "preflight.knowledge/1"),
    (#"{"schema": "preflight.knowledge/1", "entrys": []}"#, "did you mean 'entries'"),
    (
      #"""
      {"schema": "preflight.knowledge/1", "sources": {}, "entries": [{"id": "a", "title": "b",
        "meaning": "c", "recognition": {}, "retry": {"chance": "never", "sentence": "d"},
        "refund": {"kind": "no"}, "steps": ["e"], "sources": ["docs"]}]}
      """#, "no source is named 'docs'"
    ),
    (
      #"""
      {"schema": "preflight.knowledge/1", "sources": {"docs": {}}, "entries": [{"id": "a",
        "title": "b", "meaning": "c", "recognition": {},
        "retry": {"chance": "sometimes", "sentence": "d"}, "refund": {"kind": "no"},
        "steps": ["e"], "sources": ["docs"]}]}
      """#, "'sometimes' is none of"
    ),
  ])
  func refusesWhatIsNotTheFormat(json: String, reason: String) {
    #expect {
      _ = try KnowledgeFile(
        json, name: "a.json", lexicon: Lexicon(classes: [:], forms: [:], quiet: []))
    } throws: { error in
      "\(error)".hasPrefix("a.json: ") && "\(error)".contains(reason)
    }
  }
}
