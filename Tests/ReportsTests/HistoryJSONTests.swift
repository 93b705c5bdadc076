import JSON
import MediaModel
import Preflight
import ProviderAnswers
import Reports
import Testing

@Suite struct HistoryJSONTests {
  private let json = HistoryJSON(ffmpegVersion: "5.1", createdAt: "now") { "at \($0)" }

  @Test func aDocumentSaysWhatItIs() throws {
    let document = try Decoded.object(json.document([]))
    #expect(document["schema"] as? String == "preflight.history/1")
    #expect((document["entries"] as? [Any])?.isEmpty == true)
    #expect(document["spending"] == nil)
    #expect(document["sinceSuccess"] == nil)
  }

  @Test func everythingThatIsKnownOfARunIsThere() throws {
    let text = json.value(.rejectedRun).text(isIndented: false)
    for part in [
      #""id":12,"kind":"run","time":"at 1700000000""#, #""verdict":"warn""#,
      #""role":"video","path":"/clips/a\u0007b.mp4","contentHash":"abc","byteCount":1000"#,
      #""displaySize":{"width":1920,"height":1080},"duration":5.005000,"frameRate":"30000/1001""#,
      #""settings":{"duration":"5","resolution":"1080p"}"#,
      #""cost":{"amount":3.5,"currency":"USD"}"#,
      #""run":{"stage":"ended","command":"send","fingerprint":"f00","exitCode":1,"#,
      #""jobs":[{"name":"request_id","id":"r-1"}]"#,
      #""rejections":[{"code":"video_duration_too_long","status":422,"#,
    ] {
      #expect(text.contains(part), "\(part) is not in \(text)")
    }
  }

  @Test func whatIsUnknownIsAbsentAndNeverZero() throws {
    let check = try Decoded.object(json.value(.failedCheck))
    #expect(check["run"] == nil)
    let file = try #require((check["inputs"] as? [[String: Any]])?.first)
    #expect(Set(file.keys) == ["path", "byteCount", "kind"])
    let text = json.value(.failedCheck).text(isIndented: false)
    #expect(text.contains(#""cost":{"amount":null,"currency":null}"#))
  }

  @Test func sumsAndChangesAreThereWhereTheyAreWanted() throws {
    var worked = HistoryEntry.failedCheck
    worked.verdict = .pass
    let now = MediaRecord(path: "/clips/a.mp4", byteCount: 2000, kind: .video)
    let document = json.document(
      [worked], since: SinceSuccess([worked], now: now), spending: Spending([.rejectedRun])
    ).text(isIndented: false)
    #expect(document.contains(#""changes":[{"kind":"content","message":"The file was"#))
    #expect(document.contains(#""started":{"runs":1,"amount":3.5},"uncharged":{"runs":0}"#))
  }
}
