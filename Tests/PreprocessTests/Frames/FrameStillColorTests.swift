import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// High contrast, fields, and what is said of colours.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameStillColorTests {
  private func clip(_ transfer: UInt32?) -> SampleClip {
    SampleClip { clip in
      clip.container = .mkv
      clip.codec = .ffv1
      // Black, the gray of 203 nits in PQ, and white.
      clip.pictures = .patches([[64, 512, 512], [573, 512, 512], [940, 512, 512]])
      clip.frameCount = 2
      (clip.width, clip.height, clip.pixelFormat) = (120, 48, "yuv420p10le")
      if let transfer {
        clip.color = SampleClip.Color(primaries: 9, transfer: transfer, matrix: 9)
      }
    }
  }

  @Test(arguments: [(UInt32(16), "PQ with an assumed peak of 1000 nits"), (18, "HLG")])
  func mapsTonesToSRGB(transfer: UInt32, name: String) throws {
    let still = try FrameStill(of: clip(transfer))
    let values = try still.values()
    let levels = [20, 60, 100].map { values[(24 * 120 + $0) * 3] }
    #expect(levels[0] <= 1 && levels[2] >= 250)
    #expect(levels[1] > 120 && levels[1] < 250)
    #expect(still.written.conversion == "tone-mapped from \(name) to sRGB")
    #expect(still.written.facts.image?.color.transfer == "iec61966-2-1")
    #expect(still.written.facts.image?.dynamicRange == .sdr)
    #expect(still.plan.color.transfer.basis == .tagged)
  }

  @Test(arguments: [(UInt32(16), DynamicRange.pq), (18, .hlg)])
  func keepsCodeValuesOfHDR(transfer: UInt32, range: DynamicRange) throws {
    let still = try FrameStill(of: clip(transfer), options: { $0.keepsHDR = true })
    #expect(still.proof.bitDepth == 16 && still.written.conversion == nil)
    #expect(still.written.facts.image?.dynamicRange == range)
    let values = try still.values("rgb48be")
    let middle = (24 * 120 + 60) * 6
    let value = Int(values[middle]) << 8 | Int(values[middle + 1])
    #expect(abs(value - (573 - 64) * 65_535 / 876) <= 64)
  }

  @Test func keepsHDRInPNGAlone() throws {
    let error = #expect(throws: RefusedStill.self) {
      try FrameStill(of: clip(16), options: { ($0.keepsHDR, $0.format) = (true, .jpeg) })
    }
    #expect(error?.refusals.map(\.id) == ["hdr-needs-png"])
  }

  @Test func saysWhatWasAssumed() throws {
    let color = try FrameStill(of: clip(nil)).plan.color
    #expect(color.matrix == ColorReading.Value("bt470bg", .assumed))
    #expect(color.transfer.basis == .assumed && color.primaries.basis == .assumed)
    #expect(color.chromaLocation == ColorReading.Value("left", .assumed))
  }

  @Test(arguments: [(true, "top"), (false, "bottom")])
  func saysWhatBecomesOfFields(isTopFirst: Bool, name: String) throws {
    var facts = MediaFacts.clip()
    facts.video[0].scan = isTopFirst ? .interlacedTopFirst : .interlacedBottomFirst
    let joined = FrameFields(facts, .deinterlace)
    #expect(joined.deinterlacing == (isTopFirst ? .top : .bottom))
    #expect(
      joined.sentence
        == "One whole frame was made of the two fields; the \(name) field comes first.")
    let woven = FrameFields(facts, .keep)
    #expect(woven.deinterlacing == nil && woven.sentence?.contains("stay woven") == true)
    facts.video[0].scan = .progressive
    #expect(FrameFields(facts, .deinterlace).sentence == nil)
  }

  @Test func refusesWhatNobodyCanShow() throws {
    func refusals(_ change: (inout VideoFacts) -> Void) throws -> [String] {
      let facts = MediaFacts.clip().withTrack(change)
      return try FrameStillPlanner(
        facts, options: StillExportOptions(), acceptance: .init(), catalog: .builtIn
      ).plan().refusals.map(\.id)
    }
    #expect(try refusals { $0.codec.isDecodable = false } == ["undecodable"])
    #expect(try refusals { $0.rotation = nil } == ["odd-rotation"])
    #expect(
      try refusals { $0.dynamicRange = .dolbyVision(profile: 5, compatibility: 0) }
        == ["dolby-vision"])
    #expect(try refusals { $0.color.matrix = "ictcp" } == ["matrix-unsupported"])
    #expect(try refusals { _ in } == [])
  }
}

