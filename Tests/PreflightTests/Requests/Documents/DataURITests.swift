import Foundation
import Testing

@testable import Preflight

struct DataURITests {
  @Test(arguments: 0..<64)
  func decodesWhatFoundationEncodes(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
    let letters = Data(bytes).base64EncodedString()
    for text in [letters, letters.filter { $0 != "=" }] {
      let uri = try DataURI("data:image/png;base64,\(text)")
      #expect(uri.bytes == bytes)
      #expect(uri.length == Int64("data:image/png;base64,".count + text.count))
      #expect(uri.mediaType == "image/png")
    }
  }

  @Test func takesBareBase64() throws {
    let bare = try DataURI("aGVsbG8=")
    #expect(bare.bytes == Array("hello".utf8))
    #expect(bare.length == 8)
    #expect(throws: DataURIError.self) { try DataURI("not base64") }
    #expect(DataURI.isLabelled("DATA:,x"))
  }

  @Test func passesOverWhiteSpaceAndDecodesPercentSigns() throws {
    #expect(try DataURI("data:;base64,aGVs\r\n bG8=").bytes == Array("hello".utf8))
    #expect(try DataURI("data:;base64,aGVsbG8%3D").bytes == Array("hello".utf8))
    #expect(try DataURI("data:,a%20b+c").bytes == Array("a b+c".utf8))
    #expect(try DataURI("data:IMAGE/PNG;charset=utf-8;BASE64,").mediaType == "image/png")
    #expect(try DataURI("data:,").mediaType == nil)
  }

  @Test(arguments: [
    "data:image/png;base64", "data:;base64,a", "data:;base64,aGVsb", "data:;base64,aG=Vs",
    "data:;base64,aGVsbG8==", "data:;base64,aGVs=", "data:;base64,a-_b", "data:,%2", "data:,%zz",
  ])
  func refusesWhatIsMalformed(text: String) {
    #expect(throws: DataURIError.self) { try DataURI(text) }
  }
}
