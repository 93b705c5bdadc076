import MediaModel
import Reports
import Testing

struct FactsTextTests {
  private func page(_ facts: MediaFacts, width: Int = 100) -> String {
    FactsText.text(facts, style: TextStyle(width: width))
  }

  @Test func aClipIsAPageOfRows() {
    #expect(
      page(Sample.clip()) == """
        clip.mp4
          File        MPEG-4 (MP4) · 275.0 kB · brands isom, mp41 · index at the front
          Duration    5.105 s (container, video) · 5.077 s (audio)
          Video #0    H.264 High level 3.1 (avc1) · 1280x720 (16:9) · 29.97 fps (30000/1001), constant · 153
                      frames · yuv420p 8-bit 4:2:0 · progressive · SDR · bt709 · limited range
          Audio #1    AAC LC (mp4a) · 48000 Hz · stereo · 5.077 s
        """)
  }

  @Test func whatIsWrongIsANote() {
    let facts = Sample.clip {
      $0.problems = [MediaProblem(.truncated, "The file is cut\u{1B} off.")]
    }
    #expect(page(facts).hasSuffix("  Note        The file is cut\\u{1B} off."))
  }

  @Test func readingsThatAgreeAreSaidOnce() {
    let facts = Sample.clip { $0.durations.audio = $0.durations.container }
    #expect(page(facts).contains("Duration    5.105 s in every reading"))
  }

  @Test func tagsThatDifferAreNamed() {
    let facts = Sample.clip {
      $0.video[0].color = ColorFacts(
        primaries: "bt2020", transfer: "smpte2084", matrix: nil, range: .full)
      $0.video[0].dynamicRange = .hdr10
    }
    let line = page(facts).replacing(/\n +/, with: " ")
    #expect(
      line.contains("HDR10 · primaries bt2020, transfer smpte2084, rest untagged · full range"))
  }

  @Test(arguments: [40, 60, 100])
  func linesKeepWithinTheTerminal(width: Int) {
    for line in page(Sample.clip(), width: width).split(separator: "\n") {
      #expect(line.count <= width)
    }
  }

  @Test(arguments: [
    (Int64(0), "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"),
    (16_777_216, "16.8 MB"), (2_000_000_000, "2.0 GB"), (Int64.max, "9223372.0 TB"),
  ])
  func bytesAreGivenInTheUnitPeopleUse(count: Int64, text: String) {
    #expect(page(Sample.clip { $0.byteCount = count }).contains(text))
  }
}
