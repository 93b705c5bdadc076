import MediaModel
import System
import Testing

@testable import preflight_cli

struct TimestampTests {
  @Test(
    arguments: zip(
      [0, 951_782_399, 951_782_400, 951_868_800, 1_709_164_800, 4_107_542_399],
      [
        "1970-01-01T00:00:00Z", "2000-02-28T23:59:59Z", "2000-02-29T00:00:00Z",
        "2000-03-01T00:00:00Z", "2024-02-29T00:00:00Z", "2100-02-28T23:59:59Z",
      ]))
  func writesTheTimeAsISO8601(seconds: Int, text: String) {
    #expect(Timestamp.text(secondsSince1970: seconds) == text)
  }
}
