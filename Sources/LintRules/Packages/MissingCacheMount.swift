import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Packages that are fetched anew whenever a list of them changes.
enum MissingCacheMount: Rule {
    static let metadata = RuleMetadata(
        name: "missing-cache-mount", code: "DHI831", severity: .hint, summary: "Packages are fetched without a mounted cache",
        documentation: RuleDocumentation(
            what: """
                Reports the first installation by pip, uv, npm, Yarn 1 or go in each RUN that has no cache mounted, when the build runs as root, so that it is known where the cache lies. Calls that say \
                they want no cache are left alone.
                """,
            why: "When one line of a list of packages changes, the layer is built anew, and everything is fetched again. A mounted cache is kept beside the layers: builds get faster, and images no larger.",
            remedy: """
                Mount a cache over the folder: `RUN --mount=type=cache,target=/root/.npm npm ci`. The fix is unsafe: for go, every RUN that needs the modules has to mount the folder, and \
                packages that a later RUN expects in the cache are not there without the mount.
                """),
        reference: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
        flagged: [
            RuleExample(
                "pip and npm",
                """
                FROM python:3.13
                RUN pip 1️⃣install2️⃣ -r requirements.txt
                RUN npm 3️⃣ci4️⃣
                """),
            RuleExample(
                "go has two",
                """
                FROM golang:1.26
                COPY . .
                RUN CGO_ENABLED=0 go 1️⃣build2️⃣ -o /app .
                """),
            RuleExample(
                "Another folder is mounted",
                """
                FROM python:3.13
                RUN --mount=type=bind,source=requirements.txt,target=/requirements.txt uv 1️⃣sync2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "Mounted",
                """
                FROM node:22
                RUN --mount=type=cache,target=/root/.npm npm ci
                RUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt
                """),
            RuleExample(
                "No cache is wanted",
                """
                FROM python:3.13
                RUN pip install --no-cache-dir -r requirements.txt
                ENV PIP_NO_CACHE_DIR=1
                RUN pip install flask
                """),
            RuleExample(
                "Another home",
                """
                FROM node:22
                USER node
                RUN npm ci
                """),
            RuleExample(
                "go in two places",
                """
                FROM golang:1.26
                RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build ./...
                RUN go version
                """),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let runs = file.packageRuns
        if runs.isEmpty { return }
        let shipped = file.shippedStages
        for run in runs where !run.isTrigger {
            for call in run.calls {
                let folders = folders(of: call, run)
                guard !folders.isEmpty, let verb = call.verbRange ?? (call.family == .yarn ? call.command.nameRange : nil), run.state.user.value?.isRoot == true,
                    !run.run.mounts.contains(where: { $0.type == "cache" || $0.type == "tmpfs" })
                else { continue }
                let mounts = folders.map { " --mount=type=cache,target=\($0)" }.joined()
                let end = Int(run.instruction.keywordRange.end)
                let fix = Fix(
                    title: "Mount a cache over \(folders.joined(separator: " and "))", edits: [TextEdit(SourceRange(end, end), mounts)],
                    applicability: applicability(call, run, shipped), changes: [run.aspect])
                report.add(.unmounted(call, folders), at: verb, fixes: [fix])
                break
            }
        }
    }

    /// In a stage that is shipped, pip and Yarn may just as well keep nothing (`leftover-package-cache`), which a mount would make senseless.
    private static func applicability(_ call: PackageCall, _ run: PackageRun, _ shipped: ShippedStages) -> Applicability {
        (call.family == .pip || call.family == .yarn) && shipped.contains(run.stage) ? .displayOnly : .unsafe
    }

    /// Where a call keeps copies, as root.
    private static func folders(of call: PackageCall, _ run: PackageRun) -> [String] {
        let variables = run.state.variables
        func isSet(_ names: String...) -> Bool { names.contains { name in variables[name].value?.isEmpty == false || call.command.assignments.contains { $0.hasPrefix(name + "=") } } }
        switch call.family {
        case .pip:
            guard ["install", "wheel", "download"].contains(call.verb), !call.has("--no-cache-dir", "--no-cache", "--cache-dir", "--no-index"), !isSet("PIP_NO_CACHE_DIR", "PIP_CACHE_DIR") else { return [] }
            return ["/root/.cache/pip"]
        case .uv:
            guard ["sync", "install", "add"].contains(call.verb), !call.has("--no-cache", "-n", "--cache-dir", "--no-cache-dir"), !isSet("UV_NO_CACHE", "UV_CACHE_DIR") else { return [] }
            return ["/root/.cache/uv"]
        case .npm:
            guard call.installs, !call.has("--cache", "--offline"), !isSet("NPM_CONFIG_CACHE", "npm_config_cache") else { return [] }
            return ["/root/.npm"]
        case .yarn:
            guard call.verb == "install" || call.verb.isEmpty && !call.has("--version", "-v", "--help"), !call.has("--cache-folder", "--immutable", "--offline"), !isSet("YARN_CACHE_FOLDER") else { return [] }
            return ["/usr/local/share/.cache/yarn"]
        case .go:
            guard ["build", "install", "download", "get"].contains(call.verb), !call.has("-mod"), !isSet("GOMODCACHE", "GOCACHE"), let path = variables["GOPATH"].value, !path.contains(":") else { return [] }
            return call.verb == "download" ? ["\(path)/pkg/mod"] : ["\(path)/pkg/mod", "/root/.cache/go-build"]
        default: return []
        }
    }
}

extension RuleMessage {
    fileprivate static func unmounted(_ call: PackageCall, _ folders: [String]) -> RuleMessage {
        RuleMessage(
            "\(call.title) fetches everything again whenever this layer is built anew.", why: "A mounted cache is kept beside the layers and makes builds faster.",
            remedy: "Mount a cache over \(folders.joined(separator: " and ")).")
    }
}
