import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import JSONSyntax

/// Scripts of a composer.json: those of the events of installing, and those that are named. What is written in PHP is called in the same process.
struct ComposerScripts {
    let contents: (Place) -> [UInt8]?

    private static let events = [
        "install": ["pre-install-cmd", "pre-autoload-dump", "post-autoload-dump", "post-install-cmd"],
        "update": ["pre-update-cmd", "pre-autoload-dump", "post-autoload-dump", "post-update-cmd"],
        "dump-autoload": ["pre-autoload-dump", "post-autoload-dump"], "dumpautoload": ["pre-autoload-dump", "post-autoload-dump"],
    ]

    func called(by command: RunCommand, in folder: Place) -> [CalledScript] {
        var folder = folder
        var words: [String] = []
        var rest = command.arguments[...]
        while let value = rest.popFirst()?.value {
            if value == "--no-scripts" { return [] }
            if value == "-d" || value == "--working-dir" {
                guard let place = rest.popFirst()?.value.flatMap({ Place($0, in: folder) }) else { return [] }
                folder = place
            } else if value.hasPrefix("--working-dir=") {
                guard let place = Place(String(value.dropFirst(14)), in: folder) else { return [] }
                folder = place
            } else if !value.hasPrefix("-") {
                words.append(value)
            }
        }
        guard let verb = words.first, let scripts = contents(folder.appending("composer.json")).flatMap({ JSONReader.read($0) })?["scripts"] else { return [] }
        var names = Self.events[verb] ?? (["run-script", "run"].contains(verb) ? Array(words.dropFirst().prefix(1)) : [verb])
        if verb == "install" && words.count > 1 { names = [] }
        var found: [CalledScript] = []
        var seen: Set<String> = []
        while !names.isEmpty {
            let name = names.removeFirst()
            guard seen.insert(name).inserted, let value = scripts[name] else { continue }
            for text in value.array?.compactMap(\.string) ?? [value.string].compactMap({ $0 }) {
                let first = text.prefix { $0 != " " }
                if first == "@php" || first == "@composer" {
                    found.append(CalledScript("the script \(name) of composer.json", in: folder, String(text.dropFirst())))
                } else if first == "@putenv" {
                    continue
                } else if text.hasPrefix("@") {
                    names.append(String(first.dropFirst()))
                } else if !first.contains("::"), !first.contains("\\") {
                    found.append(CalledScript("the script \(name) of composer.json", in: folder, text))
                }
            }
        }
        return found
    }
}
