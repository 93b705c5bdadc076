import Store
import Testing

struct StoreErrorTests {
  @Test func saysWhereAndWhy() {
    let error = StoreError(.full, path: "/a/b", reason: "the disk is full.")
    #expect("\(error)" == "/a/b: the disk is full.")
  }
}
