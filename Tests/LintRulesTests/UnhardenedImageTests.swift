import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What is said of a hardened equivalent that has not all that the file needs.
@Suite struct UnhardenedImageTests {
    @Test(
        "What the file shows to be missing is said",
        arguments: [
            ("FROM amazoncorretto:25\nCMD java -jar /app.jar\n", "It has no shell, which the start command needs." as String?),
            ("FROM amazoncorretto:25\nCMD [\"java\", \"-jar\", \"/app.jar\"]\n", nil),
            ("FROM amazoncorretto:25\nCMD [\"java\", \"-jar\", \"/app.jar\"]\n", "It stands on Debian instead of Amazon Linux 2023."),
            ("FROM rust:1-bullseye\nRUN cargo build\n", "It stands on Debian 12 instead of Debian 11."),
            ("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY app /app\nUSER $APP_UID\nCMD [\"/app/a\"]\n", "It does not set APP_UID, which the file uses."),
            ("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nARG APP_UID=1\nCOPY app /app\nUSER $APP_UID\nCMD [\"/app/a\"]\n", nil),
            ("FROM python:3.13\nENV PATH=/venv/bin:$PATH\nRUN make\n", nil),
            ("FROM nginx:stable\n", "By itself it listens on port 8080 instead of 80."),
        ])
    func remarks(_ text: String, _ remark: String?) throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["unhardened-image"]), catalog: try Catalog.builtIn())
        let help = try #require(linter.lint(Array(text.utf8), path: "Dockerfile").first?.help)
        if let remark {
            #expect(help.contains(remark))
        } else {
            #expect(!help.contains("which"))
        }
        #expect(help.hasSuffix("'dhi migrate' shows what the move changes."))
    }
}
