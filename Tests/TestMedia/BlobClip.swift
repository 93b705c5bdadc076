import CFFmpeg
import Foundation

/// A round, bright blob that moves over a chequered ground, without loss: where it is in which frame is
/// known, and so is its shape.
public struct BlobClip: Sendable {
  public var width = 160
  public var height = 90
  public var frameCount = 14
  public var frameRate = 25
  /// The blob's centre in pixels, as expressions of FFmpeg in which `N` is the number of the frame.
  public var x = "30+6*N"
  public var y = "45"
  public var radius = 12
  /// Filters that follow, such as a fade.
  public var filters: [String] = []
  /// How FFmpeg codes it; FFV1 in RGB unless it says something else.
  public var coding = ["-c:v", "ffv1", "-pix_fmt", "bgr0"]

  public init() {}

  /// A clip changed from the usual one.
  public init(_ change: (inout BlobClip) -> Void) { change(&self) }

  /// Writes the clip, or with a picture's name its first frame, into a folder and returns its path.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when ffmpeg is missing or refuses.
  public func write(in folder: TemporaryFolder, named name: String) throws -> String {
    let path = folder.path(name)
    let isPicture = name.hasSuffix(".png")
    let ground = "40+40*mod(floor(X/5)+floor(Y/5)\\,2)"
    func channel(_ blob: Int, _ ground: String) -> String {
      "'if(lt(hypot(X-(\(x))\\,Y-(\(y)))\\,\(radius))\\,\(blob)\\,\(ground))'"
    }
    let drawing =
      "geq=r=\(channel(235, ground)):g=\(channel(190, "\(ground)+60*X/W")):"
      + "b=\(channel(40, "\(ground)+60*Y/H"))"
    let source =
      "nullsrc=s=\(width)x\(height):r=\(frameRate):d=\(Double(frameCount + 1) / Double(frameRate))"
    let chain = ([source, "format=gbrp", drawing] + filters).joined(separator: ",")
    _ = try ExternalProgram.ffmpeg.output(
      ["-v", "error", "-y", "-f", "lavfi", "-i", chain]
        + ["-frames:v", isPicture ? "1" : "\(frameCount)"]
        + (isPicture ? ["-pix_fmt", "rgb24"] : coding) + [path])
    return path
  }
}

/// A picture as ffmpeg decodes it: red, green and blue, row after row.
public struct DecodedRGB: Sendable {
  public let width: Int
  public let height: Int
  public let bytes: [UInt8]

  /// Decodes one picture of a file, from 0; the last one when `number` is nil.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when ffmpeg or ffprobe is missing or refuses.
  public init(_ path: String, number: Int? = 0) throws {
    let sides = try ExternalProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of",
      "csv=p=0", path,
    ])
    let numbers = String(decoding: sides, as: UTF8.self).split { !$0.isNumber }
      .compactMap { Int($0) }
    guard numbers.count >= 2 else {
      throw ExternalProgram.Failure(description: "\(path) has no size")
    }
    (width, height) = (numbers[0], numbers[1])
    let data = try ExternalProgram.ffmpeg.output([
      "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    ])
    let byteCount = width * height * 3
    let all = [UInt8](data)
    let place = number ?? all.count / byteCount - 1
    guard place >= 0, all.count >= (place + 1) * byteCount else {
      throw ExternalProgram.Failure(description: "\(path) has no picture \(place)")
    }
    bytes = Array(all[(place * byteCount)..<((place + 1) * byteCount)])
  }

  /// The smallest rectangle that holds the blob of a ``BlobClip``, or nil when there is none.
  public var blob: (left: Int, top: Int, width: Int, height: Int)? {
    var (left, top, right, bottom) = (Int.max, Int.max, -1, -1)
    for y in 0..<height {
      for x in 0..<width {
        let place = (y * width + x) * 3
        guard bytes[place] > 190, bytes[place + 1] > 140, bytes[place + 2] < 90 else { continue }
        (left, top) = (min(left, x), min(top, y))
        (right, bottom) = (max(right, x), max(bottom, y))
      }
    }
    return right < 0 ? nil : (left, top, right - left + 1, bottom - top + 1)
  }

  /// The largest difference of a value from that of another picture.
  public func largestDifference(from other: DecodedRGB) -> Int {
    zip(bytes, other.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 0
  }

  /// The mean difference of the values from those of another picture.
  public func meanDifference(from other: DecodedRGB) -> Double {
    let sum = zip(bytes, other.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(max(1, bytes.count))
  }
}

/// Fills frames with flat areas whose values are known.
public enum PatchPainter {
  /// How wide an area is, in pixels.
  public static let width = 40

  /// Paints areas side by side from the left, each given by the values of its components as they are
  /// stored; the last one fills the rest.
  static func paint(_ patches: [[Int]], into picture: UnsafeMutablePointer<AVFrame>) {
    guard let format = av_pix_fmt_desc_get(AVPixelFormat(rawValue: picture.pointee.format)) else {
      return
    }
    let planes = [picture.pointee.data.0, picture.pointee.data.1, picture.pointee.data.2]
    let strides = [
      picture.pointee.linesize.0, picture.pointee.linesize.1, picture.pointee.linesize.2,
    ]
    let isDeep = format.pointee.comp.0.depth > 8
    for (component, plane) in planes.enumerated() {
      guard let plane else { continue }
      let shift =
        component == 0 ? (0, 0) : (format.pointee.log2_chroma_w, format.pointee.log2_chroma_h)
      let columns = (Int(picture.pointee.width) + (1 << Int(shift.0)) - 1) >> Int(shift.0)
      let rows = (Int(picture.pointee.height) + (1 << Int(shift.1)) - 1) >> Int(shift.1)
      for y in 0..<rows {
        let row = plane + y * Int(strides[component])
        for x in 0..<columns {
          let patch = min((x << Int(shift.0)) / width, patches.count - 1)
          let value = patches[patch][component]
          guard isDeep else {
            row[x] = UInt8(value)
            continue
          }
          row[2 * x] = UInt8(value & 0xFF)
          row[2 * x + 1] = UInt8(value >> 8)
        }
      }
    }
  }
}
