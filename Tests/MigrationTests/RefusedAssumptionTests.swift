import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import Testing

/// What an organisation refuses is failed where it would be assumed, and the migration steps down.
@Suite struct RefusedAssumptionTests {
    private static let flask = "FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py .\nUSER 1000\nCMD [\"python\", \"app.py\"]\n"

    private func outcome(_ text: String, refusing kinds: Set<String>) throws -> FileMigration {
        try migrate(text) {
            $0.level = .split
            $0.refused = kinds
        }.plan
    }

    @Test func aRefusedAssumptionStepsDownWithThePolicyAsReason() throws {
        #expect(try outcome(Self.flask, refusing: []).outcome == .hardened)
        #expect(try outcome(Self.flask, refusing: ["go-modules"]).outcome == .hardened)
        for kind in ["native-libraries", "assumed"] {
            let plan = try outcome(Self.flask, refusing: [kind])
            #expect(plan.outcome != .hardened)
            #expect(plan.stages[0].reasons.contains { $0.message.contains("refused by the policy \(kind)") }, "\(plan.stages[0].reasons)")
        }
    }

    @Test(arguments: ["dev-final", "root"]) func aResultThatIsRefusedIsLeftUnchanged(_ kind: String) throws {
        let text = "FROM node:22\nWORKDIR /app\nCOPY . .\nCMD npm start\n"
        #expect(try outcome(text, refusing: []).outcome == .rebased)
        let plan = try outcome(text, refusing: [kind])
        #expect(plan.outcome == .unchanged)
        #expect(plan.edits.isEmpty)
        #expect(plan.references[0].reason?.message.contains("refused by the policy \(kind)") == true, "\(plan.references)")
    }

    /// A stage that only builds is no result.
    @Test func buildStagesMayBeBuildVariants() throws {
        let text = "FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /server /server\nENTRYPOINT [\"/server\"]\n"
        #expect(try outcome(text, refusing: []).outcome == .hardened)
        #expect(try outcome(text, refusing: ["dev-final", "root"]).outcome == .hardened)
    }

    @Test func verifyFailsWhatIsRefused() throws {
        let tree = DockerfileParser.parse(Array("FROM dhi.io/node:22-dev\nCOPY a.js /a.js\nCMD [\"node\", \"/a.js\"]\n".utf8))
        func failed(_ kinds: Set<String>) throws -> [ObligationID] {
            var options = MigrationOptions()
            options.refused = kinds
            return Migrator(catalog: try Catalog.builtIn(), options: options).verify(tree).obligations.filter { $0.status == .failed }.map(\.id)
        }
        #expect(try failed([]) == [])
        #expect(try failed(["dev-final"]) == [.references])
        #expect(try failed(["root"]) == [.user])
        #expect(try failed(["assumed"]) == [.references, .user])
    }

    @Test func kindsAreSortedAndUnique() {
        #expect(Set(Assumption.kinds).count == Assumption.kinds.count)
        #expect(Assumption.kinds == Assumption.kinds.sorted())
    }
}
