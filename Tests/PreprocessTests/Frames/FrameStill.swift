import Foundation
import Media
import MediaModel
import Preflight
import TestMedia

@testable import Preprocess

/// A frame of a clip that was saved as a still for a test, in a folder of its own.
struct FrameStill {
  let folder: TemporaryFolder
  let plan: FrameStillPlan
  let written: FrameStillWriter.Written

  /// Saves the first frame of a clip.
  init(
    of clip: SampleClip, limits: [Limit] = [], wishes: (inout StillWishes) -> Void = { _ in },
    facts change: (inout MediaFacts) -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    try self.init(
      of: clip.write(in: folder), in: folder, limits: limits, wishes: wishes, facts: change)
  }

  /// Saves the first frame of a clip, or the picture of a picture file.
  init(
    of source: String, in folder: TemporaryFolder, limits: [Limit] = [],
    wishes change: (inout StillWishes) -> Void = { _ in },
    facts changeFacts: (inout MediaFacts) -> Void = { _ in }
  ) throws {
    self.folder = folder
    var facts = try MediaProbe().facts(of: source)
    changeFacts(&facts)
    var wishes = StillWishes()
    change(&wishes)
    var profile = Profile.taking()
    profile.limits = limits
    let planner = try FrameStillPlanner(
      facts, wishes: wishes, acceptance: .init(profiles: limits.isEmpty ? [] : [profile]),
      catalog: .builtIn)
    let writer = FrameStillWriter(judge: planner.judge)
    let path = { (format: StillWishes.Format) in folder.path("still.\(format.rawValue)") }
    var results: [(FrameStillPlan, FrameStillWriter.Written)] = []
    if facts.kind == .image {
      let plan = planner.plan()
      results = [(plan, try writer.write(.file, plan, replacesExisting: false, to: path))]
    } else {
      let reader = try FrameReader(source, track: facts.mainVideo?.index ?? 0)
      try reader.read(
        reader.addresses(of: [.first]), deinterlacing: planner.fields.deinterlacing
      ) { frame in
        let plan = planner.plan(frame.traits)
        results.append(
          (plan, try writer.write(.frame(frame), plan, replacesExisting: false, to: path)))
      }
    }
    guard let result = results.first else { throw NoFrame() }
    (plan, written) = result
  }

  struct NoFrame: Error {}

  var path: String { written.path }
  var proof: StillProof { written.proof }

  /// What ffmpeg decodes the still to, in one of its formats.
  func values(_ format: String = "rgb24") throws -> [UInt8] {
    [UInt8](
      try ExternalProgram.ffmpeg.output([
        "-v", "error", "-i", path, "-vf", "scale=flags=accurate_rnd+full_chroma_int", "-f",
        "rawvideo", "-pix_fmt", format, "-",
      ]))
  }

  /// The bytes of the still.
  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }
}
