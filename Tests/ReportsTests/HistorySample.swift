import MediaModel
import Preflight
import ProviderAnswers

extension HistoryEntry {
  /// A run that a provider rejected, with what could harm a terminal in every text.
  static var rejectedRun: HistoryEntry {
    HistoryEntry(
      id: 12, time: 1_700_000_000, profileID: "fal/veo\u{1B}[31m", verdict: .warn,
      inputs: [
        MediaRecord(
          role: "video", path: "/clips/a\u{7}b.mp4", contentHash: "abc", byteCount: 1_000,
          kind: .video, format: "mp4", videoCodec: "h264", audioCodec: "aac",
          displaySize: PixelSize(width: 1920, height: 1080), duration: Rational(1001, 200),
          frameRate: Rational(30000, 1001), frameCount: 150)
      ],
      settings: ["resolution": "1080p", "duration": "5"],
      findings: [FindingRecord(id: "input.rotated", severity: .advice, message: "Turned.")],
      cost: CostRecord(amount: Rational(7, 2), currency: "USD"),
      run: RunRecord(
        stage: .ended, command: "send", fingerprint: "f00", exitCode: 1, milliseconds: 12_345,
        answer: ProviderAnswer(
          rejections: [
            Rejection(
              code: "video_duration_too_long", status: 422, field: ["body", "video_url"],
              message: "Too \u{1B}long.")
          ],
          jobs: [JobReference(name: "request_id", id: "r-1")], state: .failed, status: 422)))
  }

  /// A check that failed, about which little is known.
  static var failedCheck: HistoryEntry {
    HistoryEntry(
      id: 3, time: 1_699_999_000, profileID: "fal/veo", verdict: .fail,
      inputs: [MediaRecord(path: "/clips/a.mp4", byteCount: 1000, kind: .video)],
      findings: [
        FindingRecord(id: "input.rotated", severity: .advice, message: "Turned."),
        FindingRecord(id: "x", severity: .blocker, role: "video", message: "The clip is too long."),
      ])
  }
}
