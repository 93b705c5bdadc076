import Testing

@testable import ProviderAnswers

struct RecognitionTests {
  private func ids(_ text: String) -> [String] {
    ErrorGuide.builtIn.explanations(of: text).map(\.id)
  }

  @Test(arguments: [
    ("ASSET.INVALID", "runway.asset-invalid"), ("asset.invalid", "runway.asset-invalid"),
    ("SAFETY.INPUT.TEXT", "runway.safety-input"), ("SAFETY.INPUT", "runway.safety-input"),
    ("SAFETY.OUTPUT.VIDEO", "runway.safety-output"), ("SAFETY", "runway.safety"),
    ("INPUT_PREPROCESSING.SAFETY.TEXT", "runway.preprocessing-safety-text"),
    ("INPUT_PREPROCESSING.INTERNAL", "runway.preprocessing-internal"),
    ("INTERNAL.BAD_OUTPUT.CODE01", "runway.bad-output"),
    ("INTERNAL.BAD_OUTPUT", "runway.bad-output"), ("INTERNAL", "runway.internal"),
    ("THIRD_PARTY.UNAVAILABLE", "runway.third-party-unavailable"),
    ("video_duration_too_long", "fal.video_duration_too_long"),
    ("video_duration", "fal.video_duration_too_long"), ("missing", "fal.missing"),
    ("one_of", "fal.one_of"), ("1201", "kling.1201"), ("kling 1201", "kling.1201"),
    ("error 1302", "kling.1302"), ("ErrCode: 500030", "pixverse.500030"),
    ("E1001", "replicate.e1001"), ("e005", "replicate.moderation"), ("2013", "minimax.2013"),
    ("40005", "heygen.face"), ("7", "pixverse.status-7"),
    (
      "InputImageSensitiveContentDetected.PrivacyInformation", "byteplus.real-person"
    ),
    ("what does ASSET.INVALID mean?", "runway.asset-invalid"),
    ("my run failed with video_duration_too_long", "fal.video_duration_too_long"),
    ("https://docs.fal.ai/errors#image_too_small", "fal.image_too_small"),
    ("X-Fal-Needs-Retry", "fal.header.retryable"),
    ("x-fal-billable-units: 0", "fal.header.billable-units"),
    ("symptom.no-capacity", "symptom.no-capacity"),
  ])
  func recognizesCodes(text: String, id: String) {
    #expect(ids(text).first == id)
  }

  @Test(arguments: [
    ("422", 422), ("HTTP 403", 403), ("http/1.1 502", 502), ("status 429", 429),
    ("I keep getting a 403 error", 403), ("got a 500", 500), ("401 Unauthorized", 401),
    ("failed with status code 504", 504), ("error 413", 413),
  ])
  func recognizesStatuses(text: String, status: Int) {
    #expect(ids(text).first == "http.\(status)", "\(ids(text))")
  }

  @Test(arguments: [
    ("THROTTLED", "state.throttled"), ("IN_QUEUE", "state.queued"), ("PENDING", "state.queued"),
    ("in_progress", "state.running"), ("Generating", "state.running"),
    ("COMPLETED", "state.completed"), ("SUCCEEDED", "state.completed"),
    ("failed", "state.failed"), ("status: FAILED", "state.failed"),
    ("task status canceled", "state.canceled"), ("Cancelled", "state.canceled"),
    ("my job failed", "state.failed"), ("runway status THROTTLED", "runway.throttled"),
  ])
  func recognizesStates(text: String, id: String) {
    #expect(ids(text).first == id, "\(ids(text))")
  }

  @Test(arguments: [
    (
      "Image dimensions are too small. Minimum dimensions are 240x240 pixels.",
      "fal.image_too_small"
    ),
    (
      "The aspect ratio of the image should be between 0.4 and 2.5.",
      "fal.image_aspect_ratio_error"
    ),
    (
      "Video duration exceeds the maximum allowed. Maximum is 3.0 seconds.",
      "fal.video_duration_too_long"
    ),
    (
      "Video duration is too short. Minimum is 3 seconds, provided is 1 seconds.",
      "fal.video_duration_too_short"
    ),
    (
      "Audio duration is too short. Minimum is 10 seconds, provided is 7.2 seconds.",
      "fal.audio_duration_too_short"
    ),
    (
      "The output video resolution exceeds 4K limits (3840x2160).", "fal.feature_not_supported"
    ),
    (
      "Unsupported video format. Supported formats are .mp4, .mov, .webm.",
      "fal.unsupported_video_format"
    ),
    (
      "Failed to download the file. Please check if the URL is accessible and try again.",
      "fal.file_download_error"
    ),
    (
      "Failed to load the image. Please ensure the image file is not corrupted and is in a "
        + "supported format.", "fal.image_load_error"
    ),
    (
      "The content could not be processed because it contained material flagged by a content "
        + "checker.", "fal.content_policy_violation"
    ),
    (
      "User is locked. Reason: Exhausted balance. Top up your balance at "
        + "fal.ai/dashboard/billing.", "fal.exhausted-balance"
    ),
    ("File size exceeds the maximum allowed size of 10485760 bytes.", "fal.file_too_large"),
    ("The image could not be processed for layer decomposition", "fal.invalid_request"),
    ("At least one image URL is required", "symptom.image-required"),
    (
      "Invalid asset aspect ratio. width / height ratio must be at least 0.5. Got 0.462.",
      "runway.asset-aspect"
    ),
    ("width / height ratio must be at most 2.286", "runway.asset-aspect"),
    ("Invalid asset dimensions", "runway.asset-dimensions"),
    ("Asset size exceeds 16MB", "runway.asset-size"),
    ("Unsupported asset type", "runway.asset-type"), ("Invalid data URI", "runway.data-uri"),
    ("Failed to fetch asset", "runway.asset-fetch"),
    ("Timeout while fetching asset", "runway.asset-timeout"),
    ("Unsupported width or height. Please adjust the size and try again.", "kie.size"),
    ("Incorrect image format.", "kie.format"), ("Get image info failed.", "kie.image-info"),
    ("parallel task over resource pack limit", "kling.1303"),
    ("blacklisted words", "luma.blacklisted-words"),
    ("frame moderation failed", "luma.frame-moderation"),
    ("advanced prompt moderation failed", "luma.prompt-moderation"),
    ("contains ip", "luma.ip"), ("failed to read user input frames", "luma.frames-unreadable"),
    ("loop is not supported", "luma.loop"), ("may contain real person", "byteplus.real-person"),
    (
      "Inpaint image must match the requested width and height", "openai.inpaint-size"
    ),
    ("Invalid seconds value", "openai.seconds"),
    ("Model does not support this size", "openai.size"),
    ("people-in-user-uploads", "openai.people"),
    ("Image width must be at least 300px, got 128px", "comfyui.image-small"),
    ("Video duration must be at most 15s, got 16.2s", "comfyui.video-long"),
    ("Video frame count must be at most 81", "comfyui.video-frames"),
    ("Audio duration must be at least 2s", "comfyui.audio-short"),
    (
      "Aspect ratios must be close: ar1/ar2=1.778, allowed range 0.8-1.25",
      "comfyui.aspect-match"
    ),
  ])
  func recognizesMessages(text: String, id: String) {
    #expect(ids(text).first == id, "\(ids(text))")
    #expect(ids("Error: " + text.uppercased()).first == id)
  }
}
