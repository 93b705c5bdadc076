import MediaModel
import Preflight
import Reports
import Testing

struct FixCommandTests {
  private func command(
    _ actions: [FixAction], of facts: MediaFacts = Sample.clip(),
    selection: Selection = .whole, keep: Profile.ClipEnd? = nil
  ) -> String? {
    FixCommand(for: actions, input: Sample.input(facts), selection: selection, keep: keep)?.text
  }

  @Test func trimmingKeepsWholeFramesAndEndsTheSoundBeforeThem() {
    #expect(
      command([Sample.trim]) == """
        ffmpeg -i clip.mp4 -map 0:0 -map 0:1 -frames:v 149 -af atrim=end=4.925193 \
        -c:v libx264 -crf 16 -bf 0 -pix_fmt yuv420p -c:a aac -movflags +faststart clip.fixed.mp4
        """)
  }

  @Test func withoutSoundThereAreNoOptionsForIt() {
    #expect(
      command([Sample.trim], of: Sample.clip { $0.audio = [] }) == """
        ffmpeg -i clip.mp4 -map 0:0 -frames:v 149 -c:v libx264 -crf 16 -bf 0 -pix_fmt yuv420p \
        -movflags +faststart clip.fixed.mp4
        """)
  }

  @Test func movingTheIndexCopiesStreams() {
    #expect(
      command([.moveIndexToFront]) == """
        ffmpeg -i clip.mp4 -map 0:0 -map 0:1 -c copy -movflags +faststart clip.fixed.mp4
        """)
  }

  @Test func metadataIsDroppedWithoutEncoding() {
    #expect(command([.removeMetadata])?.contains("-c copy -map_metadata -1 ") == true)
  }

  @Test func theEndIsKeptWhenTheProfileKeepsIt() {
    // (153 - 149) frames of 1001/30000 s.
    #expect(command([Sample.trim], keep: .end)?.hasPrefix("ffmpeg -ss 0.133466 -i ") == true)
    #expect(command([Sample.trim], keep: .start)?.hasPrefix("ffmpeg -i ") == true)
  }

  @Test func theSelectedPartIsCutOut() throws {
    let selection = try Selection(from: Sample.time("1.5"), to: Sample.time("3.5"))
    let text = try #require(command([.bakeRotation], selection: selection))
    #expect(text.hasPrefix("ffmpeg -ss 1.5 -i clip.mp4 "))
    #expect(text.contains("-frames:v 59 "))
  }

  @Test func aVariableRateIsMadeConstantBeforeFramesAreCounted() {
    let facts = Sample.clip { $0.video[0].frameRate.isVariable = true }
    let text = command([Sample.trim], of: facts)
    #expect(text?.contains("-vf fps=30000/1001 -frames:v 149 ") == true)
  }

  @Test func anExclusiveMaximumOnAWholeFrameLosesThatFrame() {
    let facts = Sample.clip {
      $0.video[0].frameRate = FrameRateFacts(average: FrameRate(25, 1), nominal: FrameRate(25, 1))
    }
    func frames(isExclusive: Bool) -> String? {
      let bound = Bounds.Bound(5, isExclusive: isExclusive)
      return command([.trim(minimum: nil, maximum: bound, frameCount: nil)], of: facts)
    }
    #expect(frames(isExclusive: false)?.contains("-frames:v 125 ") == true)
    #expect(frames(isExclusive: true)?.contains("-frames:v 124 ") == true)
  }

  @Test(arguments: [
    (Quantity.shortSide, "480", "scale=852:480"), (.longSide, "1000", "scale=1000:562"),
    (.height, "719", "scale=1278:718"), (.area, "409920", "scale=852:480"),
  ])
  func aLargePictureIsScaledDownToEvenSides(quantity: Quantity, limit: String, filter: String) {
    let bounds = Bounds(maximum: Bounds.Bound(Sample.number(limit)))
    #expect(command([.scale(quantity, bounds)])?.contains("-vf \(filter),setsar=1 ") == true)
  }

  @Test func aSmallPictureIsScaledUp() {
    let bounds = Bounds(minimum: Bounds.Bound(1080))
    #expect(command([.scale(.shortSide, bounds)])?.contains("scale=1920:1080,") == true)
  }

  @Test func aFastClipIsBroughtToHalfItsRate() {
    let facts = Sample.clip {
      $0.video[0].frameRate = FrameRateFacts(
        average: FrameRate(60000, 1001), nominal: FrameRate(60000, 1001))
    }
    let text = command([.convertFrameRate(Bounds(maximum: Bounds.Bound(30)))], of: facts)
    #expect(text?.contains("-vf fps=30000/1001 ") == true)
  }

  @Test func oddSidesLoseAColumn() {
    let facts = Sample.clip { $0.video[0].displaySize = PixelSize(width: 641, height: 480) }
    #expect(
      command([.bakeRotation], of: facts)?.contains("-vf 'crop=trunc(iw/2)*2:trunc(ih/2)*2' ")
        == true)
  }

  @Test(arguments: [
    FixAction.advise, .lengthen(minimum: Bounds.Bound(5)), .convertToSDR, .convertBitDepth(10),
    .compress(maximumByteCount: 1), .transcode(containers: ["webm"], codecs: []),
    .reshape(aspects: [], Bounds()),
  ])
  func whatOnePassCannotPromiseHasNoCommand(action: FixAction) {
    #expect(command([action]) == nil)
    #expect(command([Sample.trim, action]) == nil)
  }

  @Test func nothingIsOfferedForFilesThatWouldLoseOrFail() {
    let truncated = Sample.clip { $0.problems = [MediaProblem(.truncated, "cut off")] }
    let highRange = Sample.clip { $0.video[0].dynamicRange = .hdr10 }
    let transparent = Sample.clip { $0.video[0].pixelFormat.hasAlpha = true }
    let undecodable = Sample.clip { $0.video[0].codec.isDecodable = false }
    for facts in [truncated, highRange, transparent, undecodable] {
      #expect(command([Sample.trim], of: facts) == nil)
    }
    #expect(command([.moveIndexToFront], of: highRange) != nil)
    #expect(command([], of: Sample.clip()) == nil)
  }

  @Test(arguments: [
    ("my clip.mp4", "-i 'my clip.mp4' ", "'my clip.fixed.mp4'"),
    ("it's.mov", "-i 'it'\\''s.mov' ", "'it'\\''s.fixed.mp4'"),
    ("-rf.mp4", "-i file:-rf.mp4 ", "file:-rf.fixed.mp4"),
    ("http://x.mp4", "-i file:http://x.mp4 ", "file:http://x.fixed.mp4"),
    ("a/b.c/d", "-i a/b.c/d ", "a/b.c/d.fixed.mp4"),
    ("/abs/.hidden", "-i /abs/.hidden ", "/abs/output.fixed.mp4"),
    ("$(rm x).mp4", "-i '$(rm x).mp4' ", "'$(rm x).fixed.mp4'"),
    ("new\nline.mp4", "-i $'new\\012line.mp4' ", "$'new\\012line.fixed.mp4'"),
  ])
  func namesAreQuotedForTheShell(path: String, input: String, output: String) throws {
    let text = try #require(command([.moveIndexToFront], of: Sample.clip(path)))
    #expect(text.contains(input))
    #expect(text.hasSuffix(" " + output))
  }

  @Test func picturesAreTurnedByTheirOwnPixels() {
    let facts = Sample.image("a.jpg", format: "jpeg", rotation: Rotation(degrees: 90))
    #expect(
      command([.bakeRotation], of: facts) == """
        ffmpeg -noautorotate -i a.jpg -vf transpose=clock -frames:v 1 -update 1 -q:v 2 a.fixed.jpeg
        """)
  }

  @Test func picturesAreSavedInAFormatThatIsAccepted() {
    let facts = Sample.image("a.tiff", format: "tiff")
    #expect(
      command([.convertImage(formats: ["jpeg", "png"])], of: facts)
        == "ffmpeg -noautorotate -i a.tiff -frames:v 1 -update 1 a.fixed.png")
    #expect(command([.convertImage(formats: ["heic"])], of: facts) == nil)
  }
}
