import DockerfileSemantics
import DockerfileSyntax

/// The places that COPY and ADD of a stage and its parents may have written to.
struct CopiedPlaces {
    /// Absolute, without a slash at the end; everything below counts, since what is copied may be a folder.
    private var places: [Substring] = []
    /// A destination depends on what is not known.
    private var somewhere = false

    init(of stage: Int, in model: DockerfileModel) {
        for member in model.chain(of: stage).map({ model.stages[$0] }) {
            for (index, state) in zip(member.instructions, member.states) {
                switch model.tree.instructions[index].content {
                case .copy(let copy), .add(let copy): add(copy.destination.text, in: state.workdir.value)
                default: continue
                }
            }
        }
    }

    private mutating func add(_ destination: String, in workdir: String?) {
        guard !destination.contains("$"), let path = Self.absolute(destination, in: workdir) else {
            somewhere = true
            return
        }
        places.append(path)
    }

    /// Whether a file at `path` may come from the file itself.
    func mayHold(_ path: String, in workdir: String?) -> Bool {
        guard !somewhere, let path = Self.absolute(path, in: workdir) else { return true }
        return places.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Without dots and double slashes; `nil` where the folder it starts from is not known.
    private static func absolute(_ path: String, in workdir: String?) -> Substring? {
        guard let start = path.hasPrefix("/") ? "" : workdir else { return nil }
        var names: [Substring] = []
        for name in (start + "/" + path).split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return Substring(names.map { "/" + $0 }.joined())
    }
}
