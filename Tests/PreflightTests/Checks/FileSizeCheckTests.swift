import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct FileSizeCheckTests {
  @Test(arguments: [(16_777_215, true), (16_777_216, true), (16_777_217, false)])
  func refusesAByteTooMany(bytes: Int64, isAccepted: Bool) throws {
    let limit = Limit.sample(.fileSize, .atMost("16777216"))
    let found = try findings(of: limit, on: .sample(bytes: bytes))
    #expect(found.isEmpty == isAccepted)
    #expect(
      found.allSatisfy {
        $0.message
          == "The clip has 16,777,217 bytes (16.8 MB); "
          + "Example accepts at most 16,777,216 bytes (16.8 MB)."
      })
  }

  @Test(arguments: [(52_428_799, true), (52_428_800, false)])
  func refusesTheLimitItselfWhenItIsExclusive(bytes: Int64, isAccepted: Bool) throws {
    let limit = Limit.sample(.fileSize, .below("52428800"))
    #expect(try findings(of: limit, on: .sample(bytes: bytes)).isEmpty == isAccepted)
  }

  @Test func addsUpFilesOfACombinedLimit() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "references", media: [.video])],
      limits: [.sample(.fileSize, .atMost("1000"), scope: .combined)])
    let request = Request.of(
      .sample(path: "a.mp4", bytes: 500), .sample(path: "b.mp4", bytes: 500))
    #expect(try findings(of: request, for: profile).isEmpty)
    let over = Request.of(
      .sample(path: "a.mp4", bytes: 500), .sample(path: "b.mp4", bytes: 501))
    #expect(try findings(of: over, for: profile).map(\.id) == ["video.file-size.too-large"])
  }

  @Test(arguments: [(0, 0), (1, 4), (2, 4), (3, 4), (4, 8), (3_000_000, 4_000_000)])
  func countsTheTextOfADataURI(bytes: Int64, encoded: Int64) {
    let prefix = Int64("data:image/png;base64,".count)
    #expect(DataURI.length(of: .image(bytes: bytes)) == prefix + encoded)
  }

  @Test func judgesADataURIByTheLengthOfItsText() throws {
    var limit = Limit.sample(.fileSize, .atMost("1000"), transport: .dataURI)
    limit.measures = .encoded
    let prefix = Int64("data:image/png;base64,".count)
    let most = (1000 - prefix) / 4 * 3
    #expect(
      try findings(of: limit, on: .image(bytes: most), transport: .dataURI).isEmpty)
    let over = try findings(of: limit, on: .image(bytes: most + 1), transport: .dataURI)
    #expect(over.map(\.severity) == [.blocker])
    #expect(over.first?.measured?.reading == .encoded)
    #expect(over.first?.message.contains("as a data URI") == true)
  }
}

struct TransportTests {
  private let profile = Profile.sample(limits: [
    .sample(.fileSize, .atMost("32"), transport: .url),
    .sample(.fileSize, .atMost("16"), transport: .dataURI),
    .sample(.fileSize, .atMost("200"), transport: .upload),
  ])

  @Test(arguments: [
    (Transport.url, 32, true), (.url, 33, false), (.dataURI, 17, false), (.upload, 200, true),
    (.upload, 201, false),
  ])
  func judgesOnlyTheChosenTransport(transport: Transport, bytes: Int64, isAccepted: Bool) throws {
    let request = Request.of(.sample(bytes: bytes), transport: transport)
    #expect(try findings(of: request, for: profile).isEmpty == isAccepted)
  }

  @Test func refusesWhatNoTransportCarriesNamingTheMostGenerous() throws {
    let found = try findings(of: .of(.sample(bytes: 201)), for: profile)
    #expect(found.map(\.severity) == [.blocker])
    #expect(found.first?.message.contains("at most 200 bytes by upload") == true)
  }

  @Test func namesTheTransportsThatStillWork() throws {
    let found = try findings(of: .of(.sample(bytes: 33)), for: profile)
    #expect(found.map(\.severity) == [.advice])
    #expect(found.first?.detail?.contains("It can be sent by upload.") == true)
    #expect(try findings(of: .of(.sample(bytes: 16)), for: profile).isEmpty)
  }
}
