import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether a program that was started with a development kit at hand may do without it.
struct RuntimeKitProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard stage.isSplit, let definition = stage.definition, let source = stage.before.image.sourceImage else { return [] }
        let title = stage.after.image.title
        switch definition.image {
        case "eclipse-temurin" where !stage.catalog.presence(ofCommand: "javac", in: source).isAbsent && !stage.catalog.presence(ofCommand: "javac", in: definition).isPresent:
            return [stage.finding(.libraries, .assumed, "jre-for-jdk", "the program uses nothing of the JDK that the JRE of \(title) lacks: no compiler, no jcmd, jmap or jlink", at: stage.baseRange)]
        case "aspnetcore" where source.name == "mcr.microsoft.com/dotnet/sdk":
            let words = stage.after.final.start.value?.words ?? []
            guard words.first == "dotnet" else { return [] }
            // `dotnet x.dll` needs the runtime alone; all commands of dotnet are the kit's.
            if let program = words.dropFirst().first, program.hasSuffix(".dll") || program == "exec" { return [] }
            return [stage.finding(.start, .failed, "start-needs-kit", "`\(CommandText.short(words))` needs the .NET SDK, which \(title) does not have", at: stage.baseRange)]
        default: return []
        }
    }
}
