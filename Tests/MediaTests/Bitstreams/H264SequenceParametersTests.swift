import MediaModel
import TestMedia
import Testing

@testable import Media

/// The parser of H.264's parameter sets, against FFmpeg's own decoder.
struct H264SequenceParametersTests {
  /// One way to encode H.264.
  struct Encoding: Sendable, CustomStringConvertible {
    let description: String
    let clip: SampleClip

    init(_ description: String, _ change: (inout SampleClip) -> Void) {
      self.description = description
      var clip = SampleClip()
      clip.codec = .h264
      clip.frameCount = 4
      change(&clip)
      self.clip = clip
    }
  }

  static let encodings: [Encoding] = [
    Encoding("Constrained Baseline") { $0.encoderOptions = ["profile": "baseline"] },
    Encoding("Main with B-frames") {
      $0.bFrameCount = 3
      $0.encoderOptions = ["profile": "main", "preset": "medium"]
    },
    Encoding("High, cropped on both sides") {
      ($0.width, $0.height) = (54, 38)
      $0.encoderOptions = ["preset": "medium"]
    },
    Encoding("1080 lines") { ($0.width, $0.height) = (1920, 1080) },
    Encoding("interlaced, 1080 lines") {
      ($0.width, $0.height) = (1920, 1080)
      $0.isInterlaced = true
    },
    Encoding("interlaced, cropped") {
      ($0.width, $0.height) = (62, 44)
      $0.isInterlaced = true
    },
    Encoding("High 10") { $0.pixelFormat = "yuv420p10le" },
    Encoding("High 4:2:2 10 bit") {
      $0.pixelFormat = "yuv422p10le"
      $0.width = 58
      $0.height = 46
    },
    Encoding("High 4:4:4") {
      $0.pixelFormat = "yuv444p"
      ($0.width, $0.height) = (63, 47)
    },
    Encoding("gray") { $0.pixelFormat = "gray" },
    Encoding("intra only, 4:2:2 10 bit") {
      $0.pixelFormat = "yuv422p10le"
      $0.keyFrameDistance = 1
    },
    Encoding("custom scaling lists") {
      $0.encoderOptions = ["x264-params": "cqm=jvt", "preset": "medium"]
    },
    Encoding("reference decoder buffers") {
      $0.encoderOptions = [
        "x264-params": "nal-hrd=cbr:bitrate=200:vbv-maxrate=200:vbv-bufsize=400",
        "preset": "medium",
      ]
    },
    Encoding("wide pixels") { $0.pixelAspect = .of(16, 11) },
    Encoding("pixels of no common shape") { $0.pixelAspect = .of(1001, 997) },
    Encoding("BT.709, limited") {
      $0.color = SampleClip.Color(primaries: 1, transfer: 1, matrix: 1)
    },
    Encoding("HLG, full range") {
      $0.color = SampleClip.Color(primaries: 9, transfer: 18, matrix: 9, isFullRange: true)
    },
    Encoding("chroma location") { $0.encoderOptions = ["x264-params": "chromaloc=2"] },
  ]

  @Test(.enabled(if: VideoCodec.h264.isPresent, "this FFmpeg has no libx264"), arguments: encodings)
  func agreesWithFFmpegsDecoder(encoding: Encoding) throws {
    let folder = try TemporaryFolder()
    let path = try encoding.clip.write(in: folder)
    let decoded = try DecodedPicture(decoding: path)
    let file = try MP4File(path: path)
    let record = try #require(
      file.payload(of: "moov/trak/mdia/minf/stbl/stsd/avc1/avcC"))
    let parsed = try #require(H264SequenceParameters(configuration: file.bytes[record]))
    #expect(parsed.width == decoded.width)
    #expect(parsed.height == decoded.height)
    #expect(parsed.codedWidth == decoded.codedWidth)
    #expect(parsed.codedHeight == decoded.codedHeight)
    #expect(parsed.level == decoded.level)
    #expect(parsed.isFullRange ?? false == decoded.isFullRange ?? false)
    #expect(parsed.color.map { UInt32($0.primaries) } ?? 2 == decoded.primaries)
    #expect(parsed.color.map { UInt32($0.transfer) } ?? 2 == decoded.transfer)
    #expect(parsed.color.map { UInt32($0.matrix) } ?? 2 == decoded.matrix)
    let aspect = parsed.pixelAspect.map { "\($0.width)/\($0.height)" } ?? "0/1"
    #expect(aspect == decoded.pixelAspect)
  }

  @Test(.enabled(if: VideoCodec.h264.isPresent, "this FFmpeg has no libx264"), arguments: encodings)
  func probesWhatFFmpegDecodes(encoding: Encoding) throws {
    let folder = try TemporaryFolder()
    let path = try encoding.clip.write(in: folder)
    let decoded = try DecodedPicture(decoding: path)
    let video = try #require(try MediaProbe().facts(of: path).mainVideo)
    #expect(video.pixelFormat.name == decoded.pixelFormat)
    #expect(video.codec.profile == decoded.profile)
    #expect(video.storedSize?.width == decoded.width)
    #expect(video.storedSize?.height == decoded.height)
    #expect(video.frameCount?.value == decoded.frameCount)
    #expect(video.scan == (encoding.clip.isInterlaced ? .interlacedBottomFirst : .progressive))
  }

  @Test func readsAParameterSetWithoutUsabilityInformation() throws {
    var writer = BitWriter.parameterSet()
    writer.write(false)
    writer.write(false)
    let parsed = try #require(H264SequenceParameters(payload: writer.escapedBytes))
    #expect((parsed.width, parsed.height) == (64, 48))
    #expect(parsed.color == nil)
    #expect(parsed.pixelAspect == nil)
    #expect(parsed.reorderDepth == nil)
  }

  @Test func refusesACroppingLargerThanThePicture() {
    var writer = BitWriter.parameterSet()
    writer.write(true)
    for _ in 0..<4 { writer.writeUnsigned(5000) }
    writer.write(false)
    #expect(H264SequenceParameters(payload: writer.escapedBytes) == nil)
  }

  @Test(arguments: 0..<12) func refusesACutParameterSet(byteCount: Int) {
    var writer = BitWriter.parameterSet()
    writer.write(false)
    writer.write(true)
    #expect(H264SequenceParameters(payload: writer.escapedBytes.prefix(byteCount)) == nil)
  }

  @Test(arguments: [[], [1], [1, 66, 0, 10, 0xFF, 0xE1, 0xFF, 0xFF, 0x67], [0, 0, 0, 1, 0x67]])
  func refusesABrokenRecord(record: [UInt8]) {
    #expect(H264SequenceParameters(configuration: record) == nil)
  }
}
