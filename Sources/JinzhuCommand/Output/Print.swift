/// Data on standard output.
func put(_ text: String) throws { try System.write(text, to: .output) }

/// Words for people, on standard error: what is no data must not end up in a pipe.
func tell(_ line: String) {
  // There is nobody left to tell when standard error itself is closed.
  try? System.write(line + "\n", to: .error)
}
