import Foundation
import TestMedia
import Testing

/// Names and metadata that would steer a terminal, reorder a line or end a report's text.
struct HostileNameTests {
  static let names = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "a\nPASS  b", "a\r\u{8}\u{8}b", "\u{9B}2J",
    "\u{202E}4pm.exe", "\u{2066}a\u{2069}", "\u{200F}a\u{200E}\u{061C}", "a\u{2028}b\u{2029}",
    "\u{FEFF}a\u{200B}", "<img src=x onerror=alert(1)>", "a\"b\\c'd", "a\u{7F}\u{85}", "$(id) `id`",
    "\u{E0041}\u{E007F}a",
  ]

  /// Commands that take all files at once.
  private static let readings: [[String]] = [
    ["probe"], ["probe", "--isolate", "--format", "json"], ["probe", "--format", "ndjson"],
    ["check", "--for", "erase-objects"],
    ["check", "--for", "erase-objects", "--format", "ndjson"],
    ["check", "--for", "erase-objects", "--isolate", "."],
  ]

  /// Commands about one file.
  private static let commands: [[String]] = [
    ["fit", "FILE", "--for", "erase-objects", "-o", "FILE.fit.mp4"],
    ["trim", "FILE", "--to", "3f", "-o", "FILE.cut.mp4", "--format", "json"],
    ["frames", "FILE", "--first", "-o", "FILE.stills"],
    ["transition", "FILE", "FILE", "-o", "FILE.pair"], ["history", "FILE"], ["support", "FILE"],
    ["check", "FILE", "--for", "all"],
    ["fit", "MISSING", "--for", "erase-objects", "-o", "out.mp4"],
    ["check", "FILE", "--for", "FILE"], ["probe", "FILE", "--format", "FILE"], ["FILE"],
  ]

  @Test(arguments: readings) func noReportActsOnATerminal(command: [String]) throws {
    let tool = try Tool()
    for name in Self.names { try tool.clip("\(name).mp4", frames: 3) }
    let files = Self.names.flatMap { ["./\($0).mp4", "./not-\($0).mp4"] }
    try expectHarmless(try tool.run(command + files), command)
  }

  @Test(arguments: [names[0], names[2], names[5], names[10]])
  func noCommandActsOnATerminal(name: String) throws {
    let tool = try Tool()
    let file = "./\(name).mp4"
    try tool.clip(file)
    for command in Self.commands {
      let words = command.map {
        $0.replacingOccurrences(of: "FILE", with: file)
          .replacingOccurrences(of: "MISSING", with: "./not-\(name).mp4")
      }
      try expectHarmless(try tool.run(words), command)
    }
  }

  private func expectHarmless(_ run: Tool.Run, _ command: [String]) throws {
    #expect((0...64).contains(run.code), "\(command): \(run.errors)")
    for text in [run.output, run.errors] {
      let harmful = text.unicodeScalars.filter(\.isActedUpon)
      #expect(harmful.isEmpty, "\(command): \(text.debugDescription)")
      // A name must not begin a line that looks like ours.
      #expect(!text.contains("\nPASS  b"), "\(command)")
    }
  }

  @Test func documentsNameTheFilesExactly() throws {
    let tool = try Tool()
    for name in Self.names { try tool.clip("\(name).mp4", frames: 3) }
    let files = Self.names.map { "./\($0).mp4" }
    let probed = try tool.run(["probe", "--format", "json"] + files)
    #expect(files.indices.map { probed.json.text("files.\($0).path") } == files)
    let checked = try tool.run(["check", "--for", "erase-objects", "--format", "ndjson"] + files)
    #expect(checked.jsonLines.map { $0.text("inputs.0.path") } == files)
  }

  @Test func metadataOfAFileActOnNothing() throws {
    let tool = try Tool()
    try tool.clip("clip.mkv") { $0.container = .mkv }
    let path = tool.folder.path("clip.mkv")
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // The name of the codec, in letters of the same number.
    let codec = Array("V_MPEG4/ISO/AVC".utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: codec) })
    bytes.replaceSubrange(
      start..<start + codec.count, with: Array("V_\u{1B}[31m\u{202E}\n<b>&x".utf8).prefix(15))
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for command in [
      ["probe"], ["check", "--for", "erase-objects"], ["probe", "--format", "json"],
    ] {
      let run = try tool.run([command[0], "clip.mkv"] + command.dropFirst())
      let harmful = (run.output + run.errors).unicodeScalars.filter(\.isActedUpon)
      #expect(harmful.isEmpty)
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader would do something else than show it; line ends and tabs are ours.
  fileprivate var isActedUpon: Bool {
    switch value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
