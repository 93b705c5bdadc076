/// Calls a body with texts in the form in which C takes a list of them.
package func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  var letters = texts.flatMap(\.utf8CString)
  return unsafe letters.withUnsafeMutableBufferPointer { letters in
    var starts: [UnsafeMutablePointer<CChar>?] = unsafe []
    var offset = 0
    for text in texts {
      unsafe starts.append(letters.baseAddress?.advanced(by: offset))
      offset += text.utf8.count + 1
    }
    return unsafe body(starts + [nil])
  }
}
