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
    let cut = "trim=start_frame=\(first):end_frame=\(first + count),"
    let even = "settb=1/25,setpts=N,format=yuv420p"
    let folder = try TemporaryFolder()
    let log = folder.path("ssim")
    _ = try ExternalProgram.ffmpeg.output([
      "-v", "error", "-nostdin", "-i", result, "-i", source, "-filter_complex",
      "[0:v:0]\(even)[a];[1:v:0]\(cut)\(even)[b];[a][b]ssim=stats_file=\(log)", "-f", "null", "-",
    ])
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    similarities = lines.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("All:") }.flatMap { Double($0.dropFirst(4)) }
    }
    let left = try Self.colors(of: result, filter: "null", matrix)
    let right = try Self.colors(of: source, filter: cut.dropLast().description, matrix)
    guard left.count == right.count, !left.isEmpty else {
      meanColorError = .infinity
      return
    }
    var sum = 0
    for index in left.indices { sum += abs(Int(left[index]) - Int(right[index])) }
    meanColorError = Double(sum) / Double(left.count)
  }

  private static func colors(
    of path: String, filter: String, _ matrix: String?
  ) throws -> [UInt8] {
    let flags = "flags=bilinear+accurate_rnd+full_chroma_int"
    let conversion = "scale=\(flags)" + (matrix.map { ":in_color_matrix=\($0)" } ?? "")
    return [UInt8](
      try ExternalProgram.ffmpeg.output([
        "-v", "error", "-nostdin", "-i", path, "-map", "0:v:0", "-vf",
        "\(filter),\(conversion),format=rgb24", "-f", "rawvideo", "-fps_mode", "passthrough", "-",
      ]))
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
