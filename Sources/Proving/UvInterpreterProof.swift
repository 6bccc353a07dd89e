import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether the environments that uv makes stand on the Python of the image, which the final stage has at the same place.
///
/// Where no Python at hand fits the project, uv fetches one into the home folder, and the environment links to it.
struct UvInterpreterProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, stage.isSplitBuilder || definition.image == "python" && !stage.takers.isEmpty else { return [] }
        var findings: [ProofFinding] = []
        for (index, instruction, state) in stage.steps {
            guard case .run(let run) = instruction.content else { continue }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            for command in stage.result.commands(in: index, replacing: { state.variables[$0].value }) {
                guard let call = UvCall(command, catalog: stage.catalog) else { continue }
                if stage.isSplitBuilder, call.subcommand == "python", !call.invocation.subcommands.contains(where: ["list", "find", "dir"].contains) {
                    findings.append(stage.finding(.libraries, .failed, "uv-python", "uv is told which Python to take by a command, and one of its own is not taken over", at: command.range))
                    continue
                }
                guard call.environment(in: folder, variables: state.variables) != nil else { continue }
                if stage.isSplitBuilder, let finding = linked(call, state, at: command.range) { findings.append(finding) }
                let files = ProjectFiles(stage.effectsBefore, stage.context, run, in: folder)
                if let finding = interpreter(call, call.project(in: folder), state, files, definition, at: command.range), !findings.contains(where: { $0.message == finding.message }) { findings.append(finding) }
            }
        }
        return findings
    }

    /// Packages that are links into the cache, which is not taken over.
    private func linked(_ call: UvCall, _ state: StageState, at range: SourceRange) -> ProofFinding? {
        let mode = call.invocation.values(of: "--link-mode").last?.value ?? call.value("UV_LINK_MODE", state.variables).value
        guard mode == "symlink" else { return nil }
        return stage.finding(.copy, .failed, "uv-links", "uv links packages into its cache instead of copying them, and the cache is not taken over", at: range)
    }

    private func interpreter(_ call: UvCall, _ project: Place?, _ state: StageState, _ files: ProjectFiles, _ definition: ImageDefinition, at range: SourceRange) -> ProofFinding? {
        func finding(_ status: ProofStatus, _ message: String) -> ProofFinding { stage.finding(.libraries, status, "uv-python", message, at: range) }
        let title = stage.after.image.title
        // Of stages that were apart before, only another version of Python makes a difference.
        if !stage.isSplitBuilder {
            guard case let (request?, source)? = request(call, project, state, files), !request.allows(definition.version) else { return nil }
            return finding(.failed, "\(source) asks for Python \(request.text), and \(title) has \(definition.version), so that uv would bring one of its own, which other stages do not have")
        }
        guard definition.image == "python" else { return finding(.failed, "\(title) has no Python, so that uv brings one of its own, which is not taken over") }
        let preference = call.invocation.values(of: "--python-preference").last?.value ?? call.value("UV_PYTHON_PREFERENCE", state.variables).value
        if preference == "only-managed" || call.invocation.has("--managed-python") || call.isSet("UV_MANAGED_PYTHON", state.variables) != false {
            return finding(.failed, "uv is told to bring a Python of its own, which is not taken over")
        }
        guard let (request, source) = request(call, project, state, files) else {
            return finding(.failed, "which Python uv is told to take cannot be read")
        }
        if let request, !request.allows(definition.version) {
            return finding(.failed, "\(source) asks for Python \(request.text), and \(title) has \(definition.version), so that uv would bring one of its own, which is not taken over")
        }
        // Then the build fails rather than fetching one; the original's did not.
        let downloads = call.value("UV_PYTHON_DOWNLOADS", state.variables).value?.lowercased()
        let isKept =
            downloads.map { ["never", "manual", "0", "false", "no", "off"].contains($0) } == true || call.invocation.has("--no-python-downloads") || preference == "only-system"
            || call.invocation.has("--no-managed-python") || call.isSet("UV_NO_MANAGED_PYTHON", state.variables) == true
        let isWithoutProject = project.map { files.isAbsent($0.appending("pyproject.toml")) && files.isAbsent($0.appending(".python-version")) } == true
        if isKept || request != nil || isWithoutProject { return nil }
        return finding(.assumed, "no file of the project asks for another Python than \(definition.version), the one of \(title), which uv takes then")
    }

    /// What is asked for, and who asks; without a request where nobody asks or that is not known, `nil` where it cannot be read.
    private func request(_ call: UvCall, _ project: Place?, _ state: StageState, _ files: ProjectFiles) -> (PythonRequirement?, String)? {
        let word = call.invocation.values(of: "-p").last ?? call.invocation.values(of: "--python").last
        if let word {
            guard let text = word.value else { return nil }
            return requested(text, "uv --python")
        }
        switch call.value("UV_PYTHON", state.variables) {
        case .present(let text, _) where !text.isEmpty: return requested(text, "UV_PYTHON")
        case .unknown: return nil
        default: break
        }
        guard let project else { return (nil, "") }
        if let bytes = files.contents(project.appending(".python-version")) {
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { $0.filter { $0 != " " } }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
            guard let first = lines.first, let request = PythonRequirement(request: first) else { return nil }
            return (request, ".python-version")
        }
        guard let bytes = files.contents(project.appending("pyproject.toml")) else { return (nil, "") }
        let manifest = TOMLLines(bytes)
        // Settings as on the command line.
        let settings = [manifest.value("python-preference", in: "tool.uv"), files.contents(project.appending("uv.toml")).flatMap { TOMLLines($0).value("python-preference", in: "") }]
        if settings.contains("only-managed") { return nil }
        guard let text = manifest.value("requires-python", in: "project") else { return (.any, "pyproject.toml") }
        return PythonRequirement(specifiers: text).map { ($0, "pyproject.toml") }
    }

    /// A path is the image's own, or was looked at where paths are.
    private func requested(_ text: String, _ source: String) -> (PythonRequirement?, String)? {
        if text.contains("/") { return stage.movedPath(in: text) == nil ? (.any, source) : nil }
        return PythonRequirement(request: text).map { ($0, source) }
    }
}
