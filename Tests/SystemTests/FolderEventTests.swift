import Testing

@testable import System

/// Which names in a watched folder are waited for, and what inotify's bytes mean.
@Suite struct FolderEventTests {
  @Test(arguments: [
    "clip.mp4.part", "clip.mp4.crdownload", "clip.TMP", ".clip.mp4", "~$clip.mp4", "clip.mp4~",
    ".clip.mp4.preflight-12", "clip.mp4.preflight-12", "x.download",
  ])
  func aNameInPassingIsPassedOver(name: String) { #expect(FolderEvent.isPassing(name)) }

  @Test(arguments: ["clip.mp4", "part.mov", "clip.preflight-a.mp4", "clip.preflight-", "tmp", "~a"])
  func anotherNameIsWaitedFor(name: String) { #expect(!FolderEvent.isPassing(name)) }

  @Test func recordsComeWithAndWithoutNames() {
    let records = InotifyRecords.records(
      in: Self.record(1, 0x100, "a.mp4") + Self.record(2, 0x400, "") + Self.record(-1, 0x4000, ""))
    #expect(
      records == [
        .init(watch: 1, mask: 0x100, name: "a.mp4"), .init(watch: 2, mask: 0x400, name: nil),
        .init(watch: -1, mask: 0x4000, name: nil),
      ])
  }

  @Test func halfARecordIsLeftOut() {
    let bytes = Self.record(1, 0x100, "a.mp4")
    for count in 0..<bytes.count {
      #expect(InotifyRecords.records(in: bytes.prefix(count)).isEmpty)
    }
  }

  /// A record as the kernel writes it: the name filled up with NUL.
  private static func record(_ watch: Int32, _ mask: UInt32, _ name: String) -> [UInt8] {
    let padded =
      name.isEmpty ? [] : Array(name.utf8) + [UInt8](repeating: 0, count: 16 - name.utf8.count)
    let head = [UInt32(bitPattern: watch), mask, 0, UInt32(padded.count)]
    return head.flatMap { value in unsafe withUnsafeBytes(of: value) { unsafe Array($0) } } + padded
  }
}
