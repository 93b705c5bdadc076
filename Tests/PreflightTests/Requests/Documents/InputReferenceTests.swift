import Testing

@testable import Preflight

struct InputReferenceTests {
  @Test(arguments: [
    ("clip.mp4", "clip.mp4"), ("/a/b.mp4", "/a/b.mp4"), ("take:2.mov", "take:2.mov"),
    ("C:/clip.mp4", "C:/clip.mp4"), ("file:///a%20b.mp4", "/a b.mp4"), ("file:/a.mp4", "/a.mp4"),
    ("FILE://localhost/%C3%BC.mp4", "/ü.mp4"), ("file:///a?b#c", "/a"), ("", ""),
  ])
  func takesPathsAndFileURLsForFiles(text: String, path: String) {
    #expect(InputReference(text) == .file(path))
  }

  @Test(arguments: [
    ("blob:https://x/1", "blob"), ("s3://bucket/a", "s3"), ("runway://abc", "runway"),
    ("FTP://x/a", "ftp"), ("file://server/a", "file"), ("file:///%zz", "file"),
    ("file:///a%00b", "file"), ("file:relative", "file"),
  ])
  func namesOtherSchemes(text: String, scheme: String) {
    #expect(InputReference(text) == .other(scheme: scheme))
  }

  /// A name of a file has at most 255 bytes.
  @Test(arguments: [(252, false), (256, true), (1000, true)])
  func whatIsTooLongForANameMayBeBareBase64(length: Int, isEncoded: Bool) {
    let text = String(repeating: "aGk/", count: length / 4)
    #expect(InputReference(text) == (isEncoded ? .dataURI(text) : .file(text)))
    #expect(InputReference(text + ".png") == .file(text + ".png"))
    #expect(InputReference("." + text) == .file("." + text))
  }

  @Test func knowsAddressesAndDataURIs() {
    #expect(InputReference("https://a/b") == .address("https://a/b"))
    #expect(InputReference("HTTP://a/b") == .address("HTTP://a/b"))
    #expect(InputReference("data:,x") == .dataURI("data:,x"))
  }
}
