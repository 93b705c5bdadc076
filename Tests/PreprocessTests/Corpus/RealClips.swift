import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

/// A real file beside the package.
struct RealClip: Sendable, CustomTestStringConvertible {
  let path: String
  var testDescription: String { URL(fileURLWithPath: path).lastPathComponent }
}

/// The real clips beside the package, where they are present.
enum RealClips {
  static let absence = RealFiles.absence
  static let arePresent = RealFiles.arePresent

  /// Every fifth of the clips that are quick to repair, by name.
  static let small: [RealClip] = {
    let clips = RealFiles.urls.map(\.path).sorted().filter { path in
      guard let facts = try? MediaProbe().facts(of: path), let video = facts.video.first,
        let size = video.displaySize, let count = video.frameCount?.value
      else { return false }
      return facts.kind == .video && size.width * size.height * count < 20_000_000
    }
    return stride(from: 0, to: clips.count, by: 5).map { RealClip(path: clips[$0]) }
  }()

  /// Every fifteenth of the inputs that take video, with their profiles.
  static func inputs() throws -> [(profile: Profile, role: String)] {
    let all = try Catalog.builtIn.allProfiles().flatMap { profile in
      profile.inputs.filter { $0.media.contains(.video) }.map { (profile, $0.role) }
    }
    return stride(from: 0, to: all.count, by: 15).map { all[$0] }
  }
}
