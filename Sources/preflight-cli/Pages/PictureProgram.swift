import Media
import MediaModel
import Preprocess
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// This program, started once more to take the pictures of one file: a file that is made to crash or to
/// hang what decodes it costs its pictures, and no more.
enum PictureProgram {
  private static let argument = "--pictures"
  /// How long one file may take.
  private static let mayTake = Duration.seconds(20)

  /// Whether this process was started to take pictures, and not by somebody who types.
  static var isMeant: Bool {
    CommandLine.argc == 7 && CommandLine.arguments[1] == argument
  }

  /// Takes the pictures, writes them to standard output, and ends the process.
  static func run() -> Never {
    let words = CommandLine.arguments
    var limit = rlimit(rlim_cur: 20, rlim_max: 20)
    #if canImport(Darwin)
      unsafe setrlimit(RLIMIT_CPU, &limit)
    #else
      unsafe setrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
    #endif
    let numbers = words[2..<6].compactMap { Int($0) }
    guard numbers.count == 4 else { exit(64) }
    let options = ThumbnailOptions(
      frameCount: numbers[0], longSide: numbers[1], longSideOfEnds: numbers[2],
      quality: numbers[3])
    guard let facts = try? MediaProbe(depth: .header).facts(of: words[6]) else { exit(2) }
    let bytes = PicturesMessage.bytes(ThumbnailReader(facts, options).pictures())
    exit(FileDescriptorOutput.standardOutput.write(bytes) ? 0 : 2)
  }

  /// The pictures of a file, taken in a process of its own.
  static func pictures(of path: String, _ options: ThumbnailOptions) -> FilePictures {
    let numbers = [options.frameCount, options.longSide, options.longSideOfEnds, options.quality]
    let child = ChildProcess(
      arguments: [argument] + numbers.map(String.init) + [path],
      ceilings: ChildCeilings(memory: 1 << 30), mayTake: mayTake)
    guard let result = try? child.run() else {
      return .none(reason: "The pictures could not be taken: no process can be started.")
    }
    if result.isTimedOut { return .none(reason: "The pictures took too long to decode.") }
    guard let pictures = PicturesMessage.pictures(result.output) else {
      return .none(reason: "The pictures cannot be decoded: what decodes them crashed.")
    }
    return pictures
  }
}
