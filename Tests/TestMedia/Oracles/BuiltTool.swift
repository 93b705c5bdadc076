import Foundation

/// The tool that was built with the tests.
public enum BuiltTool {
  /// Where it is: in the folder of products, of which the test bundle is another.
  public static var path: String {
    get throws {
      let starts =
        ProcessInfo.processInfo.arguments.filter { $0.contains(".xctest") }
        + [ProcessInfo.processInfo.arguments.first, Bundle.main.executablePath].compactMap(\.self)
      for start in starts {
        var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
        while folder.path.count > 1 {
          let file = folder.appendingPathComponent("preflight")
          let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
          if values?.isRegularFile == true { return file.path }
          folder.deleteLastPathComponent()
        }
      }
      throw Missing()
    }
  }

  private struct Missing: Error, CustomStringConvertible {
    let description = "The built tool 'preflight' is not next to the test bundle."
  }
}
