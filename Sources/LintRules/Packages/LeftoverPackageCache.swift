import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Indexes and downloads that package managers leave in a layer.
enum LeftoverPackageCache: Rule {
    static let metadata = RuleMetadata(
        name: "leftover-package-cache", code: "DHI804",
        aliases: [
            .hadolint("DL3009", part: "apt"), .hadolint("DL3019", part: "apk"), .hadolint("DL3032", part: "yum"), .hadolint("DL3036", part: "zypper"), .hadolint("DL3040", part: "dnf"),
            .hadolint("DL3042", part: "pip"), .hadolint("DL3060", part: "yarn"),
        ],
        severity: .information, summary: "Package manager leaves its cache in the layer",
        documentation: RuleDocumentation(
            what: """
                Reports RUNs in which apt, apk, yum, dnf, zypper, pip or Yarn 1 fetch an index or packages and leave their copies behind, once for each package manager: no option against it, no \
                cleaning after it in the same RUN, no cache or tmpfs mounted over the folder, no variable or setting. Only stages that are shipped are looked at: the one that is built, those it \
                stands on or copies as a whole, and those that nothing else in the file uses. What lies in a stage that others copy some files from stays there.
                """,
            why: "The files are of no use in a container, and a layer keeps what later layers delete: images get larger, often by more than the packages themselves take.",
            remedy: """
                Clean up at the end of the same RUN (`rm -rf /var/lib/apt/lists/*`, `yum clean all`, `zypper clean --all`, `yarn cache clean`), keep nothing (`apk add --no-cache`, \
                `pip install --no-cache-dir`), or mount a cache over the folder, which also makes builds faster. Debian's images delete downloaded packages by themselves, but not the lists.
                """),
        reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
        flagged: [
            RuleExample(
                "Lists of apt",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣ && apt-get install -y --no-install-recommends curl
                """),
            RuleExample(
                "What another layer deletes stays in this one",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣ \\
                    && apt-get install -y curl \\
                    && rm -rf /tmp/*
                RUN rm -rf /var/lib/apt/lists/*
                """),
            RuleExample(
                "Cleaned too early",
                """
                FROM debian:13
                RUN rm -rf /var/lib/apt/lists/* && apt-get 1️⃣update2️⃣ && apt-get install -y curl
                """),
            RuleExample(
                "apk",
                """
                FROM alpine:3.23
                RUN apk 1️⃣add2️⃣ --update curl
                """),
            RuleExample(
                "An index that nobody needs",
                """
                FROM alpine:3.23
                RUN apk 1️⃣update2️⃣ && \\
                    apk add --no-cache curl
                """),
            RuleExample(
                "yum, dnf and zypper",
                """
                FROM registry.example.com/base:1
                RUN yum clean all && yum -y 1️⃣install2️⃣ httpd
                RUN dnf -y 3️⃣install4️⃣ nginx
                RUN zypper -n 5️⃣in6️⃣ git
                """),
            RuleExample(
                "pip, by any name",
                """
                FROM python:3.13
                RUN pip 1️⃣install2️⃣ flask==3.1.0 && python3 -m pip install gunicorn==23.0.0
                """),
            RuleExample(
                "Scripts of the project prepare its build and clean nothing",
                """
                FROM debian:13
                RUN apt-get 1️⃣update2️⃣ && apt-get install -y gcc && ./autogen.sh && ./configure && make
                """),
            RuleExample(
                "Yarn",
                """
                FROM node:22
                COPY package.json yarn.lock ./
                RUN yarn 1️⃣install2️⃣ --frozen-lockfile --production
                RUN 3️⃣yarn4️⃣
                """),
            RuleExample(
                "A stage that the shipped one stands on",
                """
                FROM alpine:3.23 AS base
                RUN apk 1️⃣add2️⃣ curl
                FROM base
                RUN curl --version
                """),
            RuleExample(
                "A stage that is copied as a whole",
                """
                FROM alpine:3.23 AS tools
                RUN apk 1️⃣add2️⃣ curl
                FROM scratch
                COPY --from=tools / /
                """),
        ],
        clean: [
            RuleExample(
                "Cleaned in the same RUN",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /tmp/* /var/lib/apt/lists/*
                RUN apt-get update && apt-get install -y git && rm -rf /var/lib/{apt,dpkg,cache}/
                RUN apt-get update && apt-get install -y vim && find /var/lib/apt/lists -type f -delete
                RUN apt-get update && apt-get install -y jq && apt-get distclean
                """),
            RuleExample(
                "A script that may do so",
                """
                FROM debian:13
                COPY setup.sh /tmp/
                RUN apt-get update && bash /tmp/setup.sh
                RUN apt-get update && /tmp/setup.sh && rm /tmp/setup.sh
                """),
            RuleExample(
                "Mounted caches",
                """
                FROM debian:13
                RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl
                RUN --mount=type=cache,target=/root/.cache pip install flask==3.1.0
                RUN --mount=type=tmpfs,target=/var/cache/apk apk add curl
                """),
            RuleExample(
                "Options and variables",
                """
                FROM python:3.13-alpine
                RUN apk add --no-cache curl && pip install --no-cache-dir flask==3.1.0 && pip install --no-cache jinja2==3.1.5
                ENV PIP_NO_CACHE_DIR=off
                RUN pip install gunicorn==23.0.0
                """),
            RuleExample(
                "A variable of the command alone",
                """
                FROM python:3.13
                RUN PIP_NO_CACHE_DIR=1 pip install flask==3.1.0
                RUN export PIP_NO_CACHE_DIR=1 && pip install gunicorn==23.0.0
                RUN pip install uvicorn==0.34.0 && rm -rf ~/.cache
                """),
            RuleExample(
                "The layers of this stage are not shipped",
                """
                FROM debian:13 AS build
                RUN apt-get update && apt-get install -y gcc && pip install build
                FROM debian:13-slim
                COPY --from=build /app /app
                """),
            RuleExample(
                "yum, dnf and zypper",
                """
                FROM registry.example.com/base:1
                RUN yum -y install httpd && yum clean all && dnf -y install nginx && rm -rf /var/cache/dnf
                RUN zypper -n in git && zypper cc -a
                """),
            RuleExample(
                "In anybody's home folder",
                """
                FROM python:3.13
                USER 1000
                RUN --mount=type=cache,target=/home/app/.cache/pip,uid=1000 pip install flask==3.1.0
                RUN pip install gunicorn==23.0.0 && rm -rf /home/app/.cache
                """),
            RuleExample(
                "Yarn, and Yarn from version 2 on, whose cache may be part of the project",
                """
                FROM node:22
                RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install
                RUN yarn install && rm -rf /usr/local/share/.cache/yarn
                RUN yarn install && yarn cache clean
                RUN yarn install && rm -rf "$(yarn cache dir)"
                RUN yarn install --immutable
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        let runs = file.packageRuns
        if runs.isEmpty { return }
        let shipped = file.shippedStages
        for run in runs where shipped.contains(run.stage) {
            var done: Set<PackageFamily> = []
            for call in run.calls {
                guard !done.contains(call.family), let cache = PackageCache(call, run, file), cache.isFilled(by: call) else { continue }
                // Once for each, whatever becomes of the first.
                let left = run.calls.filter { $0.family == call.family && cache.isFilled(by: $0) && !cache.isCleaned(behind: $0) }
                done.insert(call.family)
                guard let first = left.first else { continue }
                report.add(
                    .leftover(first, cache), at: first.verbRange ?? first.command.nameRange, part: first.part, fixes: fix(left, cache, run, file))
            }
        }
    }

    private static func fix(_ left: [PackageCall], _ cache: PackageCache, _ run: PackageRun, _ file: LintedFile) -> [Fix] {
        var edits: [TextEdit] = []
        if let option = cache.option {
            for call in left {
                guard let edit = removingUpdate(call, run, file) ?? call.addingOption(option, in: run, of: file) else { return [] }
                edits.append(edit)
            }
            return [Fix(title: "Keep nothing with \(option)", edits: edits, applicability: .safe, changes: [run.aspect])]
        }
        // Behind the last call of the family, which may still need the cache.
        guard let family = left.first?.family, let last = run.calls.last(where: { $0.family == family }), let tail = CommandTail(last.command, in: run, of: file),
            let cleaning = cache.cleaning(last), !isNeededLater(family, run, file)
        else { return [] }
        return [Fix(title: "Clean up with \(cleaning)", edits: [tail.adding(cleaning)], applicability: family == .yarn ? .unsafe : .safe, changes: [run.aspect])]
    }

    /// The edit that takes an `apk update` away in front of an installation, which fetches the index by itself where nothing is kept.
    private static func removingUpdate(_ call: PackageCall, _ run: PackageRun, _ file: LintedFile) -> TextEdit? {
        guard call.family == .apk, call.verb == "update", !call.command.isWrapped, run.commands.indices.contains(call.number + 1), case let next = run.commands[call.number + 1],
            run.calls.contains(where: { $0.number > call.number && $0.family == .apk && $0.installs }), !next.mayFail
        else { return nil }
        let between = file.tree.bytes[Int(call.command.range.end)..<Int(next.range.start)].filter { !" \t\r\n".utf8.contains($0) && $0 != file.tree.escape }
        return between.elementsEqual("&&".utf8) ? TextEdit(SourceRange(Int(call.command.range.start), Int(next.range.start)), "") : nil
    }

    /// Whether a later RUN installs by the lists of this one, which would fail without them, or nothing is to be cleaned up at all.
    private static func isNeededLater(_ family: PackageFamily, _ run: PackageRun, _ file: LintedFile) -> Bool {
        guard family == .apt else { return false }
        // Lists that nothing is installed by are not worth cleaning; the update has to go.
        if !run.calls.contains(where: { $0.family == .apt && $0.verb != "update" && $0.verb != "clean" }) { return true }
        let stages = Set(file.model.family(of: run.stage.index))
        return file.packageRuns.contains { later in
            guard later.index > run.index, stages.contains(later.stage.index) else { return false }
            let first = later.calls.first { $0.family == .apt && ($0.verb == "update" || $0.installs || $0.verb == "build-dep") }
            return first.map { $0.verb != "update" } ?? false
        }
    }
}

extension RuleMessage {
    fileprivate static func leftover(_ call: PackageCall, _ cache: PackageCache) -> RuleMessage {
        RuleMessage(
            "\(call.title) leaves \(cache.title) in the layer.", why: "Containers have no use for it, and later layers cannot take it out again.",
            remedy: cache.remedy(call) + " Or mount a cache over \(cache.folders[0]).")
    }
}
