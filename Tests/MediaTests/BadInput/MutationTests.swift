import MediaModel
import TestMedia
import Testing

@testable import Media

/// Small clips with bytes changed at random, always the same way: facts or an error, soon, no crash.
struct MutationTests {
  static let clips: [SampleClip] = [
    SampleClip {
      $0.frameCount = 6
      $0.bFrameCount = 2
      $0.sound = SampleClip.Sound(sampleCount: 9600)
    },
    SampleClip {
      $0.container = .mov
      $0.timecode = "01:00:00:00"
      $0.pixelAspect = .of(4, 3)
      $0.muxerOptions = ["movflags": "faststart"]
    },
    SampleClip {
      $0.frameCount = 8
      $0.keyFrameDistance = 2
      $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+default_base_moof"]
    },
    SampleClip { $0.container = .mkv },
    SampleClip {
      $0.container = .transportStream
      $0.frameCount = 4
    },
    SampleClip { $0.container = .avi },
  ]
  static let mutationsPerClip = 67

  @Test(arguments: 0..<clips.count) func survivesRandomDamage(number: Int) throws {
    let folder = try TemporaryFolder()
    let whole = try MP4File(path: Self.clips[number].write(in: folder)).bytes
    var generator = SeededGenerator(seed: UInt64(number))
    var readCount = 0
    for mutation in 0..<Self.mutationsPerClip {
      let bytes = Self.damaged(whole, &generator)
      let path = try folder.write(bytes, named: "\(mutation).bin")
      try expectingQuick {
        do {
          let facts = try MediaProbe().facts(of: path)
          readCount += 1
          #expect(facts.byteCount == Int64(bytes.count))
        } catch let error as MediaError {
          #expect(!error.reason.isEmpty)
        }
      }
    }
    #expect(readCount > Self.mutationsPerClip / 10)
  }

  /// The bytes after one to eight changes; half of them hit the headers and the index.
  private static func damaged(
    _ whole: [UInt8], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let end = bytes.count
      let regions = [0..<min(end, 600), max(0, end - 2000)..<end, 0..<end]
      guard let region = regions.randomElement(using: &generator), region.count > 16 else { break }
      let place = Int.random(in: region.lowerBound..<region.upperBound - 8, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = .random(in: .min ... .max, using: &generator)
      case 2: bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
      case 3: bytes.replaceSubrange(place..<place + 8, with: MP4File.big(UInt64(Int64.max), 8))
      case 4: bytes.removeSubrange(place..<place + Int.random(in: 1...8, using: &generator))
      default: bytes.insert(contentsOf: bytes[place..<place + 8], at: place)
      }
    }
    return bytes
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
