import Testing

@testable import Preflight

struct IPAddressTests {
  @Test(arguments: [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0x7f.1", "0177.0.0.1",
    "127.0.0.1.", "127.0.1",
  ])
  func readsEverySpellingOfThisComputer(host: String) {
    #expect(IPAddress(host: host) == .v4([127, 0, 0, 1]))
  }

  @Test(arguments: [
    "example.com", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "4294967296", "1..2", "0x", "08", "", ".",
    "abc", "1.2.3.4a", "::1::2", "1:2:3", ":::", "12345::", "::ffff:1.2.3", "+1.2.3.4",
  ])
  func leavesNamesAndSlipsAlone(host: String) {
    if host == "0x" {
      // The C library takes it for zero.
      #expect(IPAddress(host: host) == .v4([0, 0, 0, 0]))
    } else {
      #expect(IPAddress(host: host) == nil)
    }
  }

  @Test(arguments: [
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.255.255.255", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1",
    "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::a00:1",
    "2002:7f00:1::", "2002:c0a8:1::1", "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "fc00::1",
    "fdff::1", "ff02::1", "2001:db8::1", "2001::1", "100::1", "3fff::1", "4000::1",
  ])
  func keepsWhatIsNotPublic(host: String) throws {
    #expect(try !#require(IPAddress(host: host)).isPublic)
  }

  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255",
    "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
    "2606:4700:4700::1111", "2a00:1450::1", "2001:4860:4860::8888", "3ffe::1",
  ])
  func letsPassWhatIsPublic(host: String) throws {
    #expect(try #require(IPAddress(host: host)).isPublic)
  }
}

struct WebAddressTests {
  @Test func takesAnAddressApart() throws {
    let address = try #require(
      WebAddress("HTTPS://me:pw@Example.COM:8443/a/b.MP4?sig=secret#part"))
    #expect(address.scheme == "https")
    #expect(address.host == "example.com")
    #expect(address.port == 8443)
    #expect(address.path == "/a/b.MP4")
    #expect(address.hasUserInfo)
    #expect(address.pathExtension == "mp4")
    #expect(address.shown == "https://example.com:8443/a/b.MP4")
  }

  @Test(arguments: [
    "ftp://example.com", "https://", "https:///a", "https://?x", "https://a b", "https://ex\nample",
    "https://a:b", "https://a:0", "https://a:65536", "https://a%20b/", "https://[::1",
    "https://[x]/",
    "https://a\\b", "https://a<b>", "example.com/a.mp4",
  ])
  func refusesWhatIsMalformed(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(arguments: ["https://a@b@example.com/x", "https://[2606:4700::1]:443/x", "http://a.b"])
  func takesWhatIsOnlyOdd(text: String) {
    #expect(WebAddress(text) != nil)
  }
}
