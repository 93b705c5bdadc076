/// What the name of a member, a header, an option or a variable says about its value.
enum SecretName {
  /// A header whose value runs to the end of its line.
  case header
  case key
  /// A key only when it is long: the name also means other things.
  case keyIfLong
  /// Words of the user.
  case text
  /// Words of the user when they stand in quotes or brackets: the name also means other things.
  case textIfQuoted
  case location

  /// The meaning of a name, or nil when its value may stay.
  init?(_ name: ArraySlice<UInt8>) {
    guard name.count <= 48 else { return nil }
    let plain = String(
      decoding: name.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        .map(ASCII.lowercased), as: UTF8.self)
    if let known = Self.known[plain] {
      self = known
    } else if Self.keyEndings.contains(where: plain.hasSuffix) || Self.isVariable(name) {
      self = .key
    } else if plain.hasSuffix("prompt") || plain.hasPrefix("prompttext") {
      self = .text
    } else {
      return nil
    }
  }

  /// Whether a name is that of an environment variable that holds a key: `FAL_KEY`.
  private static func isVariable(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    return text.uppercased() == text && (text.hasSuffix("_KEY") || text.hasSuffix("_SECRET"))
  }

  private static let keyEndings = [
    "apikey", "secretkey", "accesskey", "accesskeyid", "privatekey", "clientsecret", "apisecret",
    "authtoken", "accesstoken", "refreshtoken", "sessiontoken", "securitytoken", "password",
    "passphrase", "signature", "credential", "credentials",
  ]

  private static let known: [String: SecretName] = {
    let names: [(SecretName, [String])] = [
      (
        .header,
        ["authorization", "proxyauthorization", "cookie", "setcookie", "xapikey", "xkey", "apikey"]
      ),
      (.key, ["secret", "falkey", "keyid", "keypairid", "googleaccessid", "sig", "passwd"]),
      (.keyIfLong, ["key", "token", "policy", "auth", "session", "sessionid"]),
      (
        .text,
        [
          "prompts", "multiprompt", "instruction", "instructions", "lyrics", "script", "caption",
          "storyboard", "voiceover", "dialogue", "transcript",
        ]
      ),
      (
        .textIfQuoted,
        [
          "text", "texts", "input", "inputs", "inputvalue", "inputtext", "content", "contents",
          "messages", "arguments", "query", "description", "shots",
        ]
      ),
      (
        .location,
        [
          "location", "gps", "latitude", "longitude", "lat", "lon", "lng", "altitude",
          "coordinates", "geolocation", "geo", "iso6709", "gpslatitude", "gpslongitude",
          "gpsposition", "gpscoordinates", "locationeng",
        ]
      ),
    ]
    var known: [String: SecretName] = [:]
    for (kind, list) in names { for name in list { known[name] = kind } }
    return known
  }()
}
