import Foundation
import TestMedia

/// The frames of a clip as ffmpeg decodes them from the start, each as the SHA-256 of its samples.
struct FrameHashes {
  let all: [String]

  /// - Throws: `ExternalProgram.Failure` when ffmpeg refuses the file.
  init(_ path: String, track: Int) throws {
    let text = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-map", "0:\(track)", "-fps_mode",
      "passthrough", "-autoscale", "0", "-f", "framehash", "-hash", "sha256", "-",
    ])
    all = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .compactMap {
        $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }
}
