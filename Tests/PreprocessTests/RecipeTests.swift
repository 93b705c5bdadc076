import Preprocess
import Testing

struct RecipeTests {
  @Test func comparesByValue() {
    let recipe = Recipe(source: "a.mp4", rendition: .identical)
    #expect(recipe == Recipe(source: "a.mp4", rendition: .identical))
    #expect(recipe != Recipe(source: "b.mp4", rendition: .identical))
  }
}
