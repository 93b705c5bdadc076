package import MediaModel

/// What runs were expected to cost, and what was not spent because they were stopped.
package struct Spending: Sendable, Hashable {
  /// Several runs of one profile whose cost is in one currency, or unknown.
  package struct Item: Sendable, Hashable {
    package var profileID: String
    /// Nil where the cost of the runs is not known.
    package var currency: String?
    /// Runs that started.
    package var started = Tally()
    /// Runs that started and for which the provider says that it does not charge; not in `started`.
    package var uncharged = Tally()
    /// Runs that were kept from starting.
    package var stopped = Tally()
  }

  /// How many runs, and what they were expected to cost together.
  package struct Tally: Sendable, Hashable {
    package var count = 0
    /// Nil where it is not known, which is never zero.
    package var amount: Rational?

    fileprivate mutating func add(_ amount: Rational?) {
      count += 1
      self.amount = amount.map { (self.amount ?? 0) + $0 }
    }
  }

  /// By profile and then by currency, what is unknown last.
  package let items: [Item]

  /// Adds up the runs among some entries.
  package init(_ entries: [HistoryEntry]) {
    var items: [Item] = []
    for entry in entries {
      guard let run = entry.run else { continue }
      let amount = entry.cost.currency == nil ? nil : entry.cost.amount
      let currency = amount == nil ? nil : entry.cost.currency
      let index =
        items.firstIndex { $0.profileID == entry.profileID && $0.currency == currency }
        ?? items.count
      if index == items.count {
        items.append(Item(profileID: entry.profileID, currency: currency))
      }
      switch run.stage {
      case .stopped: items[index].stopped.add(amount)
      case .started, .ended, .killed:
        if run.answer.isCharged == false {
          items[index].uncharged.add(amount)
        } else {
          items[index].started.add(amount)
        }
      }
    }
    self.items = items.sorted { ($0.profileID, $0.order) < ($1.profileID, $1.order) }
  }
}

extension Spending.Item {
  /// The currency, with what is unknown behind every name.
  fileprivate var order: String { currency ?? "\u{10FFFF}" }
}
