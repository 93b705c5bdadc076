import ProviderAnswers
import Testing

/// A response as a provider sends it, with what is to be read from it.
///
/// Worded after responses and lists of errors that are public.
struct KnownBody: CustomTestStringConvertible, Sendable {
  let provider: String
  let text: String
  /// The id of the first explanation.
  let explanation: String
  let retry: RetryAdvice.Chance
  /// `video duration ≤ 15 together`, `setting seconds = 4,8,12`.
  let learned: [String]

  init(
    _ provider: String, _ explanation: String, _ retry: RetryAdvice.Chance = .never,
    learned: [String] = [], text: String
  ) {
    self.provider = provider
    self.explanation = explanation
    self.retry = retry
    self.learned = learned
    self.text = text
  }

  var testDescription: String { "\(provider): \(text.prefix(100))" }
}

extension KnownBody {
  // swift-format-ignore
  static let all: [Self] = [
    Self(
      "byteplus", "refusal.audio-too-short", learned: ["audio duration ≥ 1.8"],
      text: #"{"error": {"code": "InvalidParameter", "message": "The parameter `content[2]` specified in the request is not valid: the parameter audio duration (seconds) specified in the request must be greater than or equal to 1.8 for model doubao-seedance-2-0-fast in r2v. Request id: 021789715359358873b68ad3a5b1c0a1311de00f33c085717a7d2", "param": "content[2]", "type": "BadRequest"}}"#),
    Self(
      "byteplus", "refusal.video-too-long", learned: ["video duration ≤ 15.2 together"],
      text: #"{"error": {"code": "InvalidParameter", "message": "The parameter `content` specified in the request is not valid: the parameter video total duration (seconds) specified in the request must be less than or equal to 15.2 for model dreamina-seedance-2-0 in r2v."}}"#),
    Self(
      "byteplus", "refusal.aspect", learned: ["video aspectRatio ≤ 2.5"],
      text: #"The parameter 'content[4]' specified in the request is not valid: the parameter video aspect ratio specified in the request must be less than or equal to 2.5 for model dreamina-seedance-2-0 in r2v"#),
    Self(
      "byteplus", "byteplus.asset-missing", .afterFixing,
      text: #"{"error": {"code": "InvalidParameter", "message": "The parameter `content[1].image_url.url` specified in the request is not valid: The specified asset asset-20260807113001-86tdg is not found.", "param": "content[1].image_url.url"}}"#),
    Self(
      "byteplus", "refusal.setting",
      text: #"{"error": {"code": "InvalidParameter", "message": "the parameter duration specified in the request is not valid for model doubao-seedance-2-0 in r2v"}}"#),
    Self(
      "byteplus", "byteplus.input-copyright",
      text: #"{"error": {"code": "InputImageSensitiveContentDetected.PolicyViolation", "message": "The request failed because the input image 'content[4]' may be related to copyright restrictions."}}"#),
    Self(
      "byteplus", "byteplus.task-type",
      text: #"{"error": {"code": "InvalidParameter.TaskTypeConstraint", "message": "The parameter `content[1].video_url` specified in the request is not valid. Seedance identified your task as video editing based on your prompt. For this task type, the output ratio and duration follow the input video selected by the model for editing, and the video selected must satisfy the duration requirement of 4 to 30 seconds. Issues: [0] `content[1].video_url` is 2.8 seconds."}}"#),
    Self(
      "byteplus", "byteplus.real-person",
      text: #"task failed with status: FAIL, message: The request failed because the input image 'content[1]' 'content[3]' may contain real person. Request id: 02179"#),
    Self(
      "byteplus", "byteplus.pixel-count",
      text: #"VendorError: vendor API error [InvalidParameter.PixelCountTooSmall]: Pixel count must be between 407696 and 8295044."#),
    Self(
      "byteplus", "byteplus.model", .afterFixing,
      text: #"{"error": {"code": "ModelNotOpen", "message": "Your account 2123954716 has not activated the model doubao-seedance-2-5-260628."}}"#),
    Self(
      "byteplus", "refusal.video-too-long", learned: ["video duration ≤ 15 together"],
      text: #"task_x status=failed msg=reference_video total duration 60.0s exceeds max 15s"#),
    Self(
      "byteplus", "refusal.video-too-long", learned: ["video duration ≤ 15"],
      text: #"status=failed msg=https://example.invalid/clip.mp4 duration should be at most 15s, got 23.0s"#),
    Self(
      "byteplus", "byteplus.rate", .afterWaiting,
      text: #"{"error": {"code": "RateLimitExceeded.EndpointRPMExceeded", "message": "Requests per minute limit of the associated endpoint exceeded"}}"#),
    Self(
      "byteplus", "byteplus.prompt-moderated",
      text: #"{"error": {"code": "InputTextSensitiveContentDetected", "message": "The request failed because the input text 'content[0]' may contain sensitive information."}}"#),
    Self(
      "byteplus", "refusal.image-size", learned: ["image width ≥ 300", "image width ≤ 6000"],
      text: #"{"error": {"code": "InvalidParameter", "message": "The parameter `content[1]` specified in the request is not valid: the parameter image width (pixel) specified in the request must be between 300 and 6000 for model x in i2v"}}"#),
    Self(
      "byteplus", "byteplus.output-audio", .unknown,
      text: #"{"error": {"code": "OutputAudioSensitiveContentDetected.PolicyViolation", "message": "The request failed because the output audio may be related to copyright restrictions."}}"#),
    Self(
      "byteplus", "refusal.file-size", learned: ["video fileSize < 50000000"],
      text: #"{"error": {"code": "InvalidParameter", "message": "The parameter `content[1].video_url` specified in the request is not valid: video size must be less than 50 MB"}}"#),
    Self(
      "byteplus", "refusal.timeout", .afterWaiting,
      text: #"task failed with status: FAIL, message: task time out."#),
    Self(
      "alibaba", "alibaba.media-fetch", .afterFixing,
      text: #"{"code": "InvalidParameter.DataInspection", "message": "Unable to download the media resource during the data inspection process.", "request_id": "bc43"}"#),
    Self(
      "alibaba", "alibaba.media-format",
      text: #"{"code": "InvalidParameter.DataInspection", "message": "The media format is not supported or incorrect for the data inspection.", "request_id": "bc43"}"#),
    Self(
      "alibaba", "alibaba.missing",
      text: #"{"output": {"task_id": "0385dc79-5ff8-4d82-bcb6-xxxxxx", "task_status": "FAILED", "code": "InvalidParameter", "message": "Field required: input.media"}, "request_id": "x"}"#),
    Self(
      "alibaba", "alibaba.moderated",
      text: #"{"output": {"task_status": "FAILED", "code": "DataInspectionFailed", "message": "Input data may contain inappropriate content."}}"#),
    Self(
      "alibaba", "refusal.length", learned: ["video duration ≥ 2", "video duration ≤ 30"],
      text: #"{"code": "InvalidFile.Duration", "message": "Invalid file duration. The file duration must be 2 s ~ 30 s."}"#),
    Self(
      "alibaba", "refusal.file-size", learned: ["video fileSize < 200000000"],
      text: #"{"code": "InvalidFile.Size", "message": "Invalid file size. The video file size must be less than 200MB, and the audio file size must be less than 15MB."}"#),
    Self(
      "alibaba", "refusal.frame-rate", learned: ["video frameRate ≥ 15", "video frameRate ≤ 60"],
      text: #"{"code": "InvalidFile.FPS", "message": "Invalid video FPS. The video FPS must be 15 ~ 60."}"#),
    Self(
      "alibaba", "refusal.video-size", learned: ["video side ≥ 240", "video side ≤ 4096"],
      text: #"{"code": "InvalidFile.Resolution", "message": "Invalid video resolution. The height or width of video must be 240 ~ 4096."}"#),
    Self(
      "alibaba", "alibaba.rate", .afterWaiting,
      text: #"{"code": "Throttling.RateQuota", "message": "Requests rate limit exceeded, please try again later."}"#),
    Self(
      "alibaba", "alibaba.arrearage", .afterFixing,
      text: #"{"code": "Arrearage", "message": "Access denied, please make sure your account is in good standing."}"#),
    Self(
      "alibaba", "refusal.setting", learned: ["setting duration ≥ 2", "setting duration ≤ 15"],
      text: #"status=failed msg=Duration should be between 2 and 15: parameters.duration"#),
    Self(
      "alibaba", "alibaba.media-fetch", .afterFixing,
      text: #"DashScope API error: <400> InternalError.Algo.InvalidParameter: Failed to download multimodal content"#),
    Self(
      "alibaba", "refusal.audio-too-long",
      text: #"{"code": "InvalidURL", "message": "The input audio is longer than 15s."}"#),
    Self(
      "alibaba", "alibaba.no-human",
      text: #"{"code": "InvalidVideo.NoHuman", "message": "No human body detected in video"}"#),
    Self(
      "alibaba", "refusal.image-size",
      text: #"{"code": "InvalidParameter", "message": "The image length and width do not meet the model restrictions."}"#),
    Self(
      "google", "google.not-on-this-model",
      text: #"{"error": {"code": 400, "message": "`inlineData` isn't supported by this model. Please remove it or refer to the Gemini API documentation for supported usage.", "status": "INVALID_ARGUMENT"}}"#),
    Self(
      "google", "google.exhausted", .afterWaiting,
      text: #"{"error": {"code": 429, "message": "You exceeded your current quota, please check your plan and billing details.", "status": "RESOURCE_EXHAUSTED"}}"#),
    Self(
      "google", "google.filtered",
      text: #"{"done": true, "error": {"code": 3, "message": "The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices. Try rephrasing your prompt. Support codes: 58061214"}}"#),
    Self(
      "google", "google.celebrity",
      text: #"{"done": true, "response": {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["17301594: Celebrity"]}}"#),
    Self(
      "google", "google.key", .afterFixing,
      text: #"{"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.", "status": "INVALID_ARGUMENT", "details": [{"reason": "API_KEY_INVALID"}]}}"#),
    Self(
      "google", "google.unavailable", .afterWaiting,
      text: #"{"error": {"code": 503, "message": "The model is overloaded. Please try again later.", "status": "UNAVAILABLE"}}"#),
    Self(
      "google", "refusal.unreadable",
      text: #"{"error": {"code": 400, "message": "Unable to process input image. Please retry or report", "status": "INVALID_ARGUMENT"}}"#),
    Self(
      "google", "refusal.file-size",
      text: #"{"error": {"code": 400, "message": "Request payload size exceeds the limit: 20971520 bytes.", "status": "INVALID_ARGUMENT"}}"#),
    Self(
      "google", "refusal.video-too-long", learned: ["video duration ≥ 1", "video duration ≤ 30"],
      text: #"{"error": {"code": 400, "message": "Video duration must be between 1 and 30 seconds, got 41.2 seconds.", "status": "INVALID_ARGUMENT"}}"#),
    Self(
      "kie", "refusal.audio-length", learned: ["audio duration ≥ 2", "audio duration ≤ 30"],
      text: #"createTask error (code 422): {"code":422,"msg":"Each reference audio must be between 2 and 30 seconds","data":null}"#),
    Self(
      "kie", "symptom.credits-ran-out", .afterFixing,
      text: #"{"code": 402, "msg": "Credits insufficient", "data": null}"#),
    Self(
      "kie", "refusal.setting",
      text: #"{"code": 422, "msg": "resolution is not within the range of allowed options", "data": null}"#),
    Self(
      "kie", "refusal.prompt-moderated",
      text: #"{"code": 200, "msg": "success", "data": {"taskId": "abc12345", "state": "fail", "failCode": "500", "failMsg": "Your prompt was caught by our AI moderator. Please adjust it and try again!"}}"#),
    Self(
      "kie", "refusal.internal", .afterWaiting,
      text: #"{"code": 501, "msg": "internal error, please try again later"}"#),
    Self(
      "kie", "refusal.image-size", learned: ["image height ≥ 300", "image height ≤ 6000"],
      text: #"task_failed: Reference material @Image3 could not be prepared: Height must be between 300px and 6000px"#),
    Self(
      "kie", "refusal.video-too-long", learned: ["video duration ≤ 15 together"],
      text: #"{"code": 422, "msg": "The total duration of reference videos cannot exceed 15 seconds"}"#),
    Self(
      "kie", "refusal.file-size", learned: ["image fileSize < 10000000"],
      text: #"{"code": 422, "msg": "image file size must be under 10MB"}"#),
    Self(
      "kie", "refusal.busy", .afterWaiting,
      text: #"{"code": 500, "msg": "Server exception, please try again later or contact customer service"}"#),
    Self(
      "kie", "refusal.prompt-too-long", learned: ["prompt textLength ≤ 2500"],
      text: #"{"code": 422, "msg": "Your prompt exceeds the maximum length of 2500 characters"}"#),
    Self(
      "kie", "refusal.access", .afterFixing,
      text: #"{"code": 401, "msg": "You do not have access permissions"}"#),
    Self(
      "minimax", "minimax.1004", .afterFixing,
      text: #"{"base_resp": {"status_code": 1004, "status_msg": "login fail: Please carry the API secret key in the 'Authorization' field of the request header"}}"#),
    Self(
      "minimax", "refusal.field-missing",
      text: #"{"base_resp": {"status_code": 2013, "status_msg": "invalid params, first_frame_image is required"}}"#),
    Self(
      "minimax", "refusal.image-too-small", learned: ["image shortSide > 300"],
      text: #"{"base_resp": {"status_code": 2013, "status_msg": "invalid params, image short side must be greater than 300px"}}"#),
    Self(
      "minimax", "minimax.1008", .afterFixing,
      text: #"{"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}"#),
    Self(
      "minimax", "minimax.1027",
      text: #"{"task_id": "106916112212032", "status": "Fail", "base_resp": {"status_code": 1027, "status_msg": "output new_sensitive"}}"#),
    Self(
      "minimax", "refusal.setting",
      text: #"{"base_resp": {"status_code": 2013, "status_msg": "invalid params, duration 10 is not supported for resolution 1080P"}}"#),
    Self(
      "minimax", "minimax.1002", .afterWaiting,
      text: #"Minimax error (1002): rate limit exceeded(RPM)"#),
    Self(
      "luma", "refusal.prompt-too-long", learned: ["prompt textLength ≤ 5000"],
      text: #"{"detail": "Prompt is too long, maximum length is 5000 characters"}"#),
    Self(
      "luma", "refusal.prompt-length", learned: ["prompt textLength ≥ 3"],
      text: #"{"detail": "Prompt is too short, minimum length is 3 characters"}"#),
    Self(
      "luma", "luma.frames-unreadable", .afterFixing,
      text: #"{"id": "123e4567-e89b-12d3-a456-426614174000", "state": "failed", "failure_reason": "Failed to read user input frames"}"#),
    Self(
      "luma", "symptom.credits-ran-out", .afterFixing,
      text: #"{"detail": "Insufficient credits"}"#),
    Self(
      "luma", "refusal.video-too-long", learned: ["video duration < 10"],
      text: #"{"detail": [{"loc": ["body", "media", "url"], "msg": "Video duration must be less than 10 seconds", "type": "value_error"}]}"#),
    Self(
      "luma", "luma.job-failed", .afterWaiting,
      text: #"{"id": "123e4567-e89b-12d3-a456-426614174000", "state": "failed", "failure_reason": "Error dispatching job"}"#),
    Self(
      "replicate", "refusal.setting", learned: ["setting duration ≤ 10"],
      text: #"{"detail": "- input.duration: Must be less than or equal to 10\n", "status": 422, "title": "Input validation failed", "invalid_fields": [{"type": "number_lte", "field": "input.duration", "description": "Must be less than or equal to 10"}]}"#),
    Self(
      "replicate", "refusal.setting", learned: ["setting output_format = jpg,png"],
      text: #"{"detail": "- input.output_format: output_format must be one of the following: \"jpg\", \"png\"\n", "status": 422, "title": "Input validation failed", "invalid_fields": [{"type": "enum", "field": "input.output_format", "description": "output_format must be one of the following: \"jpg\", \"png\""}]}"#),
    Self(
      "replicate", "replicate.moderation",
      text: #"{"id": "rrr4", "status": "failed", "error": "The input or output was flagged as sensitive. Please try again with different inputs. (E005) (uIJ6l3ruRD)"}"#),
    Self(
      "replicate", "refusal.credits", .afterFixing,
      text: #"{"title": "Insufficient credit", "detail": "You have insufficient credit to run this model. Go to https://replicate.com/account/billing to purchase credit.", "status": 402}"#),
    Self(
      "replicate", "replicate.interrupted", .afterWaiting,
      text: #"{"id": "r", "status": "failed", "error": "Prediction interrupted; please retry (code: PA)"}"#),
    Self(
      "replicate", "refusal.field-missing",
      text: #"{"detail": "- input: prompt is required\n", "status": 422, "title": "Input validation failed", "invalid_fields": [{"type": "required", "field": "input", "description": "prompt is required"}]}"#),
    Self(
      "replicate", "refusal.video-too-long", learned: ["video duration ≤ 10"],
      text: #"{"id": "r", "status": "failed", "error": "Video is too long: 14.2s. Maximum allowed duration is 10s"}"#),
    Self(
      "openai", "refusal.setting", learned: ["setting seconds = 4,8,12"],
      text: #"{"error": {"message": "Invalid value: '15'. Supported values are: '4', '8', and '12'.", "type": "invalid_request_error", "param": "seconds", "code": "invalid_value"}}"#),
    Self(
      "openai", "openai.moderation",
      text: #"{"error": {"message": "Your request was blocked by our moderation system.", "type": "video_generation_user_error", "param": null, "code": "moderation_blocked"}}"#),
    Self(
      "openai", "openai.type",
      text: #"{"error": {"message": "Invalid type for 'input_reference': expected a file, but got a string instead.", "type": "invalid_request_error", "param": "input_reference", "code": "invalid_type"}}"#),
    Self(
      "openai", "openai.quota", .afterFixing,
      text: #"{"error": {"message": "Billing hard limit has been reached", "type": "billing_limit_user_error", "param": null, "code": "billing_hard_limit_reached"}}"#),
    Self(
      "openai", "openai.ended",
      text: #"{"error": {"message": "The model `sora-2` has been deprecated and is no longer available.", "type": "invalid_request_error", "param": "model", "code": "model_not_found"}}"#),
    Self(
      "runway", "refusal.setting", learned: ["setting ratio = 1280:720,720:1280"],
      text: #"{"error": "Validation of body failed", "issues": [{"code": "invalid_value", "values": ["1280:720", "720:1280"], "path": ["ratio"], "message": "Invalid option: expected one of \"1280:720\"|\"720:1280\""}], "docUrl": "https://docs.dev.runwayml.com/api"}"#),
    Self(
      "runway", "refusal.field-missing",
      text: #"{"error": "Validation of body failed", "issues": [{"expected": "string", "code": "invalid_type", "path": ["model"], "message": "Invalid input: expected string, received undefined"}]}"#),
    Self(
      "runway", "refusal.prompt-too-long", learned: ["prompt textLength ≤ 1000"],
      text: #"{"error": "Validation of body failed", "issues": [{"code": "too_big", "maximum": 1000, "type": "string", "inclusive": true, "message": "Too big: expected string to have <=1000 characters", "path": ["promptText"]}]}"#),
    Self(
      "runway", "runway.asset-size", learned: ["video fileSize ≤ 16777216"],
      text: #"{"error": "Validation of body failed", "issues": [{"code": "custom", "path": ["videoUri"], "message": "Asset size exceeds 16MB"}]}"#),
    Self(
      "runway", "refusal.video-too-short", learned: ["video duration > 2"],
      text: #"{"error": "Validation of body failed", "issues": [{"code": "too_small", "minimum": 2, "type": "number", "inclusive": false, "message": "Asset duration must be greater than 2 seconds", "path": ["videoUri"]}]}"#),
    Self(
      "runway", "refusal.plan-used-up", .afterFixing,
      text: #"{"error": "You have reached your daily task limit"}"#),
    Self(
      "fal", "fal.video_duration_too_long", learned: ["video duration ≤ 15"],
      text: #"{"detail": [{"loc": ["body", "video_url"], "msg": "Video duration exceeds the maximum allowed. Maximum is 15.0 seconds.", "type": "video_duration_too_long", "url": "https://docs.fal.ai/errors#video_duration_too_long"}]}"#),
    Self(
      "fal", "refusal.aspect", learned: ["video aspectRatio ≤ 2.5"],
      text: #"{"detail": [{"loc": ["body", "video_url"], "msg": "The parameter `content[4]` specified in the request is not valid: the parameter video aspect ratio specified in the request must be less than or equal to 2.5 for model dreamina-seedance-2-0 in r2v", "type": "value_error"}]}"#),
    Self(
      "fal", "fal.less_than_equal", learned: ["setting duration ≤ 10"],
      text: #"{"detail": [{"loc": ["body", "duration"], "msg": "Input should be less than or equal to 10", "type": "less_than_equal", "ctx": {"le": 10}, "input": 15}]}"#),
    Self(
      "kling", "refusal.image-size",
      text: #"{"code": 1201, "message": "Image pixel is invalid", "request_id": "abc-123"}"#),
    Self(
      "kling", "refusal.video-length", learned: ["video duration ≥ 3", "video duration ≤ 10"],
      text: #"{"code": 1201, "message": "Video duration must be between 3s and 10s", "request_id": "abc-123"}"#),
    Self(
      "kling", "refusal.not-on-this-model",
      text: #"{"code": 1201, "message": "model kling-v1-5 is not supported with mode std", "request_id": "abc-123"}"#),
    Self(
      "kling", "refusal.format",
      text: #"{"code": 1201, "message": "File is not in a valid base64 format", "request_id": "a"}"#),
  ]
}
