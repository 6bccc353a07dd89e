import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Python: what pip installs goes into a virtual environment, which stands at the same place in both stages.
struct PythonRecipe: SplitRecipe {
    private static let folder = Place(absolute: "/opt/venv")
    private static let site = Place(absolute: "@python")

    func applies(to draft: SplitDraft) -> Bool {
        draft.runtime.definition.image == "python" && draft.builtFiles.contains { $0.place == Self.site || LanguageFolders.isUserSite($0) }
    }

    func adapt(_ draft: inout SplitDraft) -> Reason? {
        if draft.effects.files.contains(where: { !$0.place.isRoot && $0.place.overlaps(Self.folder) }) {
            return Reason("venv-exists", "the file has a \(Self.folder.text) of its own", at: draft.stage.from.image.range)
        }
        let venv = Self.folder.text
        for (index, state) in zip(draft.stage.instructions, draft.stage.states) {
            guard case .env(let pairs) = draft.instruction(index).content else { continue }
            for pair in pairs where ["PYTHONHOME", "PYTHONUSERBASE", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "VIRTUAL_ENV", "UV_PYTHON"].contains(pair.key.text) {
                return Reason("python-redirected", "\(pair.key.text) says where Python puts its packages", at: pair.key.range)
            }
            for pair in pairs where pair.key.text == "PATH" && !draft.original.variables(of: pair.value, in: draft.instruction(index)).contains("PATH") {
                return Reason("path-replaced", "this PATH leaves out the folders before it, and with them the virtual environment", at: pair.value.range)
            }
            _ = state
        }
        var usesUv = false
        for index in draft.built {
            for command in draft.original.commands(in: index) {
                if let call = UvCall(command, catalog: draft.catalog) {
                    if call.subcommand == "pip" {
                        if let reason = direct(call, command, index, &draft) { return reason }
                        usesUv = true
                        continue
                    }
                    // In a virtual environment of its own.
                    if !draft.builtFiles.contains(where: { $0.place == Self.site && $0.range == command.range }) { continue }
                }
                if ["uv", "pipenv", "pdm", "conda", "mamba", "virtualenv", "pyenv"].contains(command.name ?? "") {
                    return Reason("python-manager", "\(command.name ?? "") decides by itself where packages go", at: command.nameRange)
                }
                // In a virtual environment there is no folder of the user.
                guard let name = command.name, CommandDescription.stem(name) == "pip" else { continue }
                for argument in command.arguments where argument.value == "--user" {
                    draft.edits[index, default: []].append(TextEdit(withSpace(argument.range, draft), ""))
                }
            }
        }
        if let reason = redirect(usesUv, &draft) { return reason }
        draft.buildHead += ["RUN python -m venv \(venv)", "ENV PATH=\(venv)/bin:$PATH"] + (usesUv ? ["ENV VIRTUAL_ENV=\(venv)"] : [])
        draft.finalHead.append("ENV PATH=\(venv)/bin:$PATH")
        draft.handled.insert(Self.site)
        for effect in draft.builtFiles where LanguageFolders.isUserSite(effect) { draft.handled.insert(effect.place) }
        draft.carried.insert(SplitDraft.Carried(place: Self.folder, owner: nil), at: 0)
        return nil
    }

    /// `uv pip install --system` into the virtual environment, which it would pass over.
    private func direct(_ call: UvCall, _ command: RunCommand, _ index: Int, _ draft: inout SplitDraft) -> Reason? {
        if ["-p", "--python", "-t", "--target", "--prefix"].contains(where: call.invocation.has) || command.assignments.contains(where: { $0.hasPrefix("UV_") || $0.hasPrefix("VIRTUAL_ENV") }) {
            return Reason("python-manager", "uv is told where packages go", at: command.nameRange)
        }
        for argument in command.arguments where argument.value == "--system" {
            draft.edits[index, default: []].append(TextEdit(withSpace(argument.range, draft), ""))
        }
        return nil
    }

    /// UV_SYSTEM_PYTHON says no from here on.
    private func redirect(_ usesUv: Bool, _ draft: inout SplitDraft) -> Reason? {
        for index in draft.stage.instructions {
            guard case .env(let pairs) = draft.instruction(index).content else { continue }
            for pair in pairs where pair.key.text == "UV_SYSTEM_PYTHON" { draft.edits[index, default: []].append(TextEdit(pair.value.range, "0")) }
        }
        return draft.stage.image.environment.value?["UV_SYSTEM_PYTHON"] == nil ? nil : Reason("python-redirected", "UV_SYSTEM_PYTHON says where Python puts its packages", at: draft.stage.from.image.range)
    }

    /// The word with the blanks in front of it.
    private func withSpace(_ range: SourceRange, _ draft: SplitDraft) -> SourceRange {
        var start = Int(range.start)
        while start > 0, draft.original.tree.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        return SourceRange(start, Int(range.end))
    }
}
