// Answers one request for frames with Preflight's library: the seconds of each repetition, the memory
// above what the process had before, and what the frames are. Both are JSON, in and out.

import Foundation
import Media
import MediaModel

/// What is told about the frames of a request.
struct Answer: Encodable {
  var times: [Double] = []
  /// Seconds of all processors a repetition.
  var processor = 0.0
  var memory = 0
  var count = 0
  /// SHA-256 of each frame as it was decoded.
  var hashes: [String] = []
  var error: String?
}

func answer(_ request: FrameRequest) -> Answer {
  var answer = Answer()
  do {
    Memory.forgetPeak()
    let before = Memory.bytes("VmRSS")
    let watch = ContinuousClock()
    let busy = clock()
    var pictures: [RGBPicture] = []
    repeat {
      pictures = []
      let spent = try watch.measure {
        try request.carryOut { pictures.append(try $0.picture($1)) }
      }
      answer.times.append(spent / .seconds(1))
    } while answer.times.count < request.repetitions
      && answer.times.reduce(0, +) <= request.seconds
    answer.processor = Double(clock() - busy) / Double(CLOCKS_PER_SEC) / Double(answer.times.count)
    answer.memory = Memory.bytes("VmHWM") - before
    if request.hashes {
      try request.carryOut { frame, _ in answer.hashes.append(frame.decodedHash) }
    }
    for (number, picture) in pictures.enumerated() {
      var file = Data("P6 \(picture.size.width) \(picture.size.height) 255\n".utf8)
      file.append(contentsOf: picture.bytes)
      try file.write(to: URL(fileURLWithPath: "\(request.pictures)-\(number).ppm"))
    }
    answer.count = pictures.count
  } catch {
    answer.error = "\(error)"
  }
  return answer
}

let request = try JSONDecoder().decode(
  FrameRequest.self, from: FileHandle.standardInput.readDataToEndOfFile())
let output = try JSONEncoder().encode(answer(request))
FileHandle.standardOutput.write(output + Data("\n".utf8))
