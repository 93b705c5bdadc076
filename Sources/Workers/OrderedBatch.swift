/// Does the same to many inputs, several at once, and hands the results over in the inputs' order.
package struct OrderedBatch {
  /// How many are done at once.
  package let limit: Int

  package init(limit: Int) {
    self.limit = limit
  }

  /// Transforms every input and delivers every result, each as soon as those before it are
  /// delivered.
  ///
  /// No more inputs are begun once `goesOn` says no; those that are begun are finished.
  /// At most eight times `limit` results wait for their turn.
  package func run<Inputs: Sequence, Output: Sendable>(
    _ inputs: Inputs, while goesOn: () -> Bool = { true },
    transform: @escaping @Sendable (Inputs.Element) -> Output,
    deliver: (Inputs.Element, Output) -> Void
  ) async where Inputs.Element: Sendable {
    guard limit > 1, inputs.underestimatedCount != 1 else {
      for input in inputs {
        guard goesOn() else { return }
        deliver(input, transform(input))
      }
      return
    }
    await withTaskGroup(of: (Int, Output).self) { group in
      var inputs = inputs.makeIterator()
      var waiting: [Int: Output] = [:]
      var begun: [Inputs.Element] = []
      var delivered = 0
      func begin(running: Int) {
        var running = running
        while running < limit, begun.count < limit * 8, goesOn(), let input = inputs.next() {
          let index = delivered + begun.count
          group.addTask { (index, transform(input)) }
          begun.append(input)
          running += 1
        }
      }
      begin(running: 0)
      while let (index, output) = await group.next() {
        waiting[index] = output
        while let next = waiting.removeValue(forKey: delivered) {
          deliver(begun.removeFirst(), next)
          delivered += 1
        }
        begin(running: begun.count - waiting.count)
      }
    }
  }
}
