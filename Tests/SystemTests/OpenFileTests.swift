import Foundation
import System
import TestMedia
import Testing

/// Opening what cannot be read as media.
struct OpenFileTests {
  /// Another thread may have been given the number of a descriptor that is closed a second time.
  @Test(arguments: ["/", "/dev/null", "empty"])
  func whatIsRefusedClosesNoFileOfOthers(name: String) async throws {
    let folder = try TemporaryFolder()
    let path = name == "empty" ? folder.path(name) : name
    if name == "empty" { try Data().write(to: URL(fileURLWithPath: path)) }
    let lost = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        var lost = 0
        while !Task.isCancelled {
          let descriptor = unsafe open("/dev/null", O_RDONLY)
          sched_yield()
          if close(descriptor) != 0 { lost += 1 }
        }
        return lost
      }
      for _ in 0..<20_000 {
        #expect(throws: FileError.self) { try OpenFile(path: path) }
      }
      group.cancelAll()
      return await group.next() ?? 0
    }
    #expect(lost == 0)
    // The lowest number that is free stays low when every file is closed.
    let descriptor = unsafe open("/dev/null", O_RDONLY)
    #expect(descriptor < 10_000)
    close(descriptor)
  }
}
