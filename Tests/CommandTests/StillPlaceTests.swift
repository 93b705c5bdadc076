import CommandLineArguments
import Foundation
import Preprocess
import TestMedia
import Testing

@testable import preflight_cli

struct StillPlaceTests {
  private func message(
    _ path: String, mayBeSeveral: Bool = false, as format: StillExportOptions.Format? = nil
  ) -> String? {
    do {
      _ = try StillPlace(path, mayBeSeveral: mayBeSeveral, as: format)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("end.png", StillExportOptions.Format.png), ("end.PNG", .png), ("end.jpg", .jpeg),
    ("end.JPEG", .jpeg), ("end.webp", .webp), ("a.b/end.v2.png", .png), ("-end.png", .png),
  ])
  func theNameOfAFileSaysItsFormat(path: String, format: StillExportOptions.Format) throws {
    for said in [nil, format] {
      let place = try StillPlace(path, mayBeSeveral: false, as: said)
      #expect(place.destination == .file(path))
      #expect(place.format == format)
    }
  }

  @Test func aFolderIsOneThatExistsOrEndsInASlash() throws {
    let folder = try TemporaryFolder()
    for path in [folder.url.path, "new/", "end.png/", "."] {
      for mayBeSeveral in [true, false] {
        let place = try StillPlace(path, mayBeSeveral: mayBeSeveral, as: .webp)
        #expect(place.destination == .folder(path))
        #expect(place.format == .webp)
        #expect(try StillPlace(path, mayBeSeveral: mayBeSeveral, as: nil).format == nil)
      }
    }
  }

  @Test(arguments: ["stills", "a/stills", "stills.v2", "12.30"])
  func severalStillsMakeAFolderOfAPlainName(path: String) throws {
    #expect(try StillPlace(path, mayBeSeveral: true, as: nil).destination == .folder(path))
  }

  @Test(arguments: ["end.png", "end.JPG", "end.gif", "end.heic"])
  func severalStillsDoNotFitIntoAFile(path: String) throws {
    #expect(
      message(path, mayBeSeveral: true)
        == "\(path) is one file, but several stills are requested; name a folder, such as stills/.")
  }

  @Test func severalStillsDoNotFitIntoAFileThatExists() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([], named: "notes")
    #expect(message(path, mayBeSeveral: true)?.hasPrefix("\(path) is one file") == true)
  }

  @Test(
    arguments: [
      ("end", nil, "end would hold PNG; name it end.png, or end/ for a folder."),
      ("end", .jpeg, "end would hold JPEG; name it end.jpg, or end/ for a folder."),
      ("a.b/end", nil, "a.b/end would hold PNG; name it a.b/end.png, or a.b/end/ for a folder."),
      ("end.mp4", nil, "end.mp4 would hold PNG; name it end.png, or end.mp4/ for a folder."),
      ("end.gif", nil, "end.gif would hold PNG; name it end.png."),
      ("end.png", .jpeg, "end.png would hold JPEG; name it end.jpg."),
      ("end.jpg", .webp, "end.jpg would hold WebP; name it end.webp."),
    ] as [(String, StillExportOptions.Format?, String)])
  func aNameThatSaysAnotherFormatIsRefusedWithTheRightOne(
    path: String, format: StillExportOptions.Format?, expected: String
  ) {
    #expect(message(path, as: format) == expected)
  }
}
