import ArgumentParser

/// What commands that work on files are given, and how many at a time.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(name: .customLong("stdin-filename"), help: ArgumentHelp("Name to show for standard input.", valueName: "name"))
    var standardInputName: String = "Dockerfile"

    @Option(help: ArgumentHelp("Files to work on at a time; the number of cores unless said otherwise.", valueName: "number"))
    var jobs: Int?

    func validate() throws {
        if ["", ".", ".."].contains(standardInputName.split(separator: "/", omittingEmptySubsequences: false).last) {
            throw ValidationError("--stdin-filename has to end with the name of a file.")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs has to be 1 or more.") }
    }
}
