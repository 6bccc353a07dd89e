import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A COPY of what the build does not get.
enum IgnoredSource: Rule {
    static let metadata = RuleMetadata(
        name: "ignored-source", code: "DHI310", aliases: [.buildkit("CopyIgnoredFile")], severity: .error,
        summary: "COPY or ADD takes what .dockerignore excludes",
        documentation: RuleDocumentation(
            what: """
                Reports sources of COPY and ADD in the build context that `.dockerignore` excludes, themselves or with a folder around them. Where a later line with `!` may bring something of them \
                back, nothing is said.
                """,
            why: "The file is not there for the build, which stops with “not found”; a pattern that fits nothing else copies nothing.",
            remedy: "Take the line out of `.dockerignore`, or keep the file with a line `!name` after it."),
        reference: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
        flagged: [
            RuleExample("A file", ignoreFile: "*.md\n.env\n", "FROM debian:12\nCOPY 1️⃣.env2️⃣ app.js /app/"),
            RuleExample("Inside an excluded folder", ignoreFile: "# made by the build\n/dist\n", "FROM debian:12\nADD 1️⃣./dist/app.js2️⃣ /app/"),
            RuleExample("From the root of the context", ignoreFile: "secrets\n", "FROM debian:12\nCOPY 1️⃣/secrets2️⃣ /secrets"),
            RuleExample("By way of a variable", ignoreFile: "target/**\n", "FROM debian:12\nARG JAR=target/app.jar\nCOPY 1️⃣$JAR2️⃣ /app.jar"),
            RuleExample("Everything", ignoreFile: "*\n", isWholeFile: true, "FROM debian:12\nCOPY 1️⃣.2️⃣ /app"),
            RuleExample("Brought back something else", ignoreFile: "*\n!src\n", isWholeFile: true, "FROM debian:12\nCOPY src 1️⃣conf2️⃣ /app/"),
        ],
        clean: [
            RuleExample("Not excluded", ignoreFile: "*.md\nnode_modules\n", "FROM debian:12\nCOPY . /app"),
            RuleExample("From a stage", ignoreFile: "dist\n", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build dist /app"),
            RuleExample("Brought back", ignoreFile: "*\n!dist/app.js\n", isWholeFile: true, "FROM debian:12\nCOPY dist /app"),
            RuleExample("From elsewhere", ignoreFile: "**/*.gz\n", "FROM debian:12\nADD https://example.com/a.gz /\nCOPY <<a.gz /\na.gz"),
            RuleExample("No file known", "FROM debian:12\nCOPY .env /app/"),
        ],
        presets: [.default, .buildkit], readsIgnoreFile: true)

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let ignored = file.ignoreFile, !ignored.patterns.isEmpty else { return }
        for stage in file.model.stages {
            for step in file.steps(of: stage) {
                let copy: CopyInstruction
                switch step.instruction.content {
                case .copy(let content) where content.from == nil: copy = content
                case .add(let content): copy = content
                default: continue
                }
                for word in copy.sources {
                    guard let source = file.expand(word, at: step).value, !source.isElsewhere, ignored.certainlyExcludes(source) else { continue }
                    report.add(.ignored(source), at: word.range)
                }
            }
        }
    }
}

extension IgnoreFile {
    /// Whether nothing of a source is left.
    fileprivate func certainlyExcludes(_ source: String) -> Bool {
        // Sources begin at the root of the context, with or without a slash.
        let clean = IgnoreFile.cleaned(source)
        let path = clean.hasPrefix("/") && clean.utf8.count > 1 ? String(clean.dropFirst()) : clean
        guard excludes(path) else { return false }
        if !hasExceptions { return true }
        // A pattern in the source, or one with `!`, may fit what is below.
        if path.contains(where: { "*?[".contains($0) }) { return false }
        return !patterns.contains { pattern in
            pattern.isException && (path == "." || path == "/" || pattern.text == path || pattern.text.hasPrefix(path + "/") || pattern.text.prefix { $0 != "/" }.contains { "*?[".contains($0) } || pattern.text.contains("**"))
        }
    }
}

extension String {
    /// Fetched, not copied from the context.
    fileprivate var isElsewhere: Bool { contains("://") || hasPrefix("git@") }
}

extension RuleMessage {
    fileprivate static func ignored(_ source: String) -> RuleMessage {
        RuleMessage("'\(source)' is excluded by .dockerignore.", why: "The build does not get it.", remedy: "Take the line out of .dockerignore, or keep the file with a line '!\(IgnoreFile.cleaned(source))' after it.")
    }
}
