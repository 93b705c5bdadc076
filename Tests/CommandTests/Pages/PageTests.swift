import Foundation
import TestMedia
import Testing

/// Pages as a browser shows them; one test after the other, since they share the browser.
@Suite(.serialized, .enabled(if: Browser.isPresent, "\(Browser.absence)"))
struct PageTests {
  /// The pages that tests look at, made once.
  struct Pages: Sendable {
    let tool: Tool

    static let shared = Result { try Pages() }

    init() throws {
      tool = try Tool()
      try tool.clip("long.mp4", frames: 250) { $0.pictures = .numbers }
      try tool.clip("short.mp4", frames: 25)
      try tool.clip("fine.mp4", frames: 100)
      try tool.clip("wide.mp4", frames: 100) { ($0.width, $0.height) = (192, 48) }
      try tool.clip("silent.mp4", frames: 75)
      try tool.image()
      try make("long.html", "check", "long.mp4", "--for", "erase-objects")
      try make("short.html", "check", "short.mp4", "--for", "reshoot")
      try make("part.html", "check", "long.mp4", "--for", "erase-objects", "--from", "4")
      try make("wide.html", "check", "wide.mp4", "--for", "generative-extend")
      try make(
        "many.html", "check", "long.mp4", "short.mp4", "fine.mp4", "silent.mp4", "--for",
        "erase-objects,reshoot")
      try make("all.html", "check", "long.mp4", "--for", "all")
      try make("facts.html", "probe", "long.mp4", "image.png")
      try make("fit.html", "fit", "long.mp4", "--for", "erase-objects", "-o", "fit.mp4")
      try make("stills.html", "frames", "long.mp4", "--first", "--last", "-o", "stills")
      try make("pair.html", "transition", "long.mp4", "fine.mp4", "-o", "pair")
    }

    /// Writes what a command prints into a file.
    func make(_ name: String, _ arguments: String...) throws {
      let run = try tool.run(arguments + ["--format", "html"])
      guard run.output.hasPrefix("<!doctype html>") else {
        throw Browser.Failure(description: "\(arguments): \(run.errors)")
      }
      try tool.file(name, run.output)
    }

    static let names = [
      "long.html", "short.html", "part.html", "wide.html", "many.html", "all.html", "facts.html",
      "fit.html", "stills.html", "pair.html",
    ]
  }

  /// The browser with a page open.
  func browser(
    on name: String, width: Int = 1280, isDark: Bool = false
  ) async throws -> Browser {
    let browser = try await Browser.shared
    try await browser.show(width: width, isDark: isDark)
    try await browser.open(Pages.shared.get().tool.folder.path(name))
    return browser
  }

  @Test func theVerdictIsSaidInWordsBesideTheName() async throws {
    let browser = try await browser(on: "long.html")
    let title: String = try await browser.value(of: "return document.title")
    #expect(title == "Will be rejected: long.mp4")
    let top: String = try await browser.value(of: "return document.querySelector('h1').innerText")
    #expect(top == "Will be rejected\nlong.mp4")
    let text: String = try await browser.value(of: "return document.body.innerText")
    #expect(text.contains("The clip lasts 10.000 s"))
    #expect(text.contains("preflight fit long.mp4 --for erase-objects -o long.fit.mp4"))
    #expect(text.contains("unknown: no price known"))
    #expect(!text.contains("Nothing was found."))
  }

