import BuildEffects
import DockerfileSemantics
import HardenedCatalog

/// Whether a program that was published for one release line of .NET starts on another.
///
/// The host looks for the very line that the program's settings name, and takes a higher one only where rolling forward is asked for.
struct DotnetLineProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] { secondRuntime() + otherLine() }

    /// What stands on an image of libraries alone and brings a .NET of its own would come to lie beside the one of the hardened image, which `DOTNET_ROOT` names there.
    private func secondRuntime() -> [ProofFinding] {
        guard stage.isStarted, bringsItsRuntime, let definition = stage.definition, ["dotnet", "aspnetcore"].contains(definition.image) else { return [] }
        let folders = ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/bin/dotnet"].map { Place(absolute: $0) }
        guard let own = stage.effectsBefore.files.first(where: { effect in folders.contains { $0.overlaps(effect.place) } && !effect.place.isRoot }) else { return [] }
        let message = "the file brings a .NET of its own, and \(stage.after.image.title) has another, which DOTNET_ROOT names; no hardened image has the libraries alone"
        return [stage.finding(.start, .failed, "second-dotnet", message, at: own.range)]
    }

    private func otherLine() -> [ProofFinding] {
        guard stage.isStarted, let definition = stage.definition, ["dotnet", "aspnetcore"].contains(definition.image), let new = TagVersion(definition.version), let old = stage.oldTagVersion,
            let before = old.numbers.first, let now = new.numbers.first, before < now, !rollsForward, !bringsItsRuntime
        else { return [] }
        let message = "what is published for .NET \(before) does not start on .NET \(now) unless it may roll forward; set TargetFramework to net\(now).0 in the project and FROM to \(now).0, or ENV DOTNET_ROLL_FORWARD=Major"
        return [stage.finding(.start, .failed, "dotnet-line", message, at: stage.baseRange)]
    }

    /// What stands on an image with libraries alone carries its own .NET.
    private var bringsItsRuntime: Bool { stage.original.stages[stage.original.root(of: stage.before.index)].reference.text.value?.contains("/runtime-deps") == true }

    /// The variable that allows it, as far as the file sets it.
    private var rollsForward: Bool {
        ["Major", "LatestMajor"].contains(stage.after.final.variables["DOTNET_ROLL_FORWARD"].value ?? "")
    }
}
