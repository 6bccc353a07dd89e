import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Variables of the old base that programs read without the file saying so, and that the new base does not set.
///
/// Where the program does something else without one, the file has to set it.
struct VariableProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        let lost = ImageVariables(from: stage.before.image, to: stage.after.image).lost
        var findings = localeFindings(lost) + missingLocale()
        guard stage.isStarted else { return findings }
        for variable in lost where !isSet([variable.name]) {
            let (name, value) = (variable.name, variable.value)
            switch (name, value) {
            case ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "true"):
                findings.append(missing(name, value, "without it .NET uses the cultures of ICU, or does not start where there is no ICU"))
            case ("ASPNETCORE_HTTP_PORTS", _) where mayServe && !isSet(["ASPNETCORE_URLS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_URLS", "URLS"]):
                findings.append(missing(name, value, "without it a web application listens on localhost:5000"))
            default: continue
            }
        }
        return findings
    }

    /// The image `runtime` has no web framework, and the commands of the SDK other than `run` and `watch` start nothing that listens.
    private var mayServe: Bool {
        if stage.before.image.sourceImage?.name == "mcr.microsoft.com/dotnet/runtime" { return false }
        let words = stage.after.final.start.value?.words ?? []
        return !(words.first == "dotnet" && words.dropFirst().first.map { ["build", "format", "pack", "publish", "restore", "test", "vstest"].contains($0) } == true)
    }

    /// Without a locale glibc takes text for ASCII; musl takes it for UTF-8 all the same, and Python and newer Java do not ask.
    private func localeFindings(_ lost: [ImageVariables.Lost]) -> [ProofFinding] {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        guard let definition = stage.definition, definition.distribution.family == .debian, let effect = RuntimeLocale.effect(definition),
            let old = lost.first(where: { names.contains($0.name) }), old.value.map(Self.isUTF8) != false,
            !names.contains(where: { definition.environment[$0].map(Self.isUTF8) == true }), !isSet(names)
        else { return [] }
        return [missing("LANG", old.value == nil ? nil : "C.UTF-8", effect)]
    }

    /// The variable alone changes nothing where the locale is not there.
    private func missingLocale() -> [ProofFinding] {
        guard stage.isSplit, let definition = stage.definition, let locale = RuntimeLocale(stage.after.final, on: definition) else { return [] }
        let isCopied = stage.steps.contains { step in
            if case .copy(let copy) = step.instruction.content { copy.from != nil && Place(absolute: copy.destination.text).contains(locale.place) } else { false }
        }
        if isCopied { return [] }
        return [stage.finding(.libraries, .assumed, "locale", "\(stage.after.image.title) has the locale C.UTF-8, which its declared packages do not bring; \(locale.effect)", at: stage.baseRange)]
    }

    private static func isUTF8(_ locale: String) -> Bool {
        let lower = locale.lowercased()
        return lower.hasSuffix("utf-8") || lower.hasSuffix("utf8")
    }

    private func isSet(_ names: [String]) -> Bool {
        stage.history.variables(of: stage.index).environmentHolds(names)
    }

    private func missing(_ name: String, _ value: String?, _ effect: String) -> ProofFinding {
        let advice = value.map { "; say ENV \(name)=\($0)" } ?? "; say which value is meant by ENV \(name)=…"
        let message = "\(stage.before.image.title) sets \(name), \(stage.after.image.title) does not, and \(effect)\(advice)"
        return stage.finding(stage.isStarted ? .start : .build, .failed, "variable-lost", message, at: stage.baseRange).kept(by: value.map { "ENV \(name)=\($0)" })
    }
}
