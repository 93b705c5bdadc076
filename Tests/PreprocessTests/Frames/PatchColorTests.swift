import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

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
    let still = try FrameStill(of: storing.clip, wishes: { $0.format = .jpeg })
    let difference = try worst(still, storing, meant(storing))
    #expect(difference <= 4)
    #expect((still.proof.psnr ?? 100) > 40)
  }

  @Test(arguments: storings.filter { $0.depth == 10 })
  func keepsCodeValuesInPNGOfSixteenBits(storing: Storing) throws {
    let still = try FrameStill(of: storing.clip, wishes: { $0.keepsHDR = true })
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
