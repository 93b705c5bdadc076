import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct FalBodyTests {
  /// The limits of a body with one entry of `detail`.
  private func bounds(
    _ type: String, _ context: String?, message: String = "Not accepted.",
    field: String = "\"video_url\""
  ) -> [StatedBound] {
    let ctx = context.map { ", \"ctx\": {\($0)}" } ?? ""
    let body = """
      {"detail": [{"loc": ["body", \(field)], "msg": "\(message)", "type": "\(type)"\(ctx),
       "url": "https://docs.fal.ai/errors/#\(type)", "input": "https://x.example/secret?sig=1"}]}
      """
    let answer = ProviderAnswer(reading: body)
    #expect(answer.rejections.count == 1)
    #expect(answer.rejections.first?.code == type)
    #expect(answer.rejections.first?.provider == "fal")
    return answer.rejections.first?.bounds ?? []
  }

  private func expect(
    _ found: [StatedBound], _ expected: [(Quantity, Bounds)], _ confidence: StatedBound.Confidence,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.map(\.quantity) == expected.map(\.0), sourceLocation: sourceLocation)
    #expect(found.map(\.bounds) == expected.map(\.1), sourceLocation: sourceLocation)
    #expect(
      found.allSatisfy { $0.confidence == confidence }, sourceLocation: sourceLocation)
  }

  @Test(
    arguments: [
      (
        "image_too_small", #""min_width": 300, "min_height": 200"#,
        [(Quantity.width, Bounds.atLeast("300")), (.height, .atLeast("200"))]
      ),
      (
        "image_too_small", #""min_resolution": "300x200""#,
        [(.width, .atLeast("300")), (.height, .atLeast("200"))]
      ),
      (
        "image_too_small", #""min_resolution": [300, 200]"#,
        [(.width, .atLeast("300")), (.height, .atLeast("200"))]
      ),
      ("image_too_small", #""min_resolution": 300"#, [(.side, .atLeast("300"))]),
      (
        "image_too_large", #""max_width": 4000, "max_height": 3000"#,
        [(.width, .atMost("4000")), (.height, .atMost("3000"))]
      ),
      (
        "image_too_large", #""max_resolution": {"width": 4000, "height": 3000}"#,
        [(.width, .atMost("4000")), (.height, .atMost("3000"))]
      ),
      (
        "image_aspect_ratio_error", #""min_aspect_ratio": 0.4, "max_aspect_ratio": 2.5"#,
        [(.aspectRatio, .between("0.4", "2.5"))]
      ),
      ("file_too_large", #""max_size": 10485760"#, [(.fileSize, .atMost("10485760"))]),
      (
        "unsupported_image_format", #""supported_formats": [".jpg", ".jpeg", ".png"]"#,
        [(.imageFormat, .oneOf("jpeg", "png"))]
      ),
      (
        "unsupported_video_format", #""supported_formats": [".mp4", ".mov", ".webm"]"#,
        [(.container, .oneOf("mp4", "mov", "webm"))]
      ),
      (
        "unsupported_audio_format", #""supported_formats": [".mp3", ".wav"]"#,
        [(.audioFormat, .oneOf("mp3", "wav"))]
      ),
      (
        "video_duration_too_long", #""max_duration": 60, "provided_duration": 120.5"#,
        [(.duration, .atMost("60"))]
      ),
      (
        "video_duration_too_short", #""min_duration": 3, "provided_duration": 1"#,
        [(.duration, .atLeast("3"))]
      ),
      (
        "audio_duration_too_long", #""max_duration": 15.1, "provided_duration": 20"#,
        [(.duration, .atMost("15.1"))]
      ),
      (
        "audio_duration_too_short", #""min_duration": 10, "provided_duration": 7.2"#,
        [(.duration, .atLeast("10"))]
      ),
      ("greater_than", #""gt": 0"#, [(.setting, .above("0"))]),
      ("greater_than_equal", #""ge": 1"#, [(.setting, .atLeast("1"))]),
      ("less_than", #""lt": 10"#, [(.setting, .below("10"))]),
      ("less_than_equal", #""le": 10"#, [(.setting, .atMost("10"))]),
      ("multiple_of", #""multiple_of": 8"#, [(.setting, Bounds(step: 8))]),
      ("sequence_too_short", #""min_length": 2"#, [(.count, .atLeast("2"))]),
      ("sequence_too_long", #""max_length": 3"#, [(.count, .atMost("3"))]),
      ("string_too_long", #""max_length": 2048"#, [(.textLength, .atMost("2048"))]),
      ("string_too_short", #""min_length": 1"#, [(.textLength, .atLeast("1"))]),
      ("one_of", #""expected": ["720p", "1080p"]"#, [(.setting, .oneOf("720p", "1080p"))]),
      ("literal_error", #""expected": "'720p' or '1080p'""#, [(.setting, .oneOf("720p", "1080p"))]),
      ("value_error.number.not_le", #""limit_value": 10"#, [(.setting, .atMost("10"))]),
      ("value_error.any_str.max_length", #""limit_value": 500"#, [(.textLength, .atMost("500"))]),
      ("type_error.enum", #""enum_values": ["a", "b"]"#, [(.setting, .oneOf("a", "b"))]),
    ] as [(String, String, [(Quantity, Bounds)])])
  func readsTypedFields(type: String, context: String, expected: [(Quantity, Bounds)]) {
    expect(bounds(type, context), expected, .typed)
  }

  @Test func readsWhatWasSent() {
    let found = bounds(
      "video_duration_too_long", #""max_duration": 60, "provided_duration": 120.5"#)
    #expect(found.first?.sent == .number(.exact("120.5")))
    #expect(found.first?.mediaType == .video)
  }

  @Test(
    arguments: [
      (
        "image_too_small", "Image dimensions are too small. Minimum dimensions are 240x240 pixels.",
        [(Quantity.width, Bounds.atLeast("240")), (.height, .atLeast("240"))]
      ),
      (
        "image_aspect_ratio_error", "The aspect ratio of the image should be between 0.4 and 2.5.",
        [(.aspectRatio, .between("0.4", "2.5"))]
      ),
      (
        "image_aspect_ratio_error", "The aspect ratio of the image should be greater than 0.4.",
        [(.aspectRatio, .above("0.4"))]
      ),
      (
        "image_aspect_ratio_error", "The aspect ratio of the image should be less than 2.5.",
        [(.aspectRatio, .below("2.5"))]
      ),
      (
        "video_duration_too_long",
        "Video duration exceeds the maximum allowed. Maximum is 3.0 seconds.",
        [(.duration, .atMost("3"))]
      ),
      (
        "video_duration_too_long",
        "Video duration exceeds the maximum allowed. Maximum is 60 seconds, provided is 120 seconds.",
        [(.duration, .atMost("60"))]
      ),
      (
        "video_duration_too_short",
        "Video duration is too short. Minimum is 3 seconds, provided is 1 seconds.",
        [(.duration, .atLeast("3"))]
      ),
      (
        "audio_duration_too_short",
        "Audio duration is too short. Minimum is 10 seconds, provided is 7.2 seconds.",
        [(.duration, .atLeast("10"))]
      ),
      (
        "file_too_large", "File size exceeds the maximum allowed size of 10485760 bytes.",
        [(.fileSize, .atMost("10485760"))]
      ),
      (
        "file_too_large", "File size exceeds the maximum allowed size of 10MB.",
        [(.fileSize, .atMost("10485760"))]
      ),
      (
        "unsupported_video_format",
        "Unsupported video format. Supported formats are .mp4, .mov, .webm.",
        [(.container, .oneOf("mp4", "mov", "webm"))]
      ),
      (
        "video_duration", "Video duration exceeds the maximum allowed. Maximum is 15.0 seconds.",
        [(.duration, .atMost("15"))]
      ),
      ("less_than_equal", "Input should be less than or equal to 10", [(.setting, .atMost("10"))]),
      ("multiple_of", "Input should be a multiple of 8", [(.setting, Bounds(step: 8))]),
      (
        "too_long", "List should have at most 3 items after validation, not 5",
        [(.count, .atMost("3"))]
      ),
      (
        "string_too_long", "String should have at most 2048 characters",
        [(.textLength, .atMost("2048"))]
      ),
      ("literal_error", "Input should be '720p' or '1080p'", [(.setting, .oneOf("720p", "1080p"))]),
      (
        "value_error.any_str.max_length", "ensure this value has at most 500 characters",
        [(.textLength, .atMost("500"))]
      ),
    ] as [(String, String, [(Quantity, Bounds)])])
  func readsTheMessageWhereFieldsAreMissing(
    type: String, message: String, expected: [(Quantity, Bounds)]
  ) {
    expect(bounds(type, nil, message: message), expected, .worded)
  }

  @Test func readsWhatWasSentFromTheMessage() {
    let found = bounds(
      "video_duration_too_long", nil,
      message: "Video duration exceeds the maximum allowed. Maximum is 60 seconds, "
        + "provided is 120 seconds.")
    #expect(found.first?.sent == .number(120))
  }

  @Test(arguments: [
    (
      "image_load_error",
      "Failed to load the image. Please ensure the image file is not corrupted and is in a supported format."
    ),
    (
      "file_download_error",
      "Failed to download the file. Please check if the URL is accessible and try again."
    ),
    ("face_detection_error", "No face was found in the image."),
    (
      "content_policy_violation",
      "The content could not be processed because it contained material flagged by a content checker."
    ),
    ("no_media_generated", "The model generated no media."),
    ("feature_not_supported", "The output video resolution exceeds 4K limits (3840x2160)."),
    ("invalid_request", "The image could not be processed for layer decomposition."),
    ("missing", "field required"), ("internal_server_error", "Internal server error"),
    ("generation_timeout", "Generation exceeded the maximum of 600 seconds."),
    ("archive_file_count_exceeds_maximum", "The archive has more than 20 files."),
  ])
  func learnsNothingWhereNothingIsStated(type: String, message: String) {
    #expect(bounds(type, nil, message: message).isEmpty)
  }

  @Test func passesOverTheCountsOfArchives() {
    #expect(
      bounds("archive_file_count_exceeds_maximum", #""max_count": 20, "provided_count": 40"#)
        .isEmpty)
  }

  @Test(arguments: [
    ("\"reference_video_urls\", 0", ["reference_video_urls", "0"]),
    ("\"input.image_urls\"", ["input", "image_urls"]), ("\"image_url\"", ["image_url"]),
    ("\"elements\", 1, \"frontal_image_url\"", ["elements", "1", "frontal_image_url"]),
    ("\"image_urls[2]\"", ["image_urls", "2"]),
  ])
  func readsTheFieldInEveryForm(loc: String, expected: [String]) {
    let body = #"{"detail":[{"loc":["body",\#(loc)],"msg":"x","type":"image_load_error"}]}"#
    #expect(ProviderAnswer(reading: body).rejections.map(\.field) == [expected])
  }

  @Test func readsSeveralEntriesInTheirOrder() {
    let body = """
      {"detail":[{"loc":["body","image_url"],"msg":"a","type":"image_load_error"},
      {"loc":["body","video_url"],"msg":"b","type":"file_too_large","ctx":{"max_size":5}},
      {"loc":["body","image_url"],"msg":"a","type":"image_load_error"}]}
      """
    let answer = ProviderAnswer(reading: body)
    #expect(answer.rejections.map(\.code) == ["image_load_error", "file_too_large"])
  }

  @Test(arguments: [
    ("request_timeout", 504), ("startup_timeout", 504), ("runner_scheduling_failure", 503),
    ("runner_connection_timeout", 503), ("runner_disconnected", 503),
    ("runner_connection_refused", 503), ("runner_connection_error", 503),
    ("runner_incomplete_response", 502), ("runner_server_error", 500),
    ("client_disconnected", 499), ("client_cancelled", 499), ("bad_request", 400),
    ("internal_error", 500),
  ])
  func readsRequestErrors(type: String, status: Int) {
    let answer = ProviderAnswer(
      reading: """
        HTTP/1.1 \(status) Whatever\r
        X-Fal-Error-Type: \(type)\r
        X-Fal-Retryable: true\r
        x-fal-request-id: 0e6f7a64-8a3b-4c53-8d5d-6f3f9a7b2c11\r
        \r
        {"detail": "It went wrong after 30 seconds", "error_type": "\(type)"}
        """)
    #expect(answer.rejections.map(\.code) == [type])
    #expect(answer.rejections.first?.provider == "fal")
    #expect(answer.rejections.first?.bounds == [])
    #expect(answer.status == status)
    #expect(answer.mayRetry == true)
    #expect(answer.jobs.map(\.name) == ["request_id"])
  }

  @Test func readsADetailThatIsAText() {
    let answer = ProviderAnswer(
      reading: """
        HTTP/2 403
        content-type: application/json

        {"detail":"User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."}
        """)
    #expect(answer.status == 403)
    #expect(answer.rejections.count == 1)
    #expect(answer.rejections.first?.status == 403)
    #expect(answer.rejections.first?.message?.hasPrefix("User is locked.") == true)
    #expect(answer.rejections.first?.bounds == [])
  }

  @Test(arguments: [
    ("x-fal-billable-units: 0", false), ("x-fal-billable-units: 0.0", false),
    ("X-Fal-Billable-Units: 1.5", true), ("< x-fal-billable-units: 3", true),
  ])
  func readsWhetherItIsCharged(header: String, isCharged: Bool) {
    #expect(ProviderAnswer(reading: "HTTP/1.1 422\n\(header)\n\n{}").isCharged == isCharged)
  }

  @Test func takesTheOtherNameOfTheRetryHeader() {
    #expect(ProviderAnswer(reading: "X-Fal-Needs-Retry: false").mayRetry == false)
    #expect(ProviderAnswer(reading: "no header at all").mayRetry == nil)
  }
}
