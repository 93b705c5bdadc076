import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct OtherProviderTests {
  @Test(
    arguments: [
      (
        "Invalid asset aspect ratio. width / height ratio must be at least 0.5. Got 0.462.",
        [(Quantity.aspectRatio, Bounds.atLeast("0.5"))]
      ),
      ("width / height ratio must be at most 2.286", [(.aspectRatio, .atMost("2.286"))]),
      ("Asset size exceeds 16MB", [(.fileSize, .atMost("16777216"))]),
      ("Invalid asset dimensions", []), ("Unsupported asset type", []), ("Invalid data URI", []),
      ("Failed to fetch asset", []), ("Timeout while fetching asset", []),
      ("Invalid asset dimensions. Each side must be at most 8000px.", [(.side, .atMost("8000"))]),
    ] as [(String, [(Quantity, Bounds)])])
  func readsRunwaysSentences(message: String, expected: [(Quantity, Bounds)]) {
    let answer = ProviderAnswer(
      reading: "HTTP/1.1 400 Bad Request\n\n{\"error\": \"\(message)\"}", provider: "runway")
    #expect(answer.rejections.count == 1)
    #expect(answer.rejections.first?.provider == "runway")
    #expect(answer.rejections.first?.status == 400)
    let bounds = answer.rejections.first?.bounds ?? []
    #expect(bounds.map(\.quantity) == expected.map(\.0))
    #expect(bounds.map(\.bounds) == expected.map(\.1))
  }

  @Test func readsTheValueThatRunwayGot() {
    let answer = ProviderAnswer(
      reading:
        #"{"error":"promptImage: Invalid asset aspect ratio. width / height ratio must be at least 0.5. Got 0.462."}"#
    )
    #expect(answer.rejections.first?.field == ["promptImage"])
    #expect(answer.rejections.first?.bounds.first?.sent == .number(.exact("0.462")))
  }

  @Test func readsRunwaysIssues() {
    let answer = ProviderAnswer(
      reading: """
        {"error":"Validation of body failed","issues":[
        {"code":"too_big","maximum":1000,"type":"string","inclusive":true,"exact":false,
         "message":"String must contain at most 1000 character(s)","path":["promptText"]},
        {"code":"invalid_enum_value","received":"5:4","options":["1280:720","720:1280"],
         "message":"Invalid enum value","path":["ratio"]},
        {"code":"too_big","maximum":10,"type":"number","inclusive":true,"message":"x","path":["duration"]}],
        "docUrl":"https://docs.dev.runwayml.com/errors"}
        """)
    #expect(answer.rejections.map(\.field) == [["promptText"], ["ratio"], ["duration"]])
    #expect(
      answer.rejections.flatMap(\.bounds).map(\.quantity) == [.textLength, .setting, .setting])
    #expect(
      answer.rejections.flatMap(\.bounds).map(\.bounds) == [
        .atMost("1000"), .oneOf("1280:720", "720:1280"), .atMost("10"),
      ])
  }

  @Test(arguments: [
    "SAFETY.INPUT.TEXT", "SAFETY.OUTPUT.VIDEO", "INPUT_PREPROCESSING.SAFETY.TEXT",
    "INPUT_PREPROCESSING.INTERNAL", "INTERNAL.BAD_OUTPUT.CODE01", "INTERNAL.BAD_OUTPUT.01",
    "ASSET.INVALID", "THIRD_PARTY.UNAVAILABLE", "INTERNAL",
  ])
  func readsRunwaysFailureCodes(code: String) {
    let body = """
      {"id":"17f20503-6c24-4c16-946b-35dbbce2af2f","status":"FAILED","createdAt":"2026-11-20T10:15:00Z",
       "failure":"An unexpected error occurred.","failureCode":"\(code)"}
      """
    let answer = ProviderAnswer(reading: body)
    #expect(answer.rejections.map(\.code) == [code])
    #expect(answer.rejections.first?.provider == "runway")
    #expect(answer.rejections.first?.bounds == [])
    #expect(answer.state == .failed)
    #expect(
      answer.jobs == [JobReference(name: "id", id: "17f20503-6c24-4c16-946b-35dbbce2af2f")])
  }

  @Test(arguments: [1000, 1004, 1102, 1103, 1200, 1201, 1203, 1301, 1302, 1303, 1304, 5000, 5002])
  func readsKlingsCodes(code: Int) {
    let answer = ProviderAnswer(
      reading:
        #"{"code": \#(code), "message": "something is wrong", "request_id": "Cjil4mdvLJcAAAAAAAtWUg"}"#
    )
    #expect(answer.rejections.map(\.code) == [String(code)])
    #expect(answer.rejections.first?.provider == "kling")
    #expect(answer.jobs.map(\.id) == ["Cjil4mdvLJcAAAAAAAtWUg"])
  }

  @Test func readsTheLimitsOfKlingsMessages() {
    let answer = ProviderAnswer(
      reading: """
        {"code":1201,"message":"Image size cannot exceed 10MB, width and height must not be less than 300px, aspect ratio must be between 1:2.5 and 2.5:1","request_id":"Cjil4mdvLJcAAAAAAAtWUg"}
        """)
    let bounds = answer.rejections.first?.bounds ?? []
    #expect(bounds.map(\.quantity) == [.fileSize, .side, .aspectRatio])
    #expect(
      bounds.map(\.bounds) == [.atMost("10000000"), .atLeast("300"), .between("0.4", "2.5")])
    #expect(bounds.allSatisfy { $0.mediaType == .image })
  }

  @Test(
    arguments: [
      ("400018", [(Quantity.textLength, "2048")]), ("400019", [(.textLength, "2048")]),
      ("500030", [(.fileSize, "20971520"), (.width, "4000"), (.height, "4000")]), ("500031", []),
      ("500044", []), ("500054", []), ("500069", []), ("500090", []), ("400032", []),
    ] as [(String, [(Quantity, String)])])
  func readsPixVersesCodes(code: String, expected: [(Quantity, String)]) {
    let answer = ProviderAnswer(
      reading: #"{"ErrCode": \#(code), "ErrMsg": "it does not work", "Resp": null}"#)
    #expect(answer.rejections.map(\.code) == [code])
    #expect(answer.rejections.first?.provider == "pixverse")
    let bounds = answer.rejections.first?.bounds ?? []
    #expect(bounds.map(\.quantity) == expected.map(\.0))
    #expect(bounds.map(\.bounds) == expected.map { Bounds.atMost($0.1) })
  }

  @Test func readsPixVersesSuccessAndStates() {
    let success =
      #"{"ErrCode":0,"ErrMsg":"Success","Resp":{"id":123456,"status":\#(1),"url":"https://x.example/a.mp4"}}"#
    #expect(ProviderAnswer(reading: success).rejections.isEmpty)
    #expect(ProviderAnswer(reading: success).state == .completed)
    let moderated = #"{"ErrCode":0,"ErrMsg":"Success","Resp":{"id":123456,"status":7}}"#
    #expect(ProviderAnswer(reading: moderated).state == .failed)
  }

  @Test(arguments: [1026, 1027, 1042, 2013, 2056])
  func readsMiniMax(code: Int) {
    let answer = ProviderAnswer(
      reading:
        #"{"task_id":"106916112212032","base_resp":{"status_code":\#(code),"status_msg":"input new_sensitive"}}"#
    )
    #expect(answer.rejections.map(\.code) == [String(code)])
    #expect(answer.rejections.first?.provider == "minimax")
    #expect(answer.jobs.map(\.id) == ["106916112212032"])
    let success =
      #"{"task_id":"106916112212032","base_resp":{"status_code":0,"status_msg":"success"}}"#
    #expect(ProviderAnswer(reading: success).rejections.isEmpty)
  }

  @Test(arguments: [
    "blacklisted words", "frame moderation failed", "advanced prompt moderation failed",
    "contains ip", "failed to read user input frames", "loop is not supported",
  ])
  func readsLuma(text: String) {
    let refused = ProviderAnswer(reading: #"{"detail": "\#(text)"}"#, provider: "luma")
    #expect(refused.rejections.map(\.message) == [text])
    let failed = ProviderAnswer(
      reading:
        #"{"id":"123e4567-e89b-12d3-a456-426614174000","state":"failed","failure_reason":"\#(text)"}"#
    )
    #expect(failed.rejections.map(\.message) == [text])
    #expect(failed.rejections.first?.provider == "luma")
    #expect(failed.state == .failed)
  }

  @Test(arguments: ["E005", "E006", "E1001", "E9243", "E9825"])
  func readsReplicate(code: String) {
    let answer = ProviderAnswer(
      reading:
        #"{"id":"rrr4z55ocneqzikepnug6xezpe","status":"failed","error":"The input was flagged (\#(code))","logs":"step 3 of 5"}"#,
      provider: "replicate")
    #expect(answer.rejections.map(\.code) == [code])
    #expect(answer.state == .failed)
  }

  @Test(arguments: [40_002, 40_004, 40_039, 400_128, 400_543])
  func readsHeyGen(code: Int) {
    let answer = ProviderAnswer(
      reading: #"{"code":\#(code),"data":null,"message":"Something about the face"}"#)
    #expect(answer.rejections.map(\.code) == [String(code)])
    #expect(answer.rejections.first?.provider == "heygen")
    #expect(
      ProviderAnswer(
        reading: #"{"code":100,"data":{"video_id":"abcdef123456"},"message":"Success"}"#
      ).rejections.isEmpty)
  }

  @Test func readsSeedance() {
    let answer = ProviderAnswer(
      reading: """
        {"error":{"code":"InputImageSensitiveContentDetected.PrivacyInformation","message":"The request failed because the input image content[1] may contain real person. Request id: 021760000000000000000000","param":"content[1]","type":"BadRequest"}}
        """)
    #expect(
      answer.rejections.map(\.code) == ["InputImageSensitiveContentDetected.PrivacyInformation"])
    #expect(answer.rejections.first?.provider == "byteplus")
    let edit = ProviderAnswer(
      reading:
        #"{"error":{"code":"InvalidParameter","message":"The video clip for edit must be 4-30 s."}}"#
    )
    #expect(edit.rejections.first?.bounds.map(\.bounds) == [.between("4", "30")])
    let both = ProviderAnswer(
      reading:
        #"{"error":{"code":"InvalidParameter","message":"The clip for edit must be 4-30 s; for extend it must be 1.9-30 s."}}"#
    )
    #expect(both.rejections.first?.bounds == [])
  }

  @Test func readsOpenAI() {
    let answer = ProviderAnswer(
      reading: """
        {"error":{"message":"Invalid seconds value. Supported values are 4, 8 and 12","type":"invalid_request_error","param":"seconds","code":"invalid_value"}}
        """)
    #expect(answer.rejections.map(\.code) == ["invalid_value"])
    #expect(answer.rejections.first?.provider == "openai")
    #expect(answer.rejections.first?.field == ["seconds"])
    #expect(
      answer.rejections.first?.bounds == [
        StatedBound(
          .setting, Bounds(allowed: [.number(4), .number(8), .number(12)]), confidence: .worded)
      ])
    let inpaint = ProviderAnswer(
      reading:
        #"{"error":{"message":"Inpaint image must match the requested width and height","type":"invalid_request_error","param":null,"code":null}}"#
    )
    #expect(inpaint.rejections.count == 1)
    #expect(inpaint.rejections.first?.bounds == [])
  }

  @Test func readsGoogle() {
    let answer = ProviderAnswer(
      reading: """
        {"error":{"code":400,"message":"Request contains an invalid argument.","status":"INVALID_ARGUMENT",
        "details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"video","description":"Video duration must be at most 8 seconds"}]}]}}
        """)
    #expect(answer.status == 400)
    #expect(answer.rejections.first?.code == "INVALID_ARGUMENT")
    #expect(answer.rejections.first?.provider == "google")
    #expect(answer.rejections.flatMap(\.bounds).map(\.bounds) == [.atMost("8")])
  }

  @Test func readsKIE() {
    for message in [
      "Unsupported width or height. Please adjust the size and try again.",
      "Incorrect image format.", "Get image info failed.",
    ] {
      let answer = ProviderAnswer(
        reading:
          #"{"code":501,"msg":"\#(message)","data":{"taskId":"ee603959-debb-48d1-98c4-a6d1c717eba6","state":"fail","failCode":"501","failMsg":"\#(message)"}}"#
      )
      #expect(answer.rejections.map(\.message) == [message])
      #expect(answer.rejections.first?.bounds == [])
      #expect(answer.jobs.map(\.id) == ["ee603959-debb-48d1-98c4-a6d1c717eba6"])
      #expect(answer.state == .failed)
    }
  }

  @Test(arguments: [
    (#"{"message":"Video duration must be at most 10 seconds","code":"bad"}"#, "10"),
    (#"{"errors":["Video duration must be at most 10 seconds"]}"#, "10"),
    (#"{"errors":[{"message":"Video duration must be at most 10 seconds"}]}"#, "10"),
    (#"{"success":false,"message":"Video duration must be at most 10 seconds"}"#, "10"),
    (#"{"error":{"detail":{"message":"Video duration must be at most 10 seconds"}}}"#, "10"),
    (
      #"{"statusCode":400,"message":"Video duration must be at most 10 seconds","error":"Bad Request"}"#,
      "10"
    ),
  ])
  func readsGenericBodies(body: String, maximum: String) {
    let answer = ProviderAnswer(reading: body)
    #expect(answer.rejections.flatMap(\.bounds).map(\.bounds) == [.atMost(maximum)], "\(answer)")
  }
}
