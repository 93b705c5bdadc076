package import JSON
import MediaModel

extension Limit {
  package enum Keys: String, CaseIterable {
    case roles, quantity
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum
    case allowed, allowedByContainer, step, offset, unit
    case level, effect, behavior, scope, transport, measures, when
    case statement, name, source, note
  }

  package init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let quantity: Quantity = try reader.choice(.quantity) else {
      throw reader.error(.quantity, "missing")
    }
    guard let source = reader.value(.source) else { throw reader.error(.source, "missing") }
    self.init(
      roles: try Self.roles(of: reader), quantity: quantity,
      bounds: try Bounds(of: reader, quantity: quantity),
      allowedByContainer: try Self.codecs(of: reader),
      level: try reader.choice(.level) ?? .hard, effect: try reader.choice(.effect) ?? .reject,
      behavior: try reader.optionalText(.behavior), scope: try reader.choice(.scope) ?? .each,
      transport: try reader.choice(.transport), measures: try reader.choice(.measures),
      when: try Condition.list(.when, of: reader), statement: try reader.optionalText(.statement),
      name: try reader.optionalText(.name),
      source: try Source(source, at: reader.path(of: .source)),
      note: try reader.optionalText(.note))
    try Self.checkUnit(of: reader, quantity: quantity)
    guard self.source.evidence != nil else {
      throw DocumentError(at: "\(reader.path(of: .source)).evidence", "missing")
    }
    try checkMeaning(at: path)
  }

  private static func roles(of reader: ObjectReader<Keys>) throws(DocumentError) -> [RoleSelector] {
    var roles: [RoleSelector] = []
    for text in try reader.texts(.roles) {
      guard let role = RoleSelector(text) else {
        throw reader.error(.roles, "'\(text)' names no media type")
      }
      roles.append(role)
    }
    guard !roles.isEmpty else { throw reader.error(.roles, "at least one role is expected") }
    return roles
  }

  private static func codecs(
    of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> [String: [String]] {
    var codecs: [String: [String]] = [:]
    for (container, value) in try reader.freeMembers(.allowedByContainer) {
      guard case .array(let values) = value else {
        throw reader.error(.allowedByContainer, "a list of codecs is expected for '\(container)'")
      }
      codecs[container] = values.compactMap { value in
        if case .text(let codec) = value { codec } else { nil }
      }
    }
    return codecs
  }

  private static func checkUnit(
    of reader: ObjectReader<Keys>, quantity: Quantity
  ) throws(DocumentError) {
    guard let unit: Unit = try reader.choice(.unit) else { return }
    guard let expected = quantity.unit else {
      throw reader.error(.unit, "\(quantity.rawValue) has no unit")
    }
    guard unit == expected else {
      throw reader.error(.unit, "\(quantity.rawValue) is counted in \(expected.rawValue)")
    }
  }

  private func checkMeaning(at path: String) throws(DocumentError) {
    let saysSomething = !bounds.isEmpty || !allowedByContainer.isEmpty
    let needsBounds =
      switch quantity {
      case .aspectMatch, .outputSizeMatch, .declaration, .note: false
      case .duration, .frames, .frameRate, .width, .height, .side, .shortSide, .longSide, .area,
        .aspectRatio, .resolution, .resolutionTier, .fileSize, .count, .container, .imageFormat,
        .audioFormat, .videoCodec, .audioCodec, .bitDepth, .alpha, .audioPresence, .channels,
        .textLength, .urlLength, .urlScheme, .setting:
        true
      }
    guard saysSomething || !needsBounds else {
      throw DocumentError(at: path, "the limit has no minimum, maximum or list of allowed values")
    }
    guard quantity != .declaration || (name != nil && bounds.allowed != nil) else {
      throw DocumentError(at: path, "a declaration needs a name and its allowed values")
    }
    guard quantity != .setting || name != nil else {
      throw DocumentError(at: path, "a limit on a setting needs the setting's name")
    }
    guard allowedByContainer.isEmpty || quantity == .videoCodec else {
      throw DocumentError(at: path, "allowedByContainer belongs to videoCodec")
    }
  }
}

extension Bounds {
  /// The bounds that a limit's keys give.
  package init(of reader: ObjectReader<Limit.Keys>, quantity: Quantity) throws(DocumentError) {
    self.init()
    if quantity == .resolution {
      minimumSize = try Self.size(.minimum, of: reader)
      maximumSize = try Self.size(.maximum, of: reader)
    } else {
      minimum = try Self.bound(.minimum, or: .exclusiveMinimum, of: reader)
      maximum = try Self.bound(.maximum, or: .exclusiveMaximum, of: reader)
    }
    if let minimum, let maximum, maximum.value < minimum.value {
      throw reader.error(.maximum, "the maximum is below the minimum")
    }
    if reader.has(.allowed) {
      var values: [SettingValue] = []
      for (value, path) in try reader.elements(.allowed) {
        let value = try SettingValue(value, at: path)
        try quantity.checkAllowed(value, at: path)
        values.append(value)
      }
      guard !values.isEmpty else { throw reader.error(.allowed, "the list is empty") }
      allowed = values
    }
    step = try reader.count(.step)
    if step == 0 { throw reader.error(.step, "the step has to be above zero") }
    offset = try reader.count(.offset) ?? 0
  }

  private static func bound(
    _ inclusive: Limit.Keys, or exclusive: Limit.Keys, of reader: ObjectReader<Limit.Keys>
  ) throws(DocumentError) -> Bound? {
    guard !reader.has(inclusive) || !reader.has(exclusive) else {
      throw reader.error(exclusive, "only one of \(inclusive.rawValue) and \(exclusive.rawValue)")
    }
    if let value = try reader.number(inclusive) { return Bound(value) }
    return try reader.number(exclusive).map { Bound($0, isExclusive: true) }
  }

  private static func size(
    _ key: Limit.Keys, of reader: ObjectReader<Limit.Keys>
  ) throws(DocumentError) -> PixelSize? {
    guard let text = try reader.optionalText(key) else { return nil }
    guard let size = PixelSize(text) else {
      throw reader.error(key, "a size such as 1920x1080 is expected")
    }
    return size
  }
}

extension Quantity {
  /// Refuses an allowed value that the quantity cannot have.
  func checkAllowed(_ value: SettingValue, at path: String) throws(DocumentError) {
    let isRight: Bool
    let example: String
    switch self {
    case .duration, .frames, .frameRate, .width, .height, .side, .shortSide, .longSide, .area,
      .fileSize, .count, .bitDepth, .textLength, .urlLength:
      (isRight, example) = (value.number != nil, "a number")
    case .aspectRatio, .aspectMatch:
      (isRight, example) = (AspectRatio(value.text) != nil, "a shape such as 16:9")
    case .resolution, .outputSizeMatch:
      (isRight, example) = (PixelSize(value.text) != nil, "a size such as 1920x1080")
    case .resolutionTier:
      (isRight, example) = (ResolutionTier(value.text) != nil, "a tier such as 720p or <=1080p")
    case .alpha, .audioPresence:
      (isRight, example) = (value == .flag(true) || value == .flag(false), "true or false")
    case .channels:
      (isRight, example) = (ChannelCount(value.text) != nil, "a number, mono or stereo")
    case .container, .imageFormat, .audioFormat, .videoCodec, .audioCodec, .urlScheme,
      .setting, .declaration, .note:
      return
    }
    guard isRight else {
      throw DocumentError(at: path, "'\(value.text)' is not \(example)")
    }
  }
}