  @Test(arguments: Pages.names) func nothingIsLoadedAndNothingComplains(name: String) async throws {
    let browser = try await browser(on: name)
    #expect(try await browser.log("browser") == [])
    let requests = try await browser.log("performance").filter {
      $0.contains("\"Network.requestWillBeSent\"")
    }
    #expect(!requests.isEmpty)
    for request in requests {
      #expect(
        request.contains("\"url\":\"file:///") || request.contains("\"url\":\"data:image/jpeg")
          || request.contains("\"url\":\"about:blank"), "\(request.prefix(300))")
    }
  }

  @Test(arguments: Pages.names) func noPageScrollsSideways(name: String) async throws {
    for width in [360, 768, 1280] {
      let browser = try await browser(on: name, width: width)
      let wide: [String] = try await browser.value(
        of: """
          document.querySelectorAll("details").forEach(one => one.open = true);
          const all = Array.from(document.querySelectorAll("body *"));
          return all.filter(one => one.getBoundingClientRect().right > innerWidth + 1
            && !one.closest(".unseen,.film,.lane,.ruler"))
            .map(one => one.tagName + "." + one.className).slice(0, 5)
          """)
      let overflow: Int = try await browser.value(
        of: "return document.documentElement.scrollWidth - innerWidth")
      #expect(wide == [] && overflow <= 0, "\(name) at \(width)")
    }
  }

  @Test func thePartThatStaysIsDrawnWhereItIs() async throws {
    struct Place: Decodable {
      let left: Double
      let right: Double
    }
    let script = """
      const film = document.querySelector(".film").getBoundingClientRect();
      const kept = document.querySelector(".film .kept").getBoundingClientRect();
      return {left: (kept.left - film.left) / film.width, right: (kept.right - film.left) / film.width}
      """
    // 124 of 250 frames stay: one less than the 125 that last five seconds.
    let whole: Place = try await browser(on: "long.html").value(of: script)
    #expect(abs(whole.left) < 0.002 && abs(whole.right - 0.496) < 0.002)
    let part: Place = try await browser(on: "part.html").value(of: script)
    #expect(abs(part.left - 0.4) < 0.002 && abs(part.right - 0.896) < 0.002)
  }

  @Test func whatIsMissingIsDrawnBehindTheClip() async throws {
    let share: Double = try await browser(on: "short.html", width: 360).value(
      of: """
        const film = document.querySelector(".film").getBoundingClientRect();
        const missing = document.querySelector(".film .missing").getBoundingClientRect();
        return (missing.left - film.left) / film.width
        """)
    // One second of the two that are needed.
    #expect(abs(share - 0.5) < 0.006)
  }

  @Test func framesAreInOrderFromTheFirstToTheLast() async throws {
    let browser = try await browser(on: "long.html")
    let words: [String] = try await browser.value(
      of: "return Array.from(document.querySelectorAll('.film img')).map(one => one.alt)")
    #expect(words.count == 10)
    #expect(words.first == "First frame at 0.000 s")
    #expect(words.last == "Last frame at 9.960 s")
    let times = words.compactMap { Double($0.split(separator: " ").dropLast().last ?? "") }
    #expect(times.count == 10 && times == times.sorted())
    let lefts: [Double] = try await browser.value(
      of: """
        return Array.from(document.querySelectorAll('.film img'))
          .map(one => one.getBoundingClientRect().left)
        """)
    #expect(lefts == lefts.sorted() && Set(lefts).count == 10)
    let loaded: Bool = try await browser.value(
      of: "return Array.from(document.images).every(one => one.complete && one.naturalWidth > 0)")
    #expect(loaded)
  }

  @Test(arguments: [("long.html", true), ("short.html", false)])
  func theMeasuredValueIsOnItsSideOfTheLimit(name: String, isBeyond: Bool) async throws {
    let distance: Double = try await browser(on: name).value(
      of: """
        const middle = name => {
          const box = document.querySelector(".scale " + name).getBoundingClientRect();
          return box.left + box.width / 2;
        };
        return middle(".mark") - middle(".tick")
        """)
    #expect(isBeyond ? distance > 4 : distance < -4)
  }

  @Test func labelsOfScalesDoNotCoverEachOther() async throws {
    for name in ["long.html", "short.html", "wide.html", "pair.html"] {
      let browser = try await browser(on: name, width: 360)
      let covered: Int = try await browser.value(
        of: """
          let count = 0;
          for (const row of document.querySelectorAll(".scale .below, .ruler")) {
            const boxes = Array.from(row.children).map(one => one.getBoundingClientRect());
            boxes.forEach((box, index) => boxes.slice(index + 1).forEach(other => {
              if (box.left < other.right - 1 && other.left < box.right - 1) count += 1;
            }));
          }
          return count
          """)
      #expect(covered == 0, "\(name)")
    }
  }
}
