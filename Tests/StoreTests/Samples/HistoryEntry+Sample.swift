import MediaModel
import Preflight
import ProviderAnswers

extension HistoryEntry {
  /// A run in which everything is known.
  static func fullRun(at time: Int64 = 1000) -> HistoryEntry {
    HistoryEntry(
      time: time, profileID: "runway/gen4", verdict: .warn,
      inputs: [
        MediaRecord(
          role: "video", path: "/clips/a b\n.mov", contentHash: "abc", byteCount: 12, kind: .video,
          format: "mov", videoCodec: "h264", audioCodec: "aac",
          displaySize: PixelSize(width: 1920, height: 1080), duration: Rational(1001, 200),
          frameRate: Rational(30000, 1001), frameCount: 150),
        MediaRecord(path: "/b.png", byteCount: 0, kind: .image),
      ],
      settings: ["resolution": "1080p", "": "empty name"],
      findings: [
        FindingRecord(
          id: "video.duration.too-long", severity: .blocker, role: "video", message: "Too long."),
        FindingRecord(id: "input.rotated", severity: .advice, message: ""),
      ],
      cost: CostRecord(amount: Rational(7, 3), currency: "USD"), run: .full)
  }

  /// A check of a file.
  static func check(
    of path: String = "/a.mov", content: String? = nil, profileID: String = "fal/veo",
    verdict: Verdict = .pass, at time: Int64 = 1000
  ) -> HistoryEntry {
    HistoryEntry(
      time: time, profileID: profileID, verdict: verdict,
      inputs: [MediaRecord(path: path, contentHash: content, byteCount: 1, kind: .video)])
  }
}

extension RunRecord {
  /// A run of which everything is known.
  static let full = RunRecord(
    stage: .ended, command: "send", fingerprint: "f00", exitCode: -3, signal: 15,
    milliseconds: 1 << 40, processID: 4711, stopReason: "No.",
    answer: ProviderAnswer(
      rejections: [
        Rejection(
          provider: "fal", code: "video_duration_too_long", status: 422,
          field: ["body", "video_url", "a\nb"], message: "Too long.",
          bounds: Bounds.samples.map {
            StatedBound(.duration, $0, mediaType: .video, sent: .number(12), confidence: .typed)
          }),
        Rejection(),
        Rejection(bounds: [StatedBound(.width, Bounds(step: 8), confidence: .worded)]),
      ],
      jobs: [JobReference(name: "request_id", id: "1"), JobReference(name: "id", id: "2")],
      state: .failed, status: 422, mayRetry: false, isCharged: true))
}
