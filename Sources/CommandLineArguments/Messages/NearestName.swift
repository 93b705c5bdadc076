/// The candidate that was probably meant, or nil when none is close.
func nearest(_ typed: String, among candidates: [String]) -> String? {
  let longestDistance = max(1, typed.count / 3)
  let letters = typed.drop { $0 == "-" }
  if letters.count > 1 {
    let completed = candidates.filter { $0.drop { $0 == "-" }.hasPrefix(letters) }
    if let only = completed.first, completed.count == 1 { return only }
  }
  return
    candidates
    .map { (name: $0, distance: editDistance(typed, $0)) }
    .filter { $0.distance <= longestDistance && $0.distance < letters.count }
    .min { $0.distance < $1.distance }?
    .name
}

/// How many letters must be changed, added, dropped or swapped with a neighbour.
func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first)
  let second = Array(second)
  var rows = [Array(0...second.count)]
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      let change = rows[i][j] + (first[i] == second[j] ? 0 : 1)
      var best = min(change, rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[first.count][second.count]
}
