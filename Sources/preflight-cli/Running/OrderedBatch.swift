/// Does the same to many inputs, several at once, and hands the results over in the inputs' order.
struct OrderedBatch {
  /// How many are done at once.
  let limit: Int

  /// Transforms every input and delivers every result, each as soon as those before it are
  /// delivered.
  ///
  /// At most eight times `limit` results wait for their turn.
  func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], transform: @escaping @Sendable (Input) -> Output,
    deliver: (Input, Output) -> Void
  ) async {
    if inputs.count == 1 || limit == 1 {
      for input in inputs { deliver(input, transform(input)) }
      return
    }
    await withTaskGroup(of: (Int, Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var delivered = 0
      func startMore(running: Int) {
        var running = running
        while started < inputs.count, running < limit, started - delivered < limit * 8 {
          let index = started
          let input = inputs[index]
          group.addTask { (index, transform(input)) }
          started += 1
          running += 1
        }
      }
      startMore(running: 0)
      while let (index, output) = await group.next() {
        waiting[index] = output
        while let next = waiting.removeValue(forKey: delivered) {
          deliver(inputs[delivered], next)
          delivered += 1
        }
        startMore(running: started - delivered - waiting.count)
      }
    }
  }
}
