import Foundation
import Preflight
import Testing

@testable import ProviderAnswers

struct HostileAnswerTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "{", "{\"a\":", "[{", "{\"a\":[", "\"", "'", "\\", "[[],", "[\"a\",", "{\"detail\":[",
      "at most ", "1", "1,", "1.", "x1", "request_id: ", "/requests/", "status: ", "\u{1B}[",
      "\u{0}",
      "422 ", "\n", "\r", "a=b ", "{'a': 'b'} ", "E005 ", "between 1 and ", "(", "😀", "{a:",
      #"{"error":"x"}"#, #"{"error":{"message":"{\"error\":"#,
    ])
  func staysLinear(unit: String) {
    let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
    let answer = ProviderAnswer(reading: text)
    #expect(answer.rejections.count <= 100 && answer.jobs.count <= 100)
  }

  @Test func readsTheEndOfALongLog() {
    let text =
      String(repeating: "a line of a log\n", count: 200_000)
      + #"{"detail":[{"loc":["body","image_url"],"msg":"x","type":"image_load_error"}]}"#
    #expect(ProviderAnswer(reading: text).rejections.map(\.code) == ["image_load_error"])
  }

  @Test(arguments: [1, 2, 3]) func bytesThatAreNoTextSayNothing(seed: UInt64) {
    var state = seed
    let bytes = (0..<1_000_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let answer = ProviderAnswer(reading: String(decoding: bytes, as: UTF8.self))
    #expect(answer == ProviderAnswer())
  }

  @Test func aLineOfTextAmongBytesThatAreNoneIsRead() {
    let picture = String(
      decoding: (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 37) }, as: UTF8.self)
    let text =
      picture + "\n"
      + #"{"detail":[{"loc":["body","image_url"],"msg":"x","type":"image_load_error"}]}"#
    #expect(
      ProviderAnswer(reading: text + "\n" + picture).rejections.map(\.code) == ["image_load_error"])
  }

  @Test func survivesABodyCutAnywhere() {
    let body = Array(
      #"HTTP/1.1 422 X\#n\#n{"detail":[{"loc":["body","video_url"],"msg":"Maximum video duration is 60 seconds","type":"video_duration_too_long","ctx":{"max_duration":60},"input":"https://x.example/a?SECRET"}]}"#
        .utf8)
    for end in body.indices {
      let head = ProviderAnswer(reading: String(decoding: body[..<end], as: UTF8.self))
      let tail = ProviderAnswer(reading: String(decoding: body[end...], as: UTF8.self))
      for answer in [head, tail] {
        #expect(!"\(answer)".contains("SECRET"), "\(end)")
        for bound in answer.rejections.flatMap(\.bounds) {
          #expect(bound.quantity == .duration || bound.quantity == .setting)
        }
      }
    }
  }
}
