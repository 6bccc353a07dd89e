import Reporting
import Testing

@Suite struct LintGNUReporterTests {
    @Test("One finding a line, columns in bytes")
    func lines() {
        let text = String(decoding: LintGNUReporter().file(LintSample.source), as: UTF8.self)
        #expect(
            text == """
                dir one/Dockerfile:2:6: warning: a:1 is old. [old-image]
                dir one/Dockerfile:3:7: error: The last USER is root. [root-user]
                dir one/Dockerfile:4:1: hint: Bell \u{FFFD}. [hinted]

                """)
    }
}
