import Testing

/// Whether pages can be used by everybody.
extension PageTests {
  @Test(arguments: Pages.names) func everythingHasANameForScreenReaders(name: String) async throws {
    let browser = try await browser(on: name)
    let nodes = try await browser.accessibleNodes()
    let roles = Set(nodes.compactMap { $0.role?.value })
    #expect(roles.isSuperset(of: ["banner", "main", "contentinfo"]))
    let interactive = ["button", "link", "searchbox", "textbox", "DisclosureTriangle"]
    for node in nodes where interactive.contains(node.role?.value ?? "") {
      #expect(node.name?.value?.isEmpty == false, "\(node.role?.value ?? "")")
    }
    let unnamed: [String] = try await browser.value(
      of: """
        return Array.from(document.images).filter(one => !one.hasAttribute("alt"))
          .map(one => one.outerHTML.slice(-80))
        """)
    #expect(unnamed == [])
  }

  @Test(arguments: Pages.names) func headingsDoNotSkip(name: String) async throws {
    let levels: [Int] = try await browser(on: name).value(
      of: """
        return Array.from(document.querySelectorAll("h1,h2,h3,h4,h5,h6"))
          .map(one => Number(one.tagName[1]))
        """)
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
  }

  @Test(arguments: [false, true]) func textHasContrast(isDark: Bool) async throws {
    for name in ["long.html", "many.html", "all.html", "fit.html", "pair.html"] {
      let poor: [String] = try await browser(on: name, isDark: isDark).value(of: Self.poorContrast)
      #expect(poor == [], "\(name)")
    }
  }

  @Test func darkPagesAreDark() async throws {
    let script = "return getComputedStyle(document.body).backgroundColor"
    let light: String = try await browser(on: "long.html").value(of: script)
    let dark: String = try await browser(on: "long.html", isDark: true).value(of: script)
    #expect(light != dark)
  }

  @Test func theVerdictIsAlsoToldByShape() async throws {
    func shape(_ name: String) async throws -> String {
      try await browser(on: name).value(
        of: "return document.querySelector('.hero .icon').innerHTML")
    }
    let rejected = try await shape("long.html")
    let pair = try await shape("pair.html")
    let fitted = try await shape("fit.html")
    #expect(Set([rejected, pair, fitted]).count >= 2 && rejected != fitted)
  }

  /// Texts whose colour differs from what is behind them by less than WCAG asks: 4.5, for large ones 3.
  private static let poorContrast = """
    const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => {
      const part = value => {
        const share = value / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ground = element => {
      for (let one = element; one; one = one.parentElement) {
        const color = parse(getComputedStyle(one).backgroundColor);
        if (color.length === 3 || color[3] > 0.99) return color;
      }
      return [255, 255, 255];
    };
    const poor = [];
    for (const element of document.querySelectorAll("body *")) {
      const isText = Array.from(element.childNodes)
        .some(one => one.nodeType === 3 && one.textContent.trim());
      if (!isText || element.closest("script,style,.unseen,.skip")) continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      const [a, b] = [light(parse(style.color)), light(ground(element))].sort((x, y) => y - x);
      const contrast = (a + 0.05) / (b + 0.05);
      if (contrast < needed) {
        poor.push(element.tagName + "." + element.className + " " + contrast.toFixed(2));
      }
    }
    return poor.slice(0, 6)
    """
}
