import BuildEffects
import CommandKnowledge
import DockerfileSemantics

/// Which programs a call of `go build` or `go install` makes.
struct GoOutputs {
    let invocation: CommandInvocation
    /// Where the call runs.
    let folder: Place?
    let variables: VariableScope
    /// The module that the sources in a folder belong to, as far as go.mod or `go mod init` tells.
    let module: (Place) -> String?

    enum Answer {
        case yes, no
        /// The program would stand there, but what it is called is not known.
        case maybe
    }

    func answer(_ place: Place) -> Answer {
        if invocation.subcommands.contains("install") {
            // Nothing else puts programs there.
            return LanguageFolders.programs(ofGo: variables) == place.parent ? .yes : .no
        }
        guard invocation.subcommands.contains("build") else { return .no }
        let start = invocation.values(of: "-C").isEmpty ? folder : invocation.values(of: "-C").last?.value.flatMap { Place($0, in: folder) }
        guard let output = invocation.values(of: "-o").last else {
            guard let start, place.parent == start else { return .no }
            return named(place, from: start)
        }
        guard let text = output.value, let target = Place(text, in: start) else { return .no }
        if target == place, folder?.chain.contains(target) != true { return text.hasSuffix("/") || text.hasSuffix(".") ? .no : .yes }
        // Into a folder every program goes by its name.
        guard target == place.parent else { return .no }
        return start.map { named(place, from: $0) } ?? .no
    }

    /// Whether a program that is named by Go has this name.
    private func named(_ place: Place, from start: Place) -> Answer {
        let operands = invocation.operands.compactMap(\.value)
        guard operands.count == invocation.operands.count else { return .maybe }
        if let first = operands.first, operands.allSatisfy({ $0.hasSuffix(".go") }) {
            return first.split(separator: "/").last.map { $0.dropLast(3) == place.lastName } == true ? .yes : .no
        }
        if operands.contains(where: { $0.hasSuffix("...") }) { return .maybe }
        let hasOutput = !invocation.values(of: "-o").isEmpty
        // Several packages are only checked.
        if operands.count > 1, !hasOutput { return .no }
        let names = (operands.isEmpty ? ["."] : operands).map { name(of: $0, from: start) }
        if names.contains(place.lastName) { return .yes }
        return names.contains(nil) ? .maybe : .no
    }

    /// What the program of a package is called; `nil`: its module is not known.
    private func name(of package: String, from start: Place) -> String? {
        let isFolder = package == "." || package == ".." || package.hasPrefix("./") || package.hasPrefix("../") || package.hasPrefix("/")
        guard isFolder else { return Self.programName(package) }
        guard let place = Place(package, in: start) else { return nil }
        if let module = module(place) { return Self.programName(module) }
        // A folder below the module's is called as it is in the path of the import.
        return place == start || start.contains(place) == false && package.hasPrefix("..") || Self.isVersion(place.lastName) ? nil : place.lastName
    }

    /// The last part of an import's path that is no version.
    private static func programName(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let last = parts.last.map(String.init) else { return nil }
        if parts.count > 1, isVersion(last) { return String(parts[parts.count - 2]) }
        return last
    }

    private static func isVersion(_ name: String) -> Bool { name.hasPrefix("v") && name.count > 1 && name.dropFirst().allSatisfy(\.isNumber) }

    /// The module that a go.mod declares.
    static func module(declaredBy bytes: [UInt8]) -> String? {
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            if words.count > 1, words[0] == "module" { return words[1].filter { $0 != "\"" && $0 != "`" } }
        }
        return nil
    }
}
