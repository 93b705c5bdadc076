import Foundation
import PreflightKit

// Checks a clip, fixes it if it would be rejected, and saves its first and last frame.
//   swift run fix-and-grab ../too-long.mp4 erase-objects

let words = CommandLine.arguments.dropFirst()
guard let path = words.first else {
  print("usage: fix-and-grab CLIP [PROFILE]")
  exit(64)
}
let profile = words.dropFirst().first ?? "erase-objects"
var clip = URL(filePath: path)
let folder = clip.deletingLastPathComponent()
let session = PreflightSession()

do {
  let report = try await session.check(clip, for: [profile])
  print("\(clip.lastPathComponent): \(report.verdict)")
  for finding in report.results.flatMap(\.findings) { print("- \(finding.message)") }

  if report.verdict == .fail {
    let fixed = folder.appending(path: "fixed.mp4")
    let fit = session.fit(clip, for: [profile], to: fixed, replacesExisting: true)
    for await progress in fit.progress { print("\(Int(progress.fraction * 100)) %") }
    let repair = try await fit.value
    guard repair.outcome != .refused else {
      for refusal in repair.refusals { print("cannot be fixed: \(refusal.reason)") }
      exit(1)
    }
    for step in repair.steps { print("+ \(step.action) \(step.cost ?? "")") }
    clip = fixed
  }

  let ends = ExtractionOptions { $0.picks = [.first, .last] }
  let stills = try await session.frames(
    of: clip, ends, into: folder.appending(path: "stills"), replacesExisting: true
  ).value
  for still in stills { print("saved \(still.path), \(still.size)") }
} catch {
  print(error)
  exit(2)
}
