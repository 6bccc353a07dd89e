public import BuildEffects
public import Diagnostics
public import DockerfileSemantics
public import DockerfileSyntax
public import HardenedCatalog
import Migration
import SourceModel

/// Looks for what is wrong in Dockerfiles; a pure function of bytes, configuration and catalogue.
public struct Linter: Sendable {
    public let selection: RuleSelection
    public let options: LintOptions
    private let images: ImageKnowledge
    /// Says what ShellCheck finds; `nil`: nobody does.
    private var scriptChecker: (any ScriptChecker)?

    /// - Parameter facts: Stands for what configuration and catalogue know of images.
    public init(_ selection: RuleSelection, catalog: Catalog, options: LintOptions = LintOptions(), facts: (@Sendable (String) -> ImageFacts)? = nil) {
        self.selection = selection
        self.options = options
        images = ImageKnowledge(catalog: catalog, options: options.migration, facts: facts)
    }

    private init(_ selection: RuleSelection, options: LintOptions, images: ImageKnowledge, scriptChecker: (any ScriptChecker)?) {
        self.selection = selection
        self.options = options
        self.images = images
        self.scriptChecker = scriptChecker
    }

    /// The same with other rules, and what they are told; what is known of images is shared.
    public func using(_ selection: RuleSelection, _ policy: LintPolicy) -> Linter {
        var options = options
        options.policy = policy
        return Linter(selection, options: options, images: images, scriptChecker: scriptChecker)
    }

    /// The same with somebody who knows what ShellCheck finds.
    public func asking(_ checker: any ScriptChecker) -> Linter {
        var result = self
        result.scriptChecker = checker
        return result
    }

    /// What is found in a file, in the order of the text.
    public func lint(_ bytes: [UInt8], path: String, ignoreFile: IgnoreFile? = nil) -> [Diagnostic] {
        lint(DockerfileParser.parse(bytes), path: path, ignoreFile: ignoreFile)
    }

    /// What is found in a file that is parsed already.
    public func lint(_ tree: DockerfileTree, path: String, ignoreFile: IgnoreFile? = nil) -> [Diagnostic] {
        inspect(tree, path: path, ignoreFile: ignoreFile).findings
    }

    /// Everything that the rules say, in the order of the text: also what comments silence, and what one rule says better than another.
    public func rawFindings(_ tree: DockerfileTree, path: String, ignoreFile: IgnoreFile? = nil) -> [Diagnostic] {
        reports(on: [file(tree, path: path, ignoreFile: ignoreFile)])[0].flatMap(\.findings).inOrder
    }

    /// What is found, and which rules of the configuration could not be applied.
    public func inspect(_ tree: DockerfileTree, path: String, ignoreFile: IgnoreFile? = nil) -> Inspection {
        inspect([LintSubject(tree: tree, path: path, ignoreFile: ignoreFile)])[0]
    }

    /// The same for several files, each as if it were alone.
    ///
    /// One rule goes through all of them before the next one does: the code of the rules is far larger than the nearest caches of a processor, what is known of a few
    /// files is not.
    public func inspect(_ subjects: [LintSubject]) -> [Inspection] {
        var suppressions = subjects.map { Suppressions($0.tree, areInForce: !options.policy.ignoresPragmas) }
        let files = subjects.indices.map { linted(subjects[$0], suppressions[$0]) }
        let reports = reports(on: files)
        return subjects.indices.map { inspection(of: files[$0], reports[$0], &suppressions[$0]) }
    }