/// Known colours in, known colours out.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct PatchColorTests {
  /// One way to store the patches.
  struct Storing: CustomTestStringConvertible {
    var standard: ReferenceColor.Standard
    var isFullRange = false
    var isTagged = true
    var depth = 8
    var chroma = "420"
    var primaries: UInt32?

    var testDescription: String {
      "\(standard.rawValue) \(isFullRange ? "full" : "limited") \(isTagged ? "tagged" : "untagged") "
        + "\(depth) bit \(chroma)"
    }

    var reference: ReferenceColor {
      ReferenceColor(standard: standard, isFullRange: isFullRange, depth: depth)
    }

    /// The patches as they are stored.
    var stored: [[Int]] { ReferenceColor.patches.map(reference.stored) }

    /// A lossless clip of the patches; untagged ones have the size that their standard goes with.
    var clip: SampleClip {
      SampleClip { clip in
        clip.container = .mkv
        clip.codec = .ffv1
        clip.pictures = .patches(isSmall ? Array(stored.prefix(20)) : stored)
        clip.frameCount = 2
        clip.width = isSmall ? 800 : 27 * PatchPainter.width
        clip.height = 48
        clip.pixelFormat = "yuv\(chroma)p\(depth == 8 ? "" : "\(depth)le")"
        guard isTagged else { return }
        let code: (UInt32, UInt32, UInt32) =
          switch standard {
          case .bt601: (6, 6, 6)
          case .bt709: (1, 1, 1)
          case .bt2020: (9, 14, 9)
          }
        clip.color = SampleClip.Color(
          primaries: primaries ?? code.0, transfer: code.1, matrix: code.2,
          isFullRange: isFullRange)
      }
    }

    private var isSmall: Bool { !isTagged && standard == .bt601 }
    var patchCount: Int { isSmall ? 20 : 27 }
  }

  static let storings: [Storing] = ReferenceColor.Standard.allCases.flatMap { standard in
    [8, 10].flatMap { depth in
      ["420", "444"].flatMap { chroma in
        [
          Storing(standard: standard, depth: depth, chroma: chroma),
          Storing(standard: standard, isFullRange: true, depth: depth, chroma: chroma),
        ]
          + (standard == .bt2020
            ? [] : [Storing(standard: standard, isTagged: false, depth: depth, chroma: chroma)])
      }
    }
  }

  /// The largest difference of any pixel inside a patch, in 255ths.
  private func worst(
    _ still: FrameStill, _ storing: Storing, isDeep: Bool = false,
    _ meant: ([Double]) -> [Double] = { $0 }
  ) throws -> Double {
    let values = try still.values(isDeep ? "rgb48be" : "rgb24")
    let width = still.proof.size.width
    var worst = 0.0
    for patch in 0..<storing.patchCount {
      let expected = meant(storing.reference.shown(storing.stored[patch]))
      for y in stride(from: 8, to: 40, by: 1) {
        for x in stride(from: patch * 40 + 12, to: patch * 40 + 28, by: 1) {
          for channel in 0..<3 {
            let place = (y * width + x) * 3 + channel
            let value =
              isDeep
              ? Double(Int(values[2 * place]) << 8 | Int(values[2 * place + 1])) / 257
              : Double(values[place])
            worst = max(worst, abs(value - expected[channel] * 255))
          }
        }
      }
    }
    return worst
  }

  private func meant(_ storing: Storing) -> ([Double]) -> [Double] {
    storing.standard == .bt2020
      ? { ReferenceColor.narrowed($0, by: ReferenceColor.fromBT2020) } : { $0 }
  }

  @Test(arguments: storings)
  func keepsColorsInPNG(storing: Storing) throws {
    let still = try FrameStill(of: storing.clip)
    #expect(still.proof.bitDepth == 8)
    let difference = try worst(still, storing, meant(storing))
    #expect(difference <= 1.5)
    let basis: ColorReading.Basis = storing.isTagged ? .tagged : .assumed
    #expect(still.plan.color.matrix.basis == basis)
    #expect(still.plan.color.primaries.basis == basis)
  }

  @Test(arguments: storings)
  func keepsColorsInJPEG(storing: Storing) throws {
    let still = try FrameStill(of: storing.clip, options: { $0.format = .jpeg })
    let difference = try worst(still, storing, meant(storing))
    #expect(difference <= 4)
    #expect((still.proof.psnr ?? 100) > 40)
  }

  @Test(arguments: storings.filter { $0.depth == 10 })
  func keepsCodeValuesInPNGOfSixteenBits(storing: Storing) throws {
    let still = try FrameStill(of: storing.clip, options: { $0.keepsHDR = true })
    #expect(still.proof.bitDepth == 16)
    let difference = try worst(still, storing, isDeep: true)
    #expect(difference <= 0.25)
    let color = try MediaProbe().facts(of: still.path).image?.color
    #expect(color?.primaries == (storing.standard == .bt2020 ? "bt2020" : "bt709"))
  }

  @Test func bringsDisplayP3ToSRGB() throws {
    let storing = Storing(standard: .bt709, depth: 10, chroma: "444", primaries: 12)
    let still = try FrameStill(of: storing.clip)
    let difference = try worst(still, storing) {
      ReferenceColor.narrowed($0, by: ReferenceColor.fromDisplayP3)
    }
    #expect(difference <= 1.5)
    #expect(still.written.conversion == "brought from smpte432 to sRGB")
  }
}

