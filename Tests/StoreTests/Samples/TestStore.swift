import Foundation
import MediaModel
import Preflight
import ProviderAnswers
import Store
import TestMedia

/// A store in a folder of its own.
struct TestStore {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Where the store is.
  var path: String { folder.path("home") }
  /// Where its database is.
  var database: String { path + "/memory.sqlite" }

  /// The databases that were set aside.
  var setAside: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter {
      $0.contains(".damaged-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
    }
    .map { path + "/" + $0 }
  }

  /// Opens the store, as another process would.
  func open() throws -> Database { try Database(folder: path) }
}

extension ProbeKey {
  /// A key with the properties that a test does not care about.
  static func sample(
    path: String = "/clips/a.mov", byteCount: Int64 = 10, modified: Int64 = 20,
    device: UInt64 = 30, inode: UInt64 = .max, reader: String = "1/2", depth: ProbeDepth = .header
  ) -> ProbeKey {
    ProbeKey(
      path: path, byteCount: byteCount, modified: modified, device: device, inode: inode,
      reader: reader, depth: depth)
  }
}

extension LearnedLimit {
  /// A longest duration.
  static func sample(
    _ maximum: Int64 = 10, profileID: String = "fal/veo", roles: [RoleSelector] = [.role("video")],
    transport: Transport? = nil, confidence: StatedBound.Confidence = .typed,
    code: String? = "too_long", sent: SettingValue? = .number(12), at time: Int64 = 1000
  ) -> LearnedLimit {
    LearnedLimit(
      profileID: profileID, roles: roles, quantity: .duration,
      bounds: Bounds(maximum: Bounds.Bound(Rational(maximum))), transport: transport,
      confidence: confidence, code: code, sent: sent, learnedAt: time)
  }
}

extension Bounds {
  /// Bounds of every form.
  static let samples: [Bounds] = [
    Bounds(maximum: Bound(10)),
    Bounds(minimum: Bound(Rational(1, 3) ?? 0, isExclusive: true)),
    Bounds(
      minimum: Bound(2), maximum: Bound(Rational(30000, 1001) ?? 0, isExclusive: true), step: 16,
      offset: -1),
    Bounds(
      minimumSize: PixelSize(width: 300, height: 301),
      maximumSize: PixelSize(width: 4096, height: 2160)),
    Bounds(allowed: [.number(5), .text("5"), .text(""), .text("a\\n\nb"), .flag(true)]),
    Bounds(allowed: []),
    Bounds(),
  ]
}

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
