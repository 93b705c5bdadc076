import Reports
import System

/// Prints a block of text on standard error, where standard output belongs to a command.
func printErrorBlock(_ text: String) {
  FileDescriptorOutput.standardError.write(Array((text + "\n").utf8))
}

extension TextStyle {
  /// How text is laid out on standard error.
  static var ofMessages: TextStyle {
    TextStyle(width: Terminal.errorWidth, isColored: Terminal.errorIsColored)
  }
}
