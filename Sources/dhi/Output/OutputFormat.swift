internal import ArgumentParser

/// How a result is printed.
enum OutputFormat: String, ArgumentWord {
    case text, json
}
