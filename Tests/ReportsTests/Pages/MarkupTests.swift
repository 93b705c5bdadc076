import MediaModel
import Testing

@testable import Reports

struct MarkupTests {
  @Test(arguments: [
    ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\u{202E}b", "a\\u{202E}b"),
    ("a\u{0}b\nc", "a\\u{0}b\\u{A}c"), ("größer 🎬", "größer 🎬"),
  ])
  func textIsShownAndNotActedUpon(text: String, html: String) {
    #expect(Markup.text(text).html == html)
    #expect(Markup.element("p", ["title": text]).html == "<p title=\"\(html)\"></p>")
  }

  @Test func attributesWithoutValueAreLeftOut() {
    let element = Markup.element("td", ["class": nil, "hidden": ""], ["x"])
    #expect(element.html == "<td hidden>x</td>")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd",
    "https://a b", "https://a\u{202E}b", " https://example.com", "//example.com",
  ])
  func onlyPagesOfTheWebAreLinks(address: String) {
    #expect(Markup.link(to: address, "text").html == "text")
  }

  @Test func linksTellNobodyWhereTheyStand() {
    let link = Markup.link(to: "https://example.com/?a=1&b=\"2", "text").html
    #expect(link == "text" || link.contains("rel=\"noreferrer noopener\""))
    #expect(Markup.link(to: "https://example.com/", "text").html.contains("noreferrer"))
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func bytesBecomeTheLettersOfTheStandard(text: String, letters: String) {
    #expect(Base64.encoded(Array(text.utf8)) == letters)
  }
}
