import MediaModel
import Preflight

/// Repairs to make reports of.
enum RepairSample {
  /// A clip of 149 frames, as `fit` writes it.
  static func fitted(change: (inout MediaFacts) -> Void = { _ in }) -> MediaFacts {
    Sample.clip("out.mp4") {
      $0.byteCount = 301_200
      $0.durations = Durations(
        container: Sourced(Sample.time("4.971633"), .header),
        video: Sourced(Sample.time("4.971633"), .index))
      $0.video[0].frameCount = Sourced(149, .index)
      change(&$0)
    }
  }

  static func result(_ findings: [Finding], of facts: MediaFacts) -> ProfileResult {
    Sample.report(findings, of: [facts]).results[0]
  }

  /// Five seconds of a clip for the sample profile, changed where a test wants it.
  static func fit(change: (inout RepairReport) -> Void = { _ in }) -> RepairReport {
    var report = RepairReport(
      outcome: .written, input: "clip.mp4", output: "out.mp4",
      steps: [
        RepairStep(
          .cut, action: "Keep frames 0 to 148.", reason: "Eraser accepts at most 5 s.",
          cost: "The last 4 frames are left out.", findings: ["video.duration.too-long"]),
        RepairStep(
          .removeMetadata, action: "Leave out where it was recorded.",
          reason: "It is nobody's business."),
      ],
      kept: KeptFrames(
        firstFrame: 0, frameCount: 149, sourceFrameCount: 153, start: .zero,
        end: Sample.time("4.971633"), resultFrameCount: 149),
      losses: ["The place of recording."], notes: ["The colours are untagged; they stay so."],
      before: Sample.clip(), after: fitted(),
      checkBefore: [result([Sample.tooLong()], of: Sample.clip())],
      checkAfter: [result([], of: fitted())])
    change(&report)
    return report
  }

  /// A cut without any profile.
  static func trim(change: (inout RepairReport) -> Void = { _ in }) -> RepairReport {
    fit {
      $0.checkBefore = []
      $0.checkAfter = []
      $0.losses = []
      $0.notes = []
      $0.steps = Array($0.steps.prefix(1))
      change(&$0)
    }
  }

  /// A clip that is too short, and stays it.
  static func refused() -> RepairReport {
    fit {
      $0.outcome = .refused
      $0.output = nil
      $0.after = nil
      $0.checkAfter = []
      $0.steps = []
      $0.kept = nil
      $0.losses = []
      $0.notes = []
      $0.refusals = [
        Refusal(
          "too-short", reason: "The clip lasts 5.105 s; Eraser needs at least 8 s.",
          choices: ["Choose a longer clip.", "Add --lengthen hold to let the last frame stand."])
      ]
    }
  }
}
