import Foundation
import Testing

@testable import ProviderAnswers

struct RedactorTests {
  private let redactor = Redactor(
    secrets: ["A \"blue\" fox\nin thé snow", "sekrit"], home: "/srv/people/jane")

  @Test(arguments: [
    "FAL_KEY=6f1c2d3e-aaaa-bbbb-cccc-0123456789ab:0123456789abcdef0123456789abcdef",
    "key 6f1c2d3e-aaaa-bbbb-cccc-0123456789ab:0123456789abcdef0123456789abcdef is wrong",
    "RUNWAYML_API_SECRET: key_0123456789abcdef0123456789abcdef",
    "Incorrect API key provided: sk-proj-0123456789abcdef. Find it in your account.",
    "> Authorization: Key 6f1c2d3e:0123456789abcdef0123456789abcdef",
    "-H 'Authorization: Bearer 0123456789abcdef' -d '{}'",
    #"{"headers": {"authorization": "Bearer 0123456789abcdef", "accept": "*/*"}}"#,
    #"{'x-api-key': '0123456789abcdef'}"#,
    "x-api-key: 0123456789abcdef",
    "Cookie: session=0123456789abcdef; other=1",
    "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTIzNDU2Nzg5YWJjZGVmIn0.0123456789abcdef",
    "AKIA0123456789ABCDEF and more",
    "X-Amz-Signature=0123456789abcdef&X-Amz-Date=20260101",
    "Signature: 0123456789abcdef",
    "https://user:0123456789abcdef@example.com/file.mp4",
    "https://bucket.s3.amazonaws.com/clip.mp4?X-Amz-Signature=0123456789abcdef",
    #"{"url":"https:\/\/example.com\/0123456789abcdef.mp4?sig=0123456789abcdef"}"#,
    #"{"url":"https://example.com/a?b=1\u0026sig=0123456789abcdef"}"#,
    #""{\"url\":\"https://example.com/a?b=1\\u0026sig=0123456789abcdef\"}""#,
    "GET /v1/files?token=0123456789abcdef HTTP/1.1",
    "see (https://example.com/0123456789abcdef, expired)",
    "file:///private/0123456789abcdef.mov",
    "s3://bucket/0123456789abcdef.mov",
    "data:image/png;base64,0123456789abcdef+/==",
    "data:;base64,0123456789abcdef",
  ])
  func takesOutKeysAndAddresses(text: String) {
    let clean = redactor.redacted(text)
    #expect(!clean.lowercased().contains("0123456789abcdef"), "\(clean)")
    #expect(!clean.contains("0123456789ab"), "\(clean)")
  }

  @Test(arguments: [
    #"{"prompt": "a fox PRIVATE", "seed": 4}"#,
    #"{"prompt": "a \"fox\" PRIVATE", "seed": 4}"#,
    #"{"prompt": "a fox \\", "negative_prompt": "PRIVATE"}"#,
    #"{"body": "{\"promptText\": \"a \\\"fox\\\" PRIVATE\", \"seed\": 4}"}"#,
    #"{"a": "{\"b\": \"{\\\"prompt\\\": \\\"x \\\\\\\"y\\\\\\\" PRIVATE\\\"}\"}"}"#,
    "{'prompt': \"it's PRIVATE\", 'seed': 4}",
    "{'prompt': 'it\\'s PRIVATE', 'seed': 4}",
    "subscribe(prompt='a PRIVATE fox', seed=4)",
    "prompt = \"\"\"a\nPRIVATE fox\"\"\"",
    "prompt: a fox PRIVATE",
    "--prompt 'a PRIVATE fox' --seed 4",
    "--negative-prompt=\"a PRIVATE fox\"",
    #"{"input": {"prompt": "a", "image_url": "PRIVATE"}, "status": "FAILED"}"#,
    #"{"type": "string_too_long", "input": "PRIVATE"}"#,
    "[type=string_too_long, input_value='PRIVATE', input_type=str]",
    #"{"content": [{"type": "text", "text": "PRIVATE ]} fox"}], "model": "x"}"#,
    #"{"lyrics": "PRIVATE"}"#, #"{"prompt": "PRIVATE and the log ends here"#,
    #"{"prompts": ["PRIVATE", "PRIVATE"]}"#,
  ])
  func takesOutWhatTheUserWrote(text: String) {
    let clean = Redactor().redacted(text)
    #expect(!clean.contains("PRIVATE"), "\(clean)")
    #expect(clean.contains("[text]"), "\(clean)")
  }

