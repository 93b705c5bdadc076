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
    let decoded = try DecodedImage(decoding: path)
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
    let decoded = try DecodedImage(decoding: path)
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

/// Parameter sets with numbers that no encoder writes, inside a file that is whole otherwise.
@Suite(.enabled(if: VideoCodec.h264.isPresent, "this FFmpeg has no libx264"))
struct HostileParameterTests {
  /// The usability information up to where a number of our choice is written.
  enum Place: CaseIterable {
    case chromaLocation, reorderDepth
  }

  private static func parameterSet(_ place: Place, _ value: Int) -> [UInt8] {
    var writer = BitWriter.parameterSet()
    writer.write(false)
    writer.write(true)
    for _ in 0..<3 { writer.write(false) }
    writer.write(place == .chromaLocation)
    if place == .chromaLocation {
      writer.writeUnsigned(value)
      writer.writeUnsigned(0)
    }
    for _ in 0..<4 { writer.write(false) }
    writer.write(true)
    writer.write(true)
    for _ in 0..<4 { writer.writeUnsigned(0) }
    writer.writeUnsigned(place == .reorderDepth ? value : 0)
    writer.writeUnsigned(1)
    writer.write(true)
    return writer.escapedBytes
  }

  @Test(arguments: Place.allCases, [6, 17, 255, 1 << 31, (1 << 32) - 2])
  func survivesNumbersBeyondTheStandard(place: Place, value: Int) throws {
    let unit = [0x67] + Self.parameterSet(place, value)
    let record: [UInt8] =
      [1, 66, 0xC0, 10, 0xFF, 0xE1] + MP4File.big(UInt64(unit.count), 2) + unit
      + [1, 0, 4, 0x68, 0xCE, 0x3C, 0x80]
    let facts = try SampleClip { $0.codec = .h264 }.facts { file in
      try file.replace(
        "moov/trak/mdia/minf/stbl/stsd/avc1/avcC", with: MP4File.box("avcC", record))
    }
    let video = try #require(facts.mainVideo)
    #expect(video.storedSize?.description == "64x48")
    #expect((video.reorderDepth ?? 0) <= 16)
  }
}

/// Writes bits in order, as an encoder does.
struct BitWriter {
  private var bits: [Bool] = []

  /// A number of so many bits.
  mutating func write(_ value: Int, bits count: Int) {
    for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
  }

  mutating func write(_ flag: Bool) { bits.append(flag) }

  /// A number in Exp-Golomb code, `ue(v)`.
  mutating func writeUnsigned(_ value: Int) {
    let width = Int.bitWidth - (value + 1).leadingZeroBitCount
    write(0, bits: width - 1)
    write(value + 1, bits: width)
  }

  /// The bits so far, filled up with zeros.
  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { byte, offset in
        byte << 1 | (start + offset < bits.count && bits[start + offset] ? 1 : 0)
      }
    }
  }

  /// The bytes as a NAL unit stores them, so that none of them look like a start code.
  var escapedBytes: [UInt8] {
    var output: [UInt8] = []
    var zeros = 0
    for byte in bytes {
      if zeros == 2 && byte <= 3 {
        output.append(3)
        zeros = 0
      }
      zeros = byte == 0 ? zeros + 1 : 0
      output.append(byte)
    }
    return output
  }
}

extension BitWriter {
  /// A Baseline parameter set of 64x48 pixels up to its usability information.
  static func parameterSet(widthInMacroblocks: Int = 4, heightInMacroblocks: Int = 3) -> BitWriter {
    var writer = BitWriter()
    writer.write(66, bits: 8)
    writer.write(0xC0, bits: 8)
    writer.write(10, bits: 8)
    for value in [0, 0, 2, 1] { writer.writeUnsigned(value) }
    writer.write(false)
    writer.writeUnsigned(widthInMacroblocks - 1)
    writer.writeUnsigned(heightInMacroblocks - 1)
    writer.write(true)
    writer.write(true)
    return writer
  }
}
