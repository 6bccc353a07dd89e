import BuildEffects
import CommandKnowledge
import DockerfileSemantics

/// Which Gemfile Bundler works with.
enum Gemfile {
    /// `--gemfile`, BUNDLE_GEMFILE, or the one in the folder; `nil`: not known.
    static func place(of command: RunCommand, in folder: Place?, variables: (String) -> String?) -> Place? {
        let words = command.arguments.map(\.value)
        for (index, word) in words.enumerated() {
            if word == "--gemfile" { return index + 1 < words.count ? words[index + 1].flatMap { Place($0, in: folder) } : nil }
            if let word, word.hasPrefix("--gemfile=") { return Place(String(word.dropFirst(10)), in: folder) }
        }
        return Place(variables("BUNDLE_GEMFILE") ?? "Gemfile", in: folder)
    }

    static func lock(of file: Place) -> Place { file.parent.appending(file.lastName == "gems.rb" ? "gems.locked" : file.lastName + ".lock") }
}
