import Migration
import Testing

/// Programs of modules that package managers start by the links that they make.
@Suite struct ModuleProgramTests {
    private static func plan(_ start: String, scripts: String = "", with manifest: String = #""dependencies": {"next": "15", "ts-node": "10", "vite": "6"}"#, more: [String: String] = [:]) throws -> (plan: FileMigration, result: String) {
        let files = ["package.json": "{\"scripts\": {\(scripts)}, \(manifest)}", "package-lock.json": "{}", "pages": ""].merging(more) { $1 }
        return try StartCommandTests.plan(start, base: "node:22-slim", files: files)
    }

    @Test(arguments: [
        (#"CMD ["npm", "start"]"#, #""start": "next start -p 3000""#, #"["node", "node_modules/next/dist/bin/next", "start", "-p", "3000"]"#),
        (#"CMD ["npm", "run", "serve"]"#, #""serve": "npm run web", "web": "next start""#, #"["node", "node_modules/next/dist/bin/next", "start"]"#),
        (#"CMD ["npm", "start", "--", "-p", "3001"]"#, #""start": "next start""#, #"["node", "node_modules/next/dist/bin/next", "start", "-p", "3001"]"#),
        (#"CMD ["npx", "next", "start"]"#, "", #"["node", "node_modules/next/dist/bin/next", "start"]"#),
        (#"CMD ["yarn", "next", "start"]"#, "", #"["node", "node_modules/next/dist/bin/next", "start"]"#),
        (#"CMD ["pnpm", "exec", "next", "start"]"#, "", #"["node", "node_modules/next/dist/bin/next", "start"]"#),
        (#"CMD ["node_modules/.bin/ts-node", "main.ts"]"#, "", #"["node", "node_modules/ts-node/dist/bin.js", "main.ts"]"#),
    ])
    func becomesNode(_ start: String, scripts: String, words: String) throws {
        let (plan, result) = try Self.plan(start, scripts: scripts)
        #expect(plan.outcome == .hardened, "\(plan.stages[0].reasons.map(\.message))")
        #expect(result.hasSuffix("\nCMD \(words)\n"), "\(result)")
    }

    @Test(arguments: [
        // It compiles, and asks npm for what it misses.
        (#"CMD ["npm", "start"]"#, #""start": "next dev""#),
        // It writes beside its settings.
        (#"CMD ["npm", "start"]"#, #""start": "vite preview""#), (#"CMD ["npx", "cowsay"]"#, ""),
    ])
    func stays(_ start: String, scripts: String) throws {
        #expect(try Self.plan(start, scripts: scripts).plan.outcome != .hardened)
    }

    /// Of a module that is not among its own, or of one project of several, it is not known where it stands.
    @Test func theModuleHasToBeTheProjectsOwn() throws {
        let start = #"CMD ["npm", "start"]"#
        #expect(try Self.plan(start, scripts: #""start": "next start""#, with: #""dependencies": {"react": "19"}"#).plan.outcome != .hardened)
        let inner = ["web/package.json": #"{"scripts": {"start": "next start"}, "dependencies": {"next": "15"}}"#]
        #expect(try Self.plan("WORKDIR /app/web\n" + start, more: inner).plan.outcome != .hardened)
    }
}
