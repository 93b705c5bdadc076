import Foundation
import JSON
import PreflightKit
import Reports
import TestMedia
import Testing

/// Facts, findings, fixes and reports in the JSON that the command prints.
struct DocumentTests {
  /// The same value as encoded, read and encoded again, with sorted keys.
  private func encodings(of value: some Codable) throws -> (once: String, twice: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func read<Value: Codable>(_: Value, from data: Data) throws -> Value {
      try JSONDecoder().decode(Value.self, from: data)
    }
    let once = try encoder.encode(value)
    let twice = try encoder.encode(try read(value, from: once))
    return (String(decoding: once, as: UTF8.self), String(decoding: twice, as: UTF8.self))
  }

  /// What is printed, written by the same encoder.
  private func printed(_ json: JSONValue) throws -> NSDictionary? {
    try JSONSerialization.jsonObject(with: Data(json.bytes(isIndented: false))) as? NSDictionary
  }

  private func parsed(_ text: String) throws -> NSDictionary? {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
  }

  @Test(.enabled(if: RealFiles.arePresent, Comment(rawValue: RealFiles.absence)))
  func realFilesSurviveARoundTrip() async throws {
    let session = PreflightSession()
    let folder = RealFiles.folder.appending(path: "files")
    let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
      .compactMap { $0 as? String }.sorted()
    let files = names.map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    var count = 0
    for file in stride(from: 0, to: files.count, by: 4).map({ files[$0] }) {
      guard let facts = try? await session.probe(file) else { continue }
      count += 1
      let (once, twice) = try encodings(of: facts)
      #expect(once == twice, "\(file.lastPathComponent)")
      #expect(try parsed(once) == printed(FactsJSON.value(facts)), "\(file.lastPathComponent)")
      let report = try await session.check(
        file, for: ["erase-objects", "byteplus/seedance-2.0-reference"])
      let documents = try encodings(of: report)
      #expect(documents.once == documents.twice, "\(file.lastPathComponent)")
      for finding in report.results.flatMap(\.findings) {
        let (once, twice) = try encodings(of: finding)
        #expect(once == twice, "\(file.lastPathComponent) \(finding.id)")
        guard let fix = finding.fix else { continue }
        let fixes = try encodings(of: fix)
        #expect(fixes.once == fixes.twice, "\(finding.id)")
      }
    }
    #expect(count > 20)
  }

  @Test func aReportThatThePrintedDocumentHoldsCanBeRead() throws {
    let text = """
      {"schema": "preflight.report/1", "createdAt": "2026-11-20T10:15:00Z", "verdict": "fail",
       "tool": {"name": "preflight", "version": "0.1.0", "ffmpeg": "5.1.9"},
       "inputs": [{"role": "video", "path": "clip.mov"}],
       "profiles": [{"id": "a/b", "name": "B", "provider": "A", "verdict": "fail", "findings": [
         {"id": "video.duration.too-long", "severity": "blocker", "role": "video",
          "measured": {"value": 5.08, "unit": "s", "reading": "container"},
          "limit": {"quantity": "duration", "max": 5, "unit": "s"},
          "message": "The clip lasts 5.080 s; B accepts at most 5 s.",
          "fix": {"kind": "trim", "sentence": "Trim it.", "isAutomatic": true, "maximum": 5,
                  "frames": 124, "command": "preflight fit clip.mov --for b -o clip.fit.mp4"}}],
        "cost": {"amount": null, "currency": null, "note": "no price known"}}]}
      """
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let finding = try #require(report.results.first?.findings.first)
    #expect(report.verdict == .fail && finding.severity == .blocker)
    #expect(finding.measured?.value == .number(Rational(127, 25) ?? 0))
    #expect(finding.limit?.bounds.maximum?.value == 5)
    guard case .trim(nil, let maximum, 124)? = finding.fix?.action else {
      Issue.record("\(String(describing: finding.fix))")
      return
    }
    #expect(maximum.value == 5)
    let again = try JSONEncoder().encode(report)
    #expect(try parsed(String(decoding: again, as: UTF8.self)) == parsed(text))
  }

  @Test func whatIsMissingIsAnErrorThatSaysWhere() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Finding.self, from: Data(#"{"id": "a", "message": "b"}"#.utf8))
    }
    guard case .dataCorrupted(let context)? = error else { return }
    #expect(context.debugDescription == "severity is missing or malformed.")
  }
}
