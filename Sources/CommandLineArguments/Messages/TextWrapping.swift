extension String {
  /// The lines of the text, cut between words to a number of columns.
  ///
  /// Lines that start with a space stay whole: they are examples to copy.
  func lines(wrappedTo columns: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      line.hasPrefix(" ") ? [String(line)] : wrappedWords(of: line, columns)
    }
  }

  private func wrappedWords(of line: Substring, _ columns: Int) -> [String] {
    var lines = [""]
    for word in line.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
