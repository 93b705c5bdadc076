import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that name other files and addresses: none of them is opened by any command.
struct ReferenceTests {
  /// Scripts with `REF` where the name goes.
  private static let scripts = [
    "list.m3u8": "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:4,\nREF\n#EXT-X-ENDLIST\n",
    "keys.m3u8": "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"REF\"\n#EXTINF:4,\nREF\n",
    "plain.m3u": "REF\n", "list.pls": "[playlist]\nFile1=REF\n",
    "list.ffconcat": "ffconcat version 1.0\nfile 'REF'\n", "list.mp4": "file 'REF'\n",
    "clip.mpd": "<?xml version=\"1.0\"?><MPD><Period><BaseURL>REF</BaseURL></Period></MPD>",
    "clip.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n",
    "list.xspf": "<playlist xmlns=\"http://xspf.org/ns/0/\"><location>REF</location></playlist>",
    "list.asx": "<asx><entry><ref href=\"REF\"/></entry></asx>",
    "clip.smil": "<smil><body><video src=\"REF\"/></body></smil>",
    "clip.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"REF\"/></svg>",
    "clip.mov": "RTSPtext\r\nREF\r\n", "clip.asf": "[Reference]\nRef1=REF\n",
    "clip.ism": "<SmoothStreamingMedia><StreamIndex Url=\"REF\"/></SmoothStreamingMedia>",
    "cpl.xml": "<CompositionPlaylist><Id>REF</Id></CompositionPlaylist>",
    "clip.edl": "# mpv EDL v0\nREF\n", "clip.avs": "DirectShowSource(\"REF\")\n",
  ]

  private static let commands: [[String]] = [
    ["probe", "FILE"], ["probe", "FILE", "--isolate"],
    ["check", "FILE", "--for", "erase-objects", "--isolate"],
    ["fit", "FILE", "--for", "erase-objects", "-o", "out.mp4"],
    ["trim", "FILE", "--to", "1f", "-o", "out.mp4"], ["frames", "FILE", "--first", "-o", "out"],
    ["transition", "FILE", "FILE", "-o", "out"],
  ]

  @Test(arguments: commands) func noCommandFollowsAReference(command: [String]) throws {
    let listener = try Listener()
    let tool = try Tool()
    let secret = try tool.clip("secret-name.mp4")
    let references = [secret, "secret-name.mp4", listener.address]
    var names: [String] = []
    for (number, script) in Self.scripts.sorted(by: { $0.key < $1.key }).enumerated() {
      let reference = references[number % references.count]
      try tool.file(
        script.key, script.value.replacingOccurrences(of: "REF", with: reference))
      names.append(script.key)
    }
    names += try Self.movies(naming: references[command.count % references.count], in: tool)
    // What reads takes all files at once; what writes takes one.
    let isReading = ["probe", "check"].contains(command[0])
    for group in isReading ? [names] : names.map({ [$0] }) {
      let run = try tool.run(command.flatMap { $0 == "FILE" ? group : [$0] })
      // A movie's own facts may be printed, with a note that its pictures lie elsewhere.
      let isNoted = run.code == 0 && run.output.contains("lie in another file")
      #expect(isNoted || [1, 2, 64].contains(run.code), "\(group): \(run.output)\(run.errors)")
      #expect(!tool.has("out.mp4") && !tool.has("out"), "\(group)")
    }
    #expect(listener.connectionCount == 0)
  }

  /// Movies whose media data lie elsewhere, or which name others.
  private static func movies(naming reference: String, in tool: Tool) throws -> [String] {
    var movie = try MP4File(path: tool.clip("own.mp4") { $0.muxerOptions = [:] })
    let url = MP4File.box("url ", [0, 0, 0, 0] + Array(reference.utf8) + [0])
    try movie.replace(
      "moov/trak/mdia/minf/dinf/dref",
      with: MP4File.box("dref", MP4File.big(0, 4) + MP4File.big(1, 4) + url))
    _ = try movie.write(in: tool.folder, named: "elsewhere.mp4")
    let target = [0, 0, 0, 0] + Array("url ".utf8) + MP4File.big(UInt64(reference.utf8.count), 4)
    let names = MP4File.box(
      "rmra", MP4File.box("rmda", MP4File.box("rdrf", target + Array(reference.utf8))))
    let header = MP4File.box("ftyp", Array("qt  ".utf8) + [0, 0, 0, 0] + Array("qt  ".utf8))
    _ = try tool.folder.write(header + MP4File.box("moov", names), named: "other.mov")
    return ["elsewhere.mp4", "other.mov"]
  }
}

/// A server on this machine that wants nobody to come.
private final class Listener {
  private let descriptor: Int32
  let address: String

  init() throws {
    #if canImport(Darwin)
      let socket = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    descriptor = socket
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &place) { place in
      unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        unsafe bind(socket, place, size) == 0 && getsockname(socket, place, &size) == 0
      }
    }
    try #require(isBound && listen(socket, 5) == 0)
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))/secret-name.mp4"
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// How many have come since this was last asked.
  var connectionCount: Int {
    var count = 0
    while accept(descriptor, nil, nil) >= 0 { count += 1 }
    return count
  }
}
