import JSON
import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ModelPageTests {
  private func page(_ pricing: String, fields: String = "") -> String {
    """
    # Example Video

    > An example.

    ## Overview

    - **Endpoint**: `https://fal.run/fal-ai/example/image-to-video`
    - **Model ID**: `fal-ai/example/image-to-video`
    - **Category**: image-to-video

    ## Pricing

    \(pricing)

    For more details, see [fal.ai pricing](https://fal.ai/pricing).

    ## API Information

    ### Input Schema

    The API accepts the following input parameters:

    - **`prompt`** (`string`, _required_):
      The prompt.
      - Examples: "A cat, 10 seconds"

    - **`image_url`** (`string`, _required_):
      The image to animate. Max file size: 10.0MB, Min width: 300px, Timeout: 20.0s
      - Examples: "https://storage.example.com/a.png"

    - **`reference_urls`** (`list<string>`, _optional_):
      Reference images (up to 4).

    - **`duration`** (`DurationEnum`, _optional_):
      The duration of the video in seconds Default value: `"5"`
      - Default: `"5"`
      - Options: `"5"`, `"10"`

    - **`resolution`** (`ResolutionEnum`, _optional_):
      - Options: `"720p"`, `"1080p"`

    - **`generate_audio`** (`boolean`, _optional_):
      - Default: `true`

    - **`cfg_scale`** (`float`, _optional_):
      - Range: `0` to `1`
    \(fields)
    **Required Parameters Example**:

    ```json
    {"prompt": "", "image_url": ""}
    ```

    ### Output Schema

    - **`video`** (`File`, _required_):
    """
  }

  private func read(_ text: String) throws -> OpenAPIImport {
    try OpenAPIImport(Array(text.utf8), name: "llms.txt", wishes: .init(day: "2026-11-30"))
  }

  @Test func aPageIsReadLikeASchema() throws {
    let profile = try #require(try read(page("Free")).profiles.first)
    #expect(profile.id == "fal-ai/example/image-to-video")
    #expect(profile.provider == "fal.ai")
    #expect(
      profile.mediaInputs == [
        Input(role: "image_url", media: [.image], minimum: 1, maximum: 1),
        Input(role: "reference_urls", media: [.image], maximum: 4),
      ])
    #expect(profile.limits.first { $0.quantity == .fileSize }?.bounds.maximum?.value == 10_485_760)
    #expect(profile.limits.first { $0.quantity == .width }?.bounds.minimum?.value == 300)
    #expect(profile.settings["duration"]?.allowed == [.text("5"), .text("10")])
    #expect(profile.settings["duration"]?.defaultValue == .text("5"))
    #expect(profile.settings["cfg_scale"]?.maximum == 1)
    #expect(profile.settings["video"] == nil)
    #expect(
      profile.limits.first?.source.url
        == "https://fal.ai/models/fal-ai/example/image-to-video/llms.txt")
  }

  @Test(arguments: [
    ("Your request will cost **$0.07** per second.", ["0.07 second"]),
    ("For every second of video you generated, you will be charged **$0.10**.", ["0.1 second"]),
    ("- **Price**: $0.4 per video", ["0.4 request"]),
    (
      "You will be charged $0.20 without audio or $0.40 with audio per second.",
      ["0.2 second generate_audio=false", "0.4 second generate_audio=true"]
    ),
    (
      "$0.10 per second for 720p, $0.15 per second for 1080p",
      ["0.1 second resolution=720p", "0.15 second resolution=1080p"]
    ),
    (
      "For 720p, it will cost **$0.05** per second without audio and **$0.06** per second with audio. For 1080p, it costs **$0.10** per second without audio and **$0.12** per second with audio. For **$1** you can run this model for approximately **33 seconds**.",
      [
        "0.05 second resolution=720p generate_audio=false",
        "0.06 second resolution=720p generate_audio=true",
        "0.1 second resolution=1080p generate_audio=false",
        "0.12 second resolution=1080p generate_audio=true",
      ]
    ),
  ])
  func aPriceListIsReadAsAWhole(text: String, prices: [String]) throws {
    let profile = try #require(try read(page(text)).profiles.first)
    let words = profile.prices.map { price in
      ([price.amount?.shortDecimal(places: 4), price.per.rawValue] + price.when.map(\.text))
        .compactMap(\.self).joined(separator: " ")
    }
    #expect(words == prices)
    #expect(profile.prices.allSatisfy { $0.currency == "USD" && $0.source.seen == "2026-11-30" })
  }

  /// Half a price list is worse than none.
  @Test(arguments: [
    "$0.05 per second for 480p, $0.10 per second for 720p.",
    "$0.03 per megapixel.",
    "$0.10 plus $0.02 per second.",
    "For 5s video your request will cost $0.35.",
    "$0.10 per second. An upscaled video costs $0.20 per second.",
    "0.075 cents/s of video.",
  ])
  func aPriceThatIsNotUnderstoodIsListedAsUnread(text: String) throws {
    let imported = try read(page(text))
    #expect(imported.profiles.first?.prices.isEmpty == true)
    #expect(imported.notes.contains { $0.kind == .unread && $0.field == "price" })
  }

  @Test(arguments: ["", "# A page\n\nOf something else.", "- **Model ID**: `a/b`"])
  func anotherTextIsRefused(text: String) {
    #expect(throws: DocumentError.self) { try read(text) }
  }
}
