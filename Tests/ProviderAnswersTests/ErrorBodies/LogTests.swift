import Foundation
import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct LogTests {
  private static let long =
    #"{"detail":[{"loc":["body","video_url"],"msg":"Video duration exceeds the maximum allowed. Maximum is 60 seconds, provided is 120 seconds.","type":"video_duration_too_long","ctx":{"max_duration":60,"provided_duration":120},"url":"https://docs.fal.ai/errors/#video_duration_too_long","input":"https://v3.fal.media/files/b/SECRET.mp4"}]}"#

  private func expectTheLimit(
    _ answer: ProviderAnswer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(answer.rejections.count == 1, "\(answer.rejections)", sourceLocation: sourceLocation)
    let rejection = answer.rejections.first
    #expect(rejection?.code == "video_duration_too_long", sourceLocation: sourceLocation)
    #expect(rejection?.field == ["video_url"], sourceLocation: sourceLocation)
    #expect(rejection?.bounds.map(\.bounds) == [.atMost("60")], sourceLocation: sourceLocation)
    #expect(!"\(answer)".contains("SECRET"), sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    long, "\u{1B}[31mError:\u{1B}[0m " + long, "2026-11-20T10:15:00Z ERROR [fal] body=" + long,
    "data: " + long + "\n\n", "one\r\ntwo\r\n" + long + "\r\n", long + "\n" + long,
    "\u{FEFF}" + long, "[1/3] submit\n[2/3] poll\n" + long + "\n[3/3] [422]",
    "progress 10%\rprogress 50%\r" + long, "\u{0}\u{0}" + long,
  ])
  func findsTheBodyAnywhere(text: String) {
    expectTheLimit(ProviderAnswer(reading: text))
  }

  @Test func readsAPrettyPrintedBody() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.long.utf8))
    let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
    expectTheLimit(ProviderAnswer(reading: String(decoding: pretty, as: UTF8.self)))
  }

  @Test(arguments: 1...3) func readsJSONInJSON(levels: Int) throws {
    var text = Self.long
    for _ in 0..<levels {
      let data = try JSONSerialization.data(withJSONObject: ["status": "ERROR", "body": text])
      text = String(decoding: data, as: UTF8.self)
    }
    expectTheLimit(ProviderAnswer(reading: text))
  }

  @Test func readsATracebackOfPython() {
    expectTheLimit(
      ProviderAnswer(
        reading: """
          Request submitted: 764cabcf-b745-4b3e-ae38-1200304cf45b
          Traceback (most recent call last):
            File "/home/jane/work/erase.py", line 31, in <module>
              result = fal_client.subscribe("fal-ai/x", arguments={"prompt": "SECRET"})
            File "/usr/lib/python3/dist-packages/httpx/_models.py", line 829, in raise_for_status
              raise HTTPStatusError(message, request=request, response=self)
          httpx.HTTPStatusError: Client error '422 Unprocessable Entity' for url 'https://queue.fal.run/fal-ai/x/requests/764cabcf-b745-4b3e-ae38-1200304cf45b'
          For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/422

          The above exception was the direct cause of the following exception:

          fal_client.client.FalClientHTTPError: [{'loc': ['body', 'video_url'], 'msg': 'Video duration exceeds the maximum allowed. Maximum is 60 seconds, provided is 120 seconds.', 'type': 'video_duration_too_long', 'ctx': {'max_duration': 60, 'provided_duration': 120.0, 'x': None, 'y': True}, 'input': "https://x.example/it's SECRET"}]
          """))
  }

  @Test func readsJobAndStatusOfATraceback() {
    let answer = ProviderAnswer(
      reading: """
        httpx.HTTPStatusError: Client error '422 Unprocessable Entity' for url 'https://queue.fal.run/fal-ai/x/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/response'
        """)
    #expect(answer.status == 422)
    #expect(
      answer.jobs == [JobReference(name: "request_id", id: "764cabcf-b745-4b3e-ae38-1200304cf45b")])
  }

  @Test func readsTheOutputOfCurl() {
    let text = """
      < HTTP/2 422 
      < content-type: application/json
      < x-fal-request-id: 764cabcf-b745-4b3e-ae38-1200304cf45b
      < x-fal-billable-units: 0
      < x-fal-retryable: false
      <
      \(Self.long)
      * Connection #0 to host fal.run left intact
      """
    let answer = ProviderAnswer(reading: text)
    expectTheLimit(answer)
    #expect(answer.status == 422 && answer.isCharged == false && answer.mayRetry == false)
    #expect(answer.rejections.first?.status == 422)
  }

  @Test func readsWhatNodePrints() {
    expectTheLimit(
      ProviderAnswer(
        reading: """
          ValidationError: Unprocessable Entity
              at defaultResponseHandler (node_modules/@fal-ai/client/src/response.js:63:19) {
            status: 422,
            body: {
              detail: [
                {
                  loc: [ 'body', 'video_url' ],
                  msg: 'Video duration exceeds the maximum allowed. Maximum is 60 seconds, provided is 120 seconds.',
                  type: 'video_duration_too_long',
                  ctx: { max_duration: 60, provided_duration: 120 }
                }
              ]
            },
            requestId: '764cabcf-b745-4b3e-ae38-1200304cf45b'
          }
          """))
  }

  @Test func countsTheQueueThatCompletesWithARejection() {
    let answer = ProviderAnswer(
      reading: """
        HTTP/1.1 200 OK

        {"status": "COMPLETED", "request_id": "764cabcf-b745-4b3e-ae38-1200304cf45b", "logs": [{"message": "Video duration must be at most 5 s", "level": "INFO"}]}
        HTTP/1.1 422 Unprocessable Entity

        \(Self.long)
        """)
    expectTheLimit(answer)
    #expect(answer.state == .completed && answer.status == 422)
  }

  @Test func readsSeveralResponses() {
    let answer = ProviderAnswer(
      reading: """
        HTTP/1.1 422 Unprocessable Entity

        {"detail":[{"loc":["body","image_url"],"msg":"Image dimensions are too small. Minimum dimensions are 300x300 pixels.","type":"image_too_small"}]}
        HTTP/1.1 400 Bad Request

        {"error":"Asset size exceeds 16MB"}
        """)
    #expect(answer.rejections.map(\.status) == [422, 400])
    #expect(answer.rejections.map(\.bounds.count) == [2, 1])
    #expect(answer.status == 400)
  }

  @Test(arguments: [
    #"{"video":{"url":"https://v3.fal.media/files/b/x.mp4","content_type":"video/mp4","file_size":10485760},"seed":42,"prompt":"a clip of at most 10 seconds"}"#,
    #"{"status":"COMPLETED","request_id":"764cabcf-b745-4b3e-ae38-1200304cf45b","error":null,"detail":null}"#,
    #"{"id":"17f20503-6c24-4c16-946b-35dbbce2af2f","status":"SUCCEEDED","output":["https://x.example/a.mp4"],"failure":null,"failureCode":null}"#,
    #"{"code":0,"message":"SUCCEED","request_id":"Cjil4mdvLJcAAAAAAAtWUg","data":{"task_id":"12345678","task_status":"succeed","task_status_msg":""}}"#,
    #"{"code":200,"msg":"success","data":{"taskId":"ee603959-debb-48d1-98c4-a6d1c717eba6"}}"#,
    "Uploading clip.mp4 (10 MB) ...\nStatus: IN_PROGRESS\nDone in 31.2 s\nSaved result.mp4",
    #"{"error":""}"#, #"{"errors":[]}"#, #"{"message":"ok"}"#, "HTTP/1.1 200 OK\n\n{}",
    "InProgress(logs=[{'message': 'Video of at most 10 s', 'level': 'INFO'}])",
    #"{"object":"video","id":"video_123abc4567","status":"completed","progress":100,"seconds":"4","error":null}"#,
  ])
  func saysNothingAgainstASuccess(text: String) {
    let answer = ProviderAnswer(reading: text)
    #expect(answer.rejections.isEmpty, "\(answer.rejections)")
  }

  @Test(arguments: [
    ("HTTP/1.1 422", 422), ("HTTP/2 503 ", 503), ("status code: 422", 422),
    ("status_code=422", 422), ("statusCode: 429,", 429), ("422 Unprocessable Entity", 422),
    ("Error code: 400 - {}", 400), ("responded with 504", 504), ("HTTP error 500", 500),
    ("(413 Payload Too Large)", 413), ("status: 404", 404), ("HTTP 402", 402),
    ("server said [429] Too Many Requests", 429),
  ])
  func readsTheStatus(text: String, status: Int) {
    #expect(ProviderAnswer(reading: text).status == status)
  }

  @Test(arguments: [
    "frame 422 of 500", "[422]", "took 404 ms", "300x200", "422 frames", "size 500", "seed: 503",
    "duration 200 s", "port 443",
  ])
  func takesNoOtherNumberForAStatus(text: String) {
    #expect(ProviderAnswer(reading: text).status == nil)
  }

  @Test(arguments: [
    ("IN_QUEUE", JobState.queued), ("PENDING", .queued), ("submitted", .queued),
    ("Queueing", .queued), ("IN_PROGRESS", .running), ("processing", .running),
    ("dreaming", .running), ("generating", .running), ("RUNNING", .running),
    ("THROTTLED", .throttled), ("COMPLETED", .completed), ("SUCCEEDED", .completed),
    ("succeed", .completed), ("Success", .completed), ("JOB_STATE_SUCCEEDED", .completed),
    ("FAILED", .failed), ("fail", .failed), ("error", .failed), ("CANCELLED", .canceled),
    ("canceled", .canceled), ("aborted", .canceled),
  ])
  func readsStatesInEveryWord(word: String, state: JobState) {
    #expect(ProviderAnswer(reading: #"{"status": "\#(word)"}"#).state == state)
    #expect(ProviderAnswer(reading: "status: \(word)").state == state)
    #expect(ProviderAnswer(reading: #"{"data": {"task_status": "\#(word)"}}"#).state == state)
  }

  @Test func takesTheLastState() {
    let log = "status: IN_QUEUE\nstatus: IN_PROGRESS\nstatus: FAILED"
    #expect(ProviderAnswer(reading: log).state == .failed)
    #expect(ProviderAnswer(reading: "status: unknown thing").state == nil)
  }

  @Test(arguments: [
    ("request_id: 764cabcf-b745-4b3e-ae38-1200304cf45b", "request_id"),
    ("Request ID: 764cabcf-b745-4b3e-ae38-1200304cf45b", "request_id"),
    ("SyncRequestHandle(request_id='764cabcf-b745-4b3e-ae38-1200304cf45b', x=1)", "request_id"),
    ("task_id=764cabcf-b745-4b3e-ae38-1200304cf45b", "task_id"),
    ("task id is 764cabcf-b745-4b3e-ae38-1200304cf45b", "task_id"),
    (#"{"taskId":"764cabcf-b745-4b3e-ae38-1200304cf45b"}"#, "taskId"),
    (#"{"id":"764cabcf-b745-4b3e-ae38-1200304cf45b"}"#, "id"),
    (
      "GET https://queue.fal.run/fal-ai/x/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status 200",
      "request_id"
    ),
    ("https://api.dev.runwayml.com/v1/tasks/764cabcf-b745-4b3e-ae38-1200304cf45b", "task_id"),
    (
      #"{"status_url":"https://queue.fal.run/fal-ai/x/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status","request_id":"764cabcf-b745-4b3e-ae38-1200304cf45b"}"#,
      "request_id"
    ),
  ])
  func readsTheIdsOfJobs(text: String, name: String) {
    let answer = ProviderAnswer(reading: text)
    #expect(
      answer.jobs == [JobReference(name: name, id: "764cabcf-b745-4b3e-ae38-1200304cf45b")],
      "\(answer.jobs)")
  }

  @Test(arguments: ["request_id: none", "task id: 12", "the id is important", #"{"id":"clip"}"#])
  func takesNoOtherWordForAnId(text: String) {
    #expect(ProviderAnswer(reading: text).jobs.isEmpty)
  }

  @Test func keepsAStatusThatNothingExplains() {
    let answer = ProviderAnswer(
      reading:
        "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://api.example.com/v1/x?key=abc"
    )
    #expect(answer.rejections.count == (answer.status == nil ? 0 : 1))
    #expect(!"\(answer)".contains("key=abc"))
  }

  @Test func readsPlainSentences() {
    let answer = ProviderAnswer(
      reading: "clip.mp4 was uploaded\nError: Video duration must be at most 10s, got 12.5s\n")
    #expect(answer.rejections.map(\.message) == ["Video duration must be at most 10s, got 12.5s"])
    #expect(answer.rejections.flatMap(\.bounds).map(\.sent) == [.number(.exact("12.5"))])
    #expect(
      ProviderAnswer(reading: "task failed: ASSET.INVALID").rejections.map(\.code) == [
        "ASSET.INVALID"
      ])
    #expect(
      ProviderAnswer(reading: "Uploading video\nDone after at most 10 seconds").rejections.isEmpty)
  }
}
