import Foundation

/// How much the pictures of a file differ from part of those of another, as FFmpeg's tools measure it.
public struct FrameComparison: Sendable {
  /// Structural similarity of each frame, from 0 to 1.
  public let similarities: [Double]
  /// The mean difference of red, green and blue values of 255.
  public let meanColorError: Double

  /// Compares every frame of a file with so many frames of another from the one of a number.
  ///
  /// `matrix` names the matrix of both in FFmpeg's words (`"bt709"`), nil for what the files say.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when a tool fails.
  public init(
    _ result: String, with source: String, from first: Int, count: Int, matrix: String? = nil
  ) throws {
    let even = "settb=1/25,setpts=N,format=yuv420p"
    let colors =
      "scale=flags=bilinear+accurate_rnd+full_chroma_int"
      + (matrix.map { ":in_color_matrix=\($0)" } ?? "") + ",format=rgb24"
    let folder = try TemporaryFolder()
    let log = folder.path("ssim")
    let files = [folder.path("left"), folder.path("right")]
    let raw = ["-f", "rawvideo", "-fps_mode", "passthrough"]
    _ = try ExternalProgram.ffmpeg.output(
      [
        "-v", "error", "-nostdin", "-i", result, "-i", source, "-filter_complex",
        "[0:v:0]split[a][c];[1:v:0]trim=start_frame=\(first):end_frame=\(first + count),split[b][d];"
          + "[a]\(even)[e];[b]\(even)[f];[e][f]ssim=stats_file=\(log)[compared];"
          + "[c]\(colors)[left];[d]\(colors)[right]",
        "-map", "[compared]", "-f", "null", "-",
      ] + ["-map", "[left]"] + raw + [files[0]] + ["-map", "[right]"] + raw + [files[1]])
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    similarities = lines.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("All:") }.flatMap { Double($0.dropFirst(4)) }
    }
    let pixels = files.map { [UInt8](FileManager.default.contents(atPath: $0) ?? Data()) }
    guard pixels[0].count == pixels[1].count, !pixels[0].isEmpty else {
      meanColorError = .infinity
      return
    }
    let sum = zip(pixels[0], pixels[1]).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    meanColorError = Double(sum) / Double(pixels[0].count)
  }
}

/// A hash of every decoded frame of a file, as FFmpeg's tools compute it.
public enum FrameHashes {
  /// - Throws: ``ExternalProgram/Failure`` when the tool fails.
  public static func hashes(of path: String) throws -> [String] {
    let text = try ExternalProgram.ffmpeg.output([
      "-v", "error", "-nostdin", "-i", path, "-map", "0:v:0", "-f", "framemd5", "-fps_mode",
      "passthrough", "-",
    ])
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .compactMap { $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) } }
  }
}
