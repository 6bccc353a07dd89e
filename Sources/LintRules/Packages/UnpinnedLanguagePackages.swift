import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Packages of a language in whatever version there is on the day of the build.
enum UnpinnedLanguagePackages: Rule {
    static let metadata = RuleMetadata(
        name: "unpinned-language-packages", code: "DHI824",
        aliases: [.hadolint("DL3013", part: "pip"), .hadolint("DL3016", part: "npm"), .hadolint("DL3028", part: "gem"), .hadolint("DL3062", part: "go")],
        severity: .warning, summary: "Packages of pip, npm, gem or go are installed without a version",
        documentation: RuleDocumentation(
            what: """
                Reports installations by pip, uv, npm, Yarn, pnpm, Bun, gem and go that name a package without a version or with a tag that moves (`latest`), once for each command. Accepted are \
                lists and lock files, constraints, folders, archives, revisions of repositories, and modules of Go that the project's go.mod may pin. A requirements file pins what it lists, not \
                what stands beside it.
                """,
            why: "Registries of languages publish many times a day. A build that worked may fail or, worse, ship a release that nobody has looked at; attacks on registries live on that.",
            remedy: """
                Give the version (`flask==3.1.0`, `npm@11.0.0`, `gem install rake -v 13.2.1`, `go install example.com/tool@v1.2.3`), or install from a list that pins all of them: \
                `pip install -r requirements.txt`, `npm ci`, `bundle install`.
                """),
        reference: "https://pip.pypa.io/en/stable/topics/repeatable-installs/",
        flagged: [
            RuleExample(
                "pip, by any name",
                """
                FROM python:3.13
                RUN pip install flask==3.1.0 1️⃣gunicorn2️⃣ && python3 -m pip install --timeout 60 -U 3️⃣'uvicorn[standard]'4️⃣
                RUN uv pip install --system 5️⃣ruff6️⃣
                """),
            RuleExample(
                "Beside a list, and a repository without a revision",
                """
                FROM python:3.13
                RUN pip install -r requirements.txt 1️⃣gunicorn2️⃣
                RUN pip install 3️⃣git+ssh://git@github.com/example/tool.git4️⃣
                """),
            RuleExample(
                "npm and its relatives",
                """
                FROM node:22
                RUN npm install -g 1️⃣npm@latest2️⃣ && npm i 3️⃣@angular/cli4️⃣ && yarn global add 5️⃣serve6️⃣ && pnpm add -g 7️⃣github:example/tool8️⃣
                """),
            RuleExample(
                "gem",
                """
                FROM ruby:3.4
                RUN gem install --no-document 1️⃣bundler2️⃣
                """),
            RuleExample(
                "go",
                """
                FROM golang:1.26
                RUN go install 1️⃣golang.org/x/tools/cmd/goimports@latest2️⃣ && go run 3️⃣example.com/tool@main4️⃣
                RUN go get -u 5️⃣github.com/example/tool6️⃣
                """),
            RuleExample(
                "Sources from the time before modules",
                """
                FROM golang:1.12
                ADD . /go/src/app
                RUN go get 1️⃣golang.org/x/oauth22️⃣
                """),
            RuleExample(
                "Brackets without quotes",
                """
                FROM python:3.13
                RUN pip install 1️⃣uvicorn[standard]2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "pip",
                """
                FROM python:3.13
                ARG POETRY=2.1.0
                RUN pip install flask==3.1.0 'gunicorn>=23,<24' "poetry==$POETRY" && pip install --timeout 60 -r requirements.txt
                RUN pip install . && pip install '.[dev]' && pip install -e . && pip install ./lib /wheels/*.whl https://example.com/a.zip
                RUN pip install git+https://github.com/example/tool.git@v1.2 && pip install 'tool @ git+https://github.com/example/tool@1f3c'
                """),
            RuleExample(
                "Constraints, and packages that lie there",
                """
                FROM python:3.13
                RUN pip install -c constraints.txt flask && pip install --no-index --find-links=/wheels flask
                ENV PIP_CONSTRAINT=/constraints.txt
                RUN pip install gunicorn
                """),
            RuleExample(
                "npm and its relatives",
                """
                FROM node:22
                RUN npm ci && npm install && npm install -g npm@11.0.0 @angular/cli@^19 ./tool tool.tgz git+https://github.com/example/tool.git#v1
                RUN yarn add left-pad@1.3.0 && pnpm add -g https://example.com/tool.tgz && npm run install
                """),
            RuleExample(
                "gem",
                """
                FROM ruby:3.4
                RUN gem install bundler -v 2.6.2 && gem install rake:13.2.1 && gem install --version=3.1 puma && gem install ./own.gem && gem update --system
                """),
            RuleExample(
                "go, whose project may pin them",
                """
                FROM golang:1.26
                RUN go install golang.org/x/tools/cmd/goimports@v0.29.0
                COPY . .
                RUN go install github.com/example/tool && go install ./... && go run main.go && go get -d -v ./... && go run ./cmd/tool
                """),
            RuleExample(
                "Nobody knows what the variable holds",
                """
                FROM python:3.13
                ARG PACKAGES
                RUN pip install $PACKAGES && npm install -g "npm@$NPM_VERSION"
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            for call in run.calls where installsByName(call) && !isPinnedElsewhere(call, run) {
                var open = call.words(in: run, of: file).filter { PackagePins.lacksVersion($0, call) }
                if call.family == .go { open = GoVersions.missing(call, run, file) }
                // Editable installations name theirs by an option.
                for value in call.invocation.values(of: "-e") + call.invocation.values(of: "--editable") where call.family == .pip {
                    let word = PackageWord(text: value.value ?? value.prefix, isPartial: value.value == nil, range: value.range)
                    if PackagePins.lacksVersion(word, call) { open.append(word) }
                }
                guard let first = open.first else { continue }
                report.add(.unpinned(open.map(\.text), call), at: first.range, part: call.part)
            }
        }
    }

    private static func installsByName(_ call: PackageCall) -> Bool {
        switch call.family {
        case .pip: call.verb == "install" && !call.has("--dry-run")
        case .uv: call.verb == "install" && ["pip", "tool"].contains(call.invocation.subcommands.first)
        case .npm, .pnpm, .bun: call.installs && !call.operands.isEmpty && !["update", "up", "upgrade", "udpate", "remove", "rm", "uninstall", "un", "link", "ln", "unlink"].contains(call.verb)
        case .yarn: call.verb == "add"
        case .gem: ["install", "i"].contains(call.verb)
        case .go: ["install", "get", "run"].contains(call.verb)
        default: false
        }
    }

    private static func isPinnedElsewhere(_ call: PackageCall, _ run: PackageRun) -> Bool {
        switch call.family {
        case .pip, .uv:
            call.has("-c", "--constraint", "--constraints", "--no-index", "--offline") || run.state.variables["PIP_CONSTRAINT"].value?.isEmpty == false
                || call.command.assignments.contains { $0.hasPrefix("PIP_CONSTRAINT=") }
        case .gem: call.has("-v", "--version", "-g", "--file", "--local", "-l")
        default: false
        }
    }
}

/// Versions of what go installs and runs.
private enum GoVersions {
    static func missing(_ call: PackageCall, _ run: PackageRun, _ file: LintedFile) -> [PackageWord] {
        // Of `go run` what stands behind the package are its arguments.
        let operands = call.verb == "run" ? Array(call.words(in: run, of: file).prefix(1)) : call.words(in: run, of: file)
        return operands.filter { word in
            let text = word.text
            guard !word.isPartial, !text.hasPrefix("."), !text.hasPrefix("/"), !text.hasSuffix(".go"), text != "tool", text.prefix(while: { $0 != "/" }).contains(".") else { return false }
            if let at = text.lastIndex(of: "@") {
                let version = text[text.index(after: at)...]
                return ["", "latest", "upgrade", "patch", "main", "master", "none", "HEAD"].contains(String(version))
            }
            // Without a version the one in go.mod counts; without a module there is nothing but the latest.
            return call.verb == "get" && call.has("-u") || call.verb != "run" && !mayBeModule(run, file)
        }
    }

    /// Whether the sources of a module may lie where go is called.
    private static func mayBeModule(_ run: PackageRun, _ file: LintedFile) -> Bool {
        if run.run.mounts.contains(where: { $0.type == "bind" }) { return true }
        if run.commands.contains(where: { $0.name == "git" || $0.name == "tar" || $0.name == "unzip" || $0.name == "go" && $0.literalArguments.first == "mod" }) { return true }
        return file.history(of: run.stage, before: run.index).contains { step in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy):
                let destination = copy.destination.text
                let folder = destination.hasPrefix("/") || destination.hasPrefix("$") ? destination : step.state.workdir.value ?? ""
                // The folder of the time before modules.
                return !folder.contains("/go/src") && !folder.contains("GOPATH") || copy.sources.contains { $0.text.contains("go.mod") }
            case .run: return file.commands(at: step.index).contains { $0.name == "go" && $0.literalArguments.first == "mod" }
            default: return false
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func unpinned(_ names: [String], _ call: PackageCall) -> RuleMessage {
        let bare = String(names[0].prefix { $0 != "[" })
        let remedy =
            switch call.family {
            case .pip, .uv: names[0].contains("://") ? "Name a revision, as …@v1.2.3." : "Give the version that was tested, as \(bare)==VERSION, or install from a list that pins it."
            case .gem: "Give the version that was tested, as \(bare):VERSION."
            case .go: "Give the version that was tested, as …@v1.2.3."
            default: names[0].contains(":") ? "Name a revision, as …#v1.2.3." : "Give the version that was tested, as \(withoutTag(names[0]))@VERSION."
            }
        return RuleMessage(
            "\(NameList.text(names)) \(names.count == 1 ? "is" : "are") installed in whatever version there is.", why: "The same file may build another image tomorrow, from code that nobody has seen.",
            remedy: remedy)
    }

    private static func withoutTag(_ name: String) -> String {
        guard let at = name.lastIndex(of: "@"), at != name.startIndex else { return name }
        return String(name[..<at])
    }
}