/// A converter of colours in floating point, by the constants of the standards alone.
struct ReferenceColor {
  enum Standard: String, CaseIterable {
    case bt601 = "BT.601"
    case bt709 = "BT.709"
    case bt2020 = "BT.2020"

    /// The shares of red and blue in brightness.
    var shares: (red: Double, blue: Double) {
      switch self {
      case .bt601: (0.299, 0.114)
      case .bt709: (0.2126, 0.0722)
      case .bt2020: (0.2627, 0.0593)
      }
    }
  }

  let standard: Standard
  let isFullRange: Bool
  let depth: Int

  /// Where black and white lie, and how far colour differences reach, as stored.
  private var scale: (black: Double, white: Double, middle: Double, reach: Double) {
    let unit = Double(1 << (depth - 8))
    let most = Double(1 << depth) - 1
    return isFullRange
      ? (0, most, 128 * unit, most) : (16 * unit, 235 * unit, 128 * unit, 224 * unit)
  }

  /// The nearest stored values of red, green and blue from 0 to 1.
  func stored(_ rgb: [Double]) -> [Int] {
    let (red, blue) = standard.shares
    let luma = red * rgb[0] + (1 - red - blue) * rgb[1] + blue * rgb[2]
    let differences = [(rgb[2] - luma) / (2 * (1 - blue)), (rgb[0] - luma) / (2 * (1 - red))]
    let most = (1 << depth) - 1
    return [Int((scale.black + luma * (scale.white - scale.black)).rounded())]
      + differences.map { min(most, Int((scale.middle + $0 * scale.reach).rounded())) }
  }

  /// Red, green and blue that stored values mean; 0 is black and 1 white.
  func shown(_ stored: [Int]) -> [Double] {
    let (red, blue) = standard.shares
    let luma = (Double(stored[0]) - scale.black) / (scale.white - scale.black)
    let r = luma + 2 * (1 - red) * (Double(stored[2]) - scale.middle) / scale.reach
    let b = luma + 2 * (1 - blue) * (Double(stored[1]) - scale.middle) / scale.reach
    return [r, (luma - red * r - blue * b) / (1 - red - blue), b].map { min(1, max(0, $0)) }
  }

  /// BT.2020 or Display P3 brought to BT.709: the light of a BT.1886 screen, the gamut's edge clipped.
  static func narrowed(_ rgb: [Double], by matrix: [[Double]]) -> [Double] {
    let light = rgb.map { pow($0, 2.4) }
    return matrix.map { row in
      let sum = zip(row, light).map(*).reduce(0, +)
      return pow(min(1, max(0, sum)), 1 / 2.4)
    }
  }

  /// From BT.2020 to BT.709 (ITU-R BT.2407).
  static let fromBT2020 = [
    [1.660491, -0.587641, -0.072850], [-0.124550, 1.132900, -0.008349],
    [-0.018151, -0.100579, 1.118730],
  ]

  /// From Display P3 to BT.709.
  static let fromDisplayP3 = [
    [1.224940, -0.224940, 0], [-0.042057, 1.042057, 0], [-0.019638, -0.078636, 1.098274],
  ]

  /// 27 colours: every channel dark, middle or bright.
  static let patches: [[Double]] = (0..<27).map { patch in
    [patch % 3, patch / 3 % 3, patch / 9].map { [20, 128, 240][$0] / 255.0 }
  }
}