  @Test(arguments: [
    "the blue: A \"blue\" fox\nin thé snow.",
    #"{"x": "A \"blue\" fox\nin thé snow"}"#,
    #"{"x": "A \"blue\" fox\nin th\u00e9 snow"}"#,
    #""{\"x\": \"A \\\"blue\\\" fox\\nin th\\u00e9 snow\"}""#,
    "q=A%20%22blue%22%20fox%0Ain%20th%C3%A9%20snow&x", "q=A+%22blue%22+fox%0Ain+th%C3%A9+snow&x",
    "asekritb",
  ])
  func takesOutGivenSecretsHoweverTheyAreSpelled(text: String) {
    let clean = redactor.redacted(text)
    #expect(!clean.contains("blue\\\"") && !clean.contains("fox") && !clean.contains("sekrit"))
    #expect(clean.contains("[removed]"), "\(clean)")
  }

  @Test func passesOverSecretsOfFewerThanFourCharacters() {
    #expect(Redactor(secrets: ["fox"]).redacted("a fox") == "a fox")
    #expect(Redactor(secrets: ["foxy"]).redacted("a foxy one") == "a [removed] one")
  }

  @Test(arguments: [
    ("/srv/people/jane/clip.mov", "~/clip.mov"), ("/srv/people/jane", "~"),
    ("/srv/people/janet/clip.mov", "/srv/people/janet/clip.mov"),
    ("/Users/joe/Movies/a.mov", "~/Movies/a.mov"), ("\"/home/joe/a.mov\"", "\"~/a.mov\""),
    ("/var/home/joe/a.mov", "/var/~/a.mov"), (#"C:\Users\joe\a.mov"#, #"C:~\a.mov"#),
    (#"C:\\Users\\joe\\a.mov"#, #"C:~\\a.mov"#), (#"\/Users\/joe\/a.mov"#, #"~\/a.mov"#),
    ("/usr/bin/home/", "/usr/bin/home/"),
  ])
  func writesHomeFoldersWithATilde(text: String, expected: String) {
    #expect(redactor.redacted(text) == expected)
  }

  @Test(arguments: [
    "+48.8577+002.295/", "-33.8568+151.2153+012.3/", "at +48.8577-002.2950+035.000/ there",
    #"{"location": "Paris"}"#, "location: 48.8577, 2.2950", "GPSLatitude=48.8577",
    #"{"latitude": 48.8577, "longitude": 2.2950}"#,
    "com.apple.quicktime.location.ISO6709: +48.8577+002.2950+035.000/",
  ])
  func takesOutPlaces(text: String) {
    let clean = Redactor().redacted(text)
    #expect(clean.contains("[location]"), "\(clean)")
    #expect(!clean.contains("8577") && !clean.contains("8568") && !clean.contains("Paris"))
    #expect(!clean.contains("2950") && !clean.contains("2153"), "\(clean)")
  }

  @Test(arguments: [
    "Video duration exceeds the maximum allowed. Maximum is 60 seconds, provided is 120 seconds.",
    "Invalid input: the ratio must be at least 0.5. Got 0.462.",
    "The prompt is too long", "key_frames_are_too_long", "text exceeds 500 characters",
    #"{"detail":[{"loc":["body","prompt"],"msg":"too long","type":"string_too_long"}]}"#,
    "request_id: 0e6f7a64-8a3b-4c53-8d5d-6f3f9a7b2c11", "max_tokens=4096",
    "13:05:22 +0.5+1.5 ok", "status: FAILED", #"{"enhance_prompt": true, "duration": 5}"#,
    "the token is invalid", "1024:576", "a?b", "is it 5?", "naïve — “text”",
  ])
  func leavesTheRestAsItIs(text: String) {
    #expect(Redactor().redacted(text) == text)
  }

  @Test(arguments: [
    ("https://docs.fal.ai/errors#image_too_small", "https://docs.fal.ai/errors..."),
    ("https://v3.fal.media/files/b/x.mp4", "https://v3.fal.media/..."),
    (
      "https://queue.fal.run/fal-ai/x/requests/ab-1/status?logs=1",
      "https://queue.fal.run/fal-ai/x/requests/ab-1/status..."
    ),
    ("https://example.com/.", "https://example.com/."),
    ("http://localhost:8188", "http://localhost:8188"),
    ("data:image/png;base64,AAAA", "data:image/png (26 characters)"),
  ])
  func keepsOfAddressesWhatHarmsNobody(text: String, expected: String) {
    #expect(Redactor().redacted(text) == expected)
  }

  @Test(arguments: [
    "[", "{", "\\", "\"", "'", "a\\", "input: [\\", "prompt: \"", "data:", "http://", "?a=", "+1.1",
    "eyJaaaaaaaa.", "key_", "\\\"", "a b", "/home/", "{\"input\":", "'prompt': '", "%", "\u{0}",
    "Bearer ", "--prompt ", "ab:", "x:\\/\\/", "aaaa",
  ])
  func staysLinearOnHostileText(unit: String) {
    let redactor = Redactor(secrets: [String(repeating: "a", count: 2000) + "b"])
    let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
    let start = ContinuousClock.now
    _ = redactor.redacted(text)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
