import JSON
import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ProfileFileTests {
  /// A profile that is refused, and what the message says.
  struct Bad: Sendable {
    var profile: String
    var message: String
    /// Whether JSON Schema can express what is wrong.
    var isSeenBySchema = true
  }

  static func file(_ profile: String) -> String {
    #"{"schema": "preflight.profiles/1", "provider": "Example", "profiles": [\#(profile)]}"#
  }

  private static func limit(_ keys: String) -> String {
    #"""
    {"id": "x/y", "name": "Y", "kind": "model", "inputs": [{"role": "video", "media": ["video"]}],
     "limits": [{"roles": ["video"], \#(keys), "source": {"evidence": "provider-doc"}}]}
    """#
  }

  static let good = [
    #"{"id": "x/y", "name": "Y", "kind": "model"}"#,
    limit(#""quantity": "duration", "minimum": 2, "exclusiveMaximum": 10.05, "unit": "s""#),
    limit(#""quantity": "resolution", "minimum": "640x360", "maximum": "4096x2160""#),
    limit(#""quantity": "alpha", "allowed": [false]"#),
    limit(#""quantity": "frames", "step": 8, "offset": 1"#),
    limit(
      #""quantity": "duration", "maximum": 5, "when": [{"setting": "mode", "equals": ["a", 2]}]"#),
    limit(#""quantity": "videoCodec", "allowedByContainer": {"mp4": ["h264"]}"#),
    limit(#""quantity": "note", "statement": "Short is better.""#),
  ]

  static let bad: [Bad] = [
    Bad(
      profile: limit(#""quantity": "duration", "maximun": 5"#),
      message:
        "profiles[0].limits[0].maximun: unknown key; did you mean 'maximum'?"),
    Bad(
      profile: #"{"id": "x/y", "nmae": "Y", "kind": "model"}"#,
      message: "profiles[0].nmae: unknown key; did you mean 'name'?"),
    Bad(
      profile: #"{"id": "x/y", "kind": "model"}"#, message: "profiles[0].name: missing"),
    Bad(
      profile: limit(#""quantity": "duratoin", "maximum": 5"#),
      message: "did you mean 'duration'?"),
    Bad(
      profile: limit(#""quantity": "duration", "maximum": "5""#),
      message: "profiles[0].limits[0].maximum: a number is expected, not a text",
      isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "duration", "maximum": 5, "unit": "px""#),
      message: "profiles[0].limits[0].unit: duration is counted in s", isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "duration", "minimum": 5, "maximum": 4"#),
      message: "the maximum is below the minimum", isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "duration", "minimum": 5, "exclusiveMinimum": 5"#),
      message: "only one of minimum and exclusiveMinimum", isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "duration""#),
      message: "profiles[0].limits[0]: the limit has no minimum", isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "aspectRatio", "allowed": ["wide"]"#),
      message: "profiles[0].limits[0].allowed[0]: 'wide' is not a shape such as 16:9",
      isSeenBySchema: false),
    Bad(
      profile: limit(#""quantity": "duration", "maximum": 5, "when": [{"setting": "mode"}]"#),
      message: "profiles[0].limits[0].when[0]: a condition is"),
    Bad(
      profile: #"""
        {"id": "x/y", "name": "Y", "kind": "model", "inputs": [{"role": "video", "media": ["film"]}]}
        """#,
      message: "profiles[0].inputs[0].media: 'film' is none of image, video, audio, text"),
    Bad(
      profile: #"""
        {"id": "x/y", "name": "Y", "kind": "model", "inputs": [{"role": "video", "media": ["video"]}],
         "limits": [{"roles": ["vidoe"], "quantity": "duration", "maximum": 5,
          "source": {"evidence": "user"}}]}
        """#,
      message: "no input has the role 'vidoe'; did you mean 'video'?", isSeenBySchema: false),
    Bad(
      profile: #"""
        {"id": "x/y", "name": "Y", "kind": "model",
         "limits": [{"roles": ["*"], "quantity": "duration", "maximum": 5}]}
        """#, message: "profiles[0].limits[0].source: missing"),
    Bad(
      profile: #"{"id": "x y", "name": "Y", "kind": "model"}"#,
      message: "profiles[0].id: an id consists of", isSeenBySchema: false),
    Bad(profile: #""text""#, message: "profiles[0]: an object is expected, not a text"),
  ]

  @Test(arguments: good) func readsWhatIsWellFormed(profile: String) throws {
    let file = try ProfileFile(Self.file(profile), name: "mine.json")
    #expect(file.profiles.map(\.id) == ["x/y"])
    #expect(file.profiles.first?.origin == .file("mine.json"))
  }

  @Test(arguments: bad) func refusesWithTheKeyPath(sample: Bad) {
    let error = #expect(throws: DocumentError.self) {
      try ProfileFile(Self.file(sample.profile), name: "mine.json")
    }
    #expect(error?.description.hasPrefix("mine.json: ") == true)
    #expect(error?.description.contains(sample.message) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("{", "line 1, column 2"), ("{\"schema\": nul}", "a value is expected"),
    ("{\"a\": 1, \"a\": 2}", "the key 'a' is given twice"), ("[1, 2] 3", "text follows"),
    ("{\"a\": 01}", "a value is expected"), ("\"\\x\"", "a wrong escape"),
    (String(repeating: "[", count: 100), "nested too deeply"), ("", "a value is expected"),
    ("{\"a\": \"b", "a text does not end"),
  ])
  func namesThePlaceWhereItIsNotJSON(text: String, message: String) {
    let error = #expect(throws: DocumentError.self) { try ProfileFile(text, name: "mine.json") }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func refusesAnotherFormatAndTwoProfilesOfOneID() {
    let other = #expect(throws: DocumentError.self) {
      try ProfileFile(
        #"{"schema": "preflight.profiles/9", "provider": "X", "profiles": []}"#, name: "a.json")
    }
    #expect(other?.keyPath == "schema")
    let one = #"{"id": "x/y", "name": "Y", "kind": "model"}"#
    let twice = #expect(throws: DocumentError.self) {
      try ProfileFile(Self.file("\(one), \(one)"), name: "a.json")
    }
    #expect(twice?.keyPath == "profiles[1].id")
  }

  @Test func keepsDecimalsExact() throws {
    let file = try ProfileFile(Self.file(Self.good[1]), name: "a.json")
    let limit = try #require(file.profiles.first?.limits.first)
    #expect(limit.bounds.maximum == Bounds.Bound(.exact("10.05"), isExclusive: true))
  }

  @Test func readsEscapedText() throws {
    let value = try JSONReader.document(Array(#""a\u00e9\ud83d\ude00\n\"""#.utf8))
    #expect(value == .text("aé😀\n\""))
  }

  @Test func refusesDamagedFilesWithoutCrashing() throws {
    let bytes = Array(Self.file(Self.good[5]).utf8)
    for index in bytes.indices {
      _ = try? ProfileFile(Array(bytes[..<index]), name: "cut.json")
      for byte: UInt8 in [0, 0x22, 0x5C, 0x5B, 0x7B, 0x2D, 0x39, 0xFF] {
        var damaged = bytes
        damaged[index] = byte
        // Some of these are still profiles; what counts is that none of them traps.
        _ = try? ProfileFile(damaged, name: "damaged.json")
      }
    }
    #expect(throws: DocumentError.self) {
      try ProfileFile(Array(bytes.dropLast()), name: "cut.json")
    }
  }
}