    /// What is left of the reports on a file behind comments that silence them, and what is found once all rules have spoken.
    private func inspection(of file: LintedFile, _ reports: [RuleReport], _ suppressions: inout Suppressions) -> Inspection {
        let outdone = reports.flatMap { report in report.entry.rule.metadata.supersedes.map { ($0, report.findings.map(\.range)) } }
        var found: [Diagnostic] = []
        func take(_ report: RuleReport) {
            let metadata = report.entry.rule.metadata
            // Comments that silence these are of use to those who ask for them.
            for finding in report.withheld { _ = suppressions.silence(metadata, finding.part, at: finding.range) }
            found += report.findings.filter { finding in
                !suppressions.silence(metadata, finding.part, at: finding.range)
                    && !outdone.contains { ($0 == metadata.name || $0 == finding.part) && $1.contains { $0.overlaps(finding.range) } }
            }
        }
        for report in reports { take(suppressions.failsOnChecks ? report.failingBuild : report) }
        var failures: [PatternRuleFailure] = []
        let isRejected = !file.tree.diagnostics.isEmpty
        if !selection.ownEntries.isEmpty, !isRejected {
            var search = PatternSearch(file)
            for entry in selection.ownEntries {
                found += search.findings(of: entry.rule, severity: entry.severity).filter { !suppressions.silence(entry.rule.metadata, nil, at: $0.range) }
            }
            failures = search.failures
        }
        if !suppressions.pragmas.isEmpty, !isRejected {
            suppressions.review(PragmaJudge(selection, options, knowsIgnoreFile: file.ignoreFile != nil))
            for entry in selection.entries {
                guard let rule = entry.rule.asPragmaRule else { continue }
                var report = RuleReport(entry)
                rule.check(suppressions.pragmas, in: file, &report)
                take(report)
            }
        }
        return Inspection(findings: found.inOrder, failures: failures)
    }

    /// For each file what the rules report that report anything, in the order of the rules.
    private func reports(on files: [LintedFile]) -> [[RuleReport]] {
        var reports: [[RuleReport]] = files.map { _ in [] }
        let isRejected = files.map { !$0.tree.diagnostics.isEmpty }
        for entry in selection.entries {
            let readsRejected = entry.rule.metadata.readsRejectedFiles
            // Most files leave it empty, for the next one.
            var report = RuleReport(entry)
            for number in files.indices where readsRejected || !isRejected[number] {
                entry.rule.check(files[number], &report)
                if report.isEmpty { continue }
                reports[number].append(report)
                report = RuleReport(entry)
            }
        }
        return reports
    }

    /// What a file means with the facts of the images it names.
    func model(of tree: DockerfileTree) -> DockerfileModel {
        DockerfileModel(tree, buildArguments: options.migration.buildArguments, catalog: images.catalog) { images.facts(of: $0) }
    }

    /// A file as its rules see it.
    public func file(_ tree: DockerfileTree, path: String, ignoreFile: IgnoreFile? = nil) -> LintedFile {
        linted(LintSubject(tree: tree, path: path, ignoreFile: ignoreFile), Suppressions(tree))
    }

    private func linted(_ subject: LintSubject, _ suppressions: Suppressions) -> LintedFile {
        let tree = subject.tree
        let arguments = options.migration.buildArguments
        let model = model(of: tree)
        let target = model.targetStage(options.migration.target)
        guard options.asMigrated else {
            return LintedFile(
                subject, model: model, target: target, isAsMigrated: false, images: images, platform: options.platform, policy: options.policy,
                shells: suppressions.shells, scriptChecker: scriptChecker)
        }
        // The model asks for facts once per stage on an image, in order.
        var waiting = model.stages.filter { if case .image = $0.base { true } else { false } }.map(\.index)[...]
        let shipped = target.map { model.root(of: $0) }
        let migrated = DockerfileModel(tree, buildArguments: arguments, catalog: images.catalog) { reference in
            let stage = waiting.popFirst()
            let platform = stage.flatMap { model.stages[$0].from.platform?.value }.flatMap { $0.isEmpty || $0.contains("$") ? nil : $0 }
            guard let twin = images.twin(of: reference, platform: platform, isBuildStage: stage != shipped) else { return images.facts(of: reference) }
            return ImageFacts(hardened: twin.definition, tag: twin.tag)
        }
        return LintedFile(
            subject, model: migrated, target: target, isAsMigrated: true, images: images, platform: options.platform, policy: options.policy,
            shells: suppressions.shells, scriptChecker: scriptChecker)
    }
}

extension [Diagnostic] {
    /// In the order of the text. Their places are sorted at first, as findings are large.
    fileprivate var inOrder: [Diagnostic] {
        if count < 2 { return self }
        let order = indices.sorted { left, right in
            let (start, other) = (self[left].range.start, self[right].range.start)
            if start != other { return start < other }
            return (self[left].range, self[left].rule, self[left].message) < (self[right].range, self[right].rule, self[right].message)
        }
        return order.map { self[$0] }
    }
}

extension SourceRange {
    fileprivate func overlaps(_ other: SourceRange) -> Bool { start < other.end && other.start < end }
}
