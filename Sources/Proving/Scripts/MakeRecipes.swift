import BuildEffects
import CommandKnowledge
import DockerfileSemantics

/// The recipes of a Makefile that a call of make runs, as far as rules, variables and `$(shell …)` are plain.
struct MakeRecipes {
    let contents: (Place) -> [UInt8]?

    func called(by command: RunCommand, in folder: Place) -> [CalledScript] {
        var folder = folder
        var file: Place?
        var targets: [String] = []
        var rest = command.arguments[...]
        while let argument = rest.popFirst() {
            guard let value = argument.value else { continue }
            switch value {
            case "-C", "--directory":
                guard let place = rest.popFirst()?.value.flatMap({ Place($0, in: folder) }) else { return [] }
                folder = place
            case "-f", "--file", "--makefile":
                guard let place = rest.popFirst()?.value.flatMap({ Place($0, in: folder) }) else { return [] }
                file = place
            case "-j", "-l", "-o", "-W", "-I": if rest.first?.value?.allSatisfy(\.isNumber) == true || value != "-j" && value != "-l" { _ = rest.popFirst() }
            default:
                if value.hasPrefix("-C") {
                    guard let place = Place(String(value.dropFirst(2)), in: folder) else { return [] }
                    folder = place
                } else if value.hasPrefix("--directory=") {
                    guard let place = Place(String(value.dropFirst(12)), in: folder) else { return [] }
                    folder = place
                } else if !value.hasPrefix("-"), !value.contains("=") {
                    targets.append(value)
                }
            }
        }
        let candidates = file.map { [$0] } ?? ["GNUmakefile", "makefile", "Makefile"].map(folder.appending)
        guard let (place, bytes) = candidates.lazy.compactMap({ place in contents(place).map { (place, $0) } }).first else { return [] }
        let rules = Makefile(String(decoding: bytes, as: UTF8.self))
        var names = targets.isEmpty ? [rules.first].compactMap { $0 } : targets
        var seen: Set<String> = []
        var found = rules.calls.map { CalledScript("\(place.lastName)", in: folder, $0) }
        while !names.isEmpty {
            let name = names.removeFirst()
            guard seen.insert(name).inserted, let rule = rules.rules[name] else { continue }
            names += rule.needs
            if !rule.recipe.isEmpty { found.append(CalledScript("the target \(name) of \(place.lastName)", in: folder, rule.recipe.joined(separator: "\n"))) }
        }
        return found
    }
}
