import Testing

@testable import Media

/// When frames show, from packets that do not all say it.
struct PacketScanTests {
  /// What is presented of packets of 40 ticks with times of showing and of decoding.
  private func presentation(
    of times: [(shown: Int64?, decoded: Int64?)]
  ) -> PacketPresentation {
    var scan = PacketScan()
    for (index, time) in times.enumerated() {
      scan.add(time: time.shown, decodeTime: time.decoded, length: 40, isKey: index == 0)
    }
    return scan.presentation()
  }

  @Test func aStillFrameDoesNotMoveThoseBehindIt() {
    // The first frame is decoded at 500 and shown for 1,640 from 2,140 on, as menus of DVDs do it.
    let presentation = presentation(of: [
      (2140, 500), (3780, 2140), (nil, 3780), (nil, 3820), (nil, 3860),
    ])
    #expect(presentation.times == [2140, 3780, 3820, 3860, 3900])
    #expect(presentation.span == 1800)
  }

  @Test func decodingTimesCountWhereTheFirstFrameShowsAtNone() {
    let presentation = presentation(of: [(30, 0), (nil, 40), (nil, 80)])
    #expect(presentation.times == [30, 70, 110])
  }

  @Test func statedTimesCountWhereAllAreStated() {
    let presentation = presentation(of: [(0, -40), (120, 0), (40, 40), (80, 80)])
    #expect(presentation.times == [0, 120, 40, 80])
  }
}
