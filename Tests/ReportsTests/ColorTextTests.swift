import MediaModel
import Preflight
import Testing

@testable import Reports

/// How the colours of a still are put into words.
struct ColorTextTests {
  private func colors(_ change: (inout ColorReading) -> Void) -> String? {
    let lines = StillText(style: TextStyle(width: 300))
      .text([StillSample.last { change(&$0.color) }]).split(separator: "\n")
    let lead = "  Colours     "
    return lines.first { $0.hasPrefix(lead) }.map { String($0.dropFirst(lead.count)) }
  }

  @Test func assumedColoursAreSaidToBeAssumed() {
    let assumed = colors {
      $0.matrix = .init("smpte170m", .assumed)
      $0.primaries = .init("smpte170m", .assumed)
      $0.transfer = .init("smpte170m", .assumed)
      $0.range = .init("limited", .assumed)
    }
    #expect(assumed == "BT.601, limited range (assumed: the clip does not say)")
  }

  @Test func halfTaggedColoursAreToldApart() {
    #expect(
      colors { $0.range = .init("full", .assumed) }
        == "BT.709 (tagged); full range (assumed: the clip does not say)")
    let mixed = colors {
      $0.primaries = .init("bt709", .assumed)
      $0.transfer = .init("bt709", .assumed)
    }
    #expect(
      mixed == "matrix BT.709, limited range (tagged); primaries BT.709, transfer BT.709 "
        + "(assumed: the clip does not say)")
  }

  @Test func toneMappingIsNamed() {
    let mapped = colors {
      $0.matrix = .init("bt2020nc", .tagged)
      $0.primaries = .init("bt2020", .tagged)
      $0.transfer = .init("smpte2084", .tagged)
      $0.conversion = "tone-mapped from PQ to SDR"
    }
    #expect(mapped == "BT.2020 PQ, limited range (tagged); tone-mapped from PQ to SDR")
  }

  @Test func valuesThatDisagreeAreLabelled() {
    let strange = colors {
      $0.primaries = .init("smpte432", .tagged)
      $0.transfer = .init("iec61966-2-1", .tagged)
      $0.matrix = .init("ictcp", .tagged)
    }
    #expect(
      strange == "matrix ictcp, primaries Display P3, transfer sRGB, limited range (tagged)")
  }

  @Test func picturesAreDescribedByWhatTheirColoursMean() {
    let photo = colors {
      $0.matrix = .init("bt470bg", .tagged)
      $0.transfer = .init("iec61966-2-1", .tagged)
      $0.range = .init("full", .tagged)
    }
    #expect(photo == "matrix BT.601, sRGB, full range (tagged)")
    let profiled = colors {
      $0.matrix = .init("gbr", .tagged)
      $0.primaries = .init("icc-profile", .tagged)
      $0.transfer = .init("icc-profile", .tagged)
      $0.range = .init("full", .tagged)
    }
    #expect(profiled == "ICC profile, full range (tagged)")
  }

  @Test func onlyTheCurveIsLabelledWhereOnlyItDiffers() {
    #expect(
      colors { $0.transfer = .init("iec61966-2-1", .tagged) }
        == "BT.709, transfer sRGB, limited range (tagged)")
  }

  @Test func whatIsUnknownIsNotNamed() {
    #expect(
      colors { $0.range = .init("unknown", .assumed) } == "BT.709 (tagged)")
  }
}
