import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// Windows has no `latest` to fall back on.
@Suite struct WindowsImageTests {
    @Test(
        "Only images of Windows itself are said to have no latest",
        arguments: [
            ("mcr.microsoft.com/windows/servercore", "That means 'latest', which Windows images of Microsoft do not have." as String?),
            ("mcr.microsoft.com/windows/nanoserver:latest", "Windows images of Microsoft have tags for versions only."), ("mcr.microsoft.com/windows", "which Windows images of Microsoft do not have."),
            ("mcr.microsoft.com/windowsfree", nil), ("mcr.microsoft.com/dotnet/sdk:latest", nil),
        ])
    func latest(_ image: String, _ part: String?) throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["DL3006", "DL3007"]), catalog: try Catalog.builtIn())
        let help = try #require(linter.lint(Array("FROM \(image)\n".utf8), path: "Dockerfile").first?.help)
        #expect(part.map(help.contains) ?? !help.contains("Windows"))
    }
}
