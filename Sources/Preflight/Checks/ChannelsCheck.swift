import MediaModel

/// The audio has as many channels as accepted; an input without audio has nothing to check.
struct ChannelsCheck: LimitCheck {
  static let noun = "audio"
  static let mediaTypes: [MediaType] = [.video, .audio]
  static let unit: LimitUnit? = .items
  static let listed: ListedValue? = ListedValue("a number, mono or stereo") {
    ChannelCount($0.text) != nil
  }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.first?.facts.mainAudio?.channelCount.map { MeasuredValue(Rational($0), unit: .items) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    var bounds = limit.limit.bounds
    bounds.allowed = bounds.allowed?.map { value in
      ChannelCount(value.text).map { .number(Rational($0.value)) } ?? value
    }
    return inputs.filter { $0.facts.mainAudio != nil }.flatMap { input in
      let subject = context.subject(input)
      guard let count = input.facts.mainAudio?.channelCount else {
        return [
          Violation(
            id: "audio.channels.unknown", certainty: .unknown, input: input,
            observation: "How many channels the audio of \(subject.lowercasedThe) has is not known",
            demand: bounds.demand(channels))
        ]
      }
      return bounds.breaches(of: [Reading(value: Rational(count))]).map { breach in
        let targets = bounds.allowedNumbers.map { Int($0.roundedDown) }
        let demand = bounds.demand(breach, channels)
        return Violation(
          id: "audio.channels.\(breach.idSuffix("too-many", "too-few"))", input: input,
          measured: MeasuredValue(Rational(count), unit: .items),
          observation: "The audio of \(subject.lowercasedThe) has \(channels(Rational(count)))",
          demand: demand, fix: Fix(.mixChannels(targets), "Mix it to \(demand)."))
      }
    }
  }

  private static func channels(_ value: Rational) -> String {
    switch value {
    case 1: "1 channel (mono)"
    case 2: "2 channels (stereo)"
    default: "\(value.roundedDown) channels"
    }
  }
}
