/// Finds the names that a misspelt one may have meant.
package enum NearestNames {
  /// At most three names close to a misspelt one, the closest first; case does not count.
  package static func to(_ name: String, among names: some Sequence<String>) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let tolerance = max(1, min(4, wanted.count / 3 + 1))
    let candidates: [(name: String, distance: Int)] = names.compactMap { candidate in
      let letters = Array(candidate.lowercased().utf8)
      guard abs(letters.count - wanted.count) <= tolerance else { return nil }
      let distance = editDistance(wanted, letters)
      return distance <= tolerance ? (candidate, distance) : nil
    }
    // Beside a near hit, a far one is no suggestion.
    let nearest = candidates.map(\.distance).min() ?? 0
    return candidates.filter { $0.distance <= nearest + 1 }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// How many letters have to be added, dropped, replaced or swapped with their neighbour.
  package static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var best = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
