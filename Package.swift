// swift-tools-version: 6.3
import PackageDescription

/// Settings of every Swift target: the strictest the compiler offers, with warnings as errors.
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func layer(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

// Targets stand in the order of their layers; each depends on lower ones only (LayerTests checks it).
let package = Package(
    name: "dhi",
    products: [
        .executable(name: "dhi", targets: ["dhi"]),
        .executable(name: "dhi-dev", targets: ["dhi-dev"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // 0: system libraries and data
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CMemory"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "CCatalogData", exclude: ["catalogue.sqlite"]),
        // 1: text, storage, patterns, names
        layer("SourceModel"),
        layer("Hashing"),
        layer("JSONSyntax"),
        layer("YAMLSyntax", ["CYAML"]),
        layer("Storage", ["CSQLite"]),
        layer("PatternMatching", ["CPCRE2"]),
        layer("ImageReferences"),
        // 2: reports and shell text
        layer("Diagnostics", ["SourceModel"]),
        layer("ShellSyntax", ["SourceModel"]),
        // 3: Dockerfiles as text
        layer("DockerfileSyntax", ["SourceModel"]),
        // 4: what files, commands and images mean
        layer("CommandKnowledge", ["SourceModel"]),
        layer("HardenedCatalog", ["SourceModel", "Hashing", "Storage", "CCatalogData", "CommandKnowledge", "ImageReferences"]),
        layer("DockerfileSemantics", ["SourceModel", "ShellSyntax", "DockerfileSyntax", "CommandKnowledge", "HardenedCatalog", "ImageReferences"]),
        // 5: what builds do, and what is shown to hold
        layer("BuildEffects", ["SourceModel", "JSONSyntax", "DockerfileSyntax", "CommandKnowledge", "DockerfileSemantics", "HardenedCatalog"]),
        layer("Proving", ["SourceModel", "JSONSyntax", "ShellSyntax", "DockerfileSyntax", "CommandKnowledge", "BuildEffects", "DockerfileSemantics", "HardenedCatalog", "ImageReferences"]),
        // 6: engines
        layer("Migration", ["SourceModel", "JSONSyntax", "Diagnostics", "ShellSyntax", "DockerfileSyntax", "CommandKnowledge", "BuildEffects", "DockerfileSemantics", "HardenedCatalog", "ImageReferences", "PatternMatching", "Proving"]),
        layer("Linting", ["SourceModel", "JSONSyntax", "PatternMatching", "Diagnostics", "DockerfileSyntax", "CommandKnowledge", "DockerfileSemantics", "HardenedCatalog", "ImageReferences", "BuildEffects", "Proving", "Migration"]),
        // 7: one file per rule, per format
        .target(
            name: "LintRules",
            dependencies: ["SourceModel", "Diagnostics", "ShellSyntax", "DockerfileSyntax", "CommandKnowledge", "DockerfileSemantics", "HardenedCatalog", "ImageReferences", "BuildEffects", "Proving", "Migration", "Linting"],
            swiftSettings: strict, plugins: ["RuleRegistry"]),
        .plugin(name: "RuleRegistry", capability: .buildTool(), dependencies: ["RuleRegistryGenerator"]),
        .executableTarget(name: "RuleRegistryGenerator", swiftSettings: strict),
        layer("Reporting", ["SourceModel", "Hashing", "JSONSyntax", "Diagnostics", "DockerfileSyntax", "HardenedCatalog", "Proving", "Linting", "Migration"]),
        // 8: files, configuration, many at once
        layer("CatalogCompilation", ["YAMLSyntax", "CommandKnowledge", "HardenedCatalog", "Storage", "ImageReferences"]),
        layer("RepositoryConversion", ["CMemory", "SourceModel", "Hashing", "YAMLSyntax", "Storage", "Diagnostics", "PatternMatching", "ImageReferences", "DockerfileSyntax", "BuildEffects", "DockerfileSemantics", "HardenedCatalog", "Linting", "LintRules", "Migration"]),
        // 9: commands
        .executableTarget(
            name: "dhi",
            dependencies: ["SourceModel", "Hashing", "Diagnostics", "DockerfileSyntax", "BuildEffects", "DockerfileSemantics", "HardenedCatalog", "CatalogCompilation", "ImageReferences", "Linting", "LintRules", "Proving", "Migration", "Reporting", "RepositoryConversion", argumentParser],
            swiftSettings: strict),
        .executableTarget(
            name: "dhi-dev",
            dependencies: ["SourceModel", "BuildEffects", "Hashing", "JSONSyntax", "Diagnostics", "ShellSyntax", "DockerfileSyntax", "CommandKnowledge", "DockerfileSemantics", "HardenedCatalog", "CatalogCompilation", "ImageReferences", "Linting", "LintRules", "Migration", "Reporting", "RepositoryConversion", argumentParser, yams],
            swiftSettings: strict),
        tests("SourceModelTests", ["SourceModel"]),
        tests("HashingTests", ["Hashing"]),
        tests("YAMLSyntaxTests", ["YAMLSyntax"]),
        tests("StorageTests", ["Storage"]),
        tests("PatternMatchingTests", ["PatternMatching"]),
        tests("ImageReferencesTests", ["ImageReferences"]),
        tests("ShellSyntaxTests", ["ShellSyntax", "SourceModel"]),
        tests("DockerfileSyntaxTests", ["DockerfileSyntax", "SourceModel"]),
        tests("CommandKnowledgeTests", ["CommandKnowledge", "HardenedCatalog", "SourceModel"]),
        tests("HardenedCatalogTests", ["HardenedCatalog", "ImageReferences", "Storage"]),
        tests("DockerfileSemanticsTests", ["DockerfileSemantics", "CommandKnowledge", "DockerfileSyntax", "ShellSyntax", "SourceModel", "HardenedCatalog", "ImageReferences"]),
        tests("BuildEffectsTests", ["BuildEffects", "SourceModel", "DockerfileSyntax", "DockerfileSemantics", "HardenedCatalog"]),
        tests("MigrationTests", ["Migration", "Proving", "BuildEffects", "SourceModel", "Diagnostics", "DockerfileSyntax", "DockerfileSemantics", "HardenedCatalog", "ImageReferences"], exclude: ["Fixtures"]),
        tests("LintingTests", ["Linting", "PatternMatching", "ImageReferences", "SourceModel", "Diagnostics", "DockerfileSyntax", "DockerfileSemantics", "HardenedCatalog"]),
        tests("LintRulesTests", ["BuildEffects", "LintRules", "Linting", "SourceModel", "Diagnostics", "DockerfileSyntax", "DockerfileSemantics", "HardenedCatalog", yams], exclude: ["Fixtures"]),
        tests("ReportingTests", ["Reporting", "LintRules", "Linting", "Migration", "SourceModel", "Diagnostics", "DockerfileSyntax", "HardenedCatalog"], exclude: ["Lint/Expected"]),
        tests("CatalogCompilationTests", ["CatalogCompilation", "HardenedCatalog", "ImageReferences", "Storage"]),
        tests("RepositoryConversionTests", ["RepositoryConversion", "Storage", "SourceModel", "PatternMatching", "Diagnostics", "DockerfileSyntax", "DockerfileSemantics", "HardenedCatalog", "Linting", "Migration"]),
        tests("LayerTests", []),
        tests("SamplesTests", []),
        tests("CommandTests", ["Storage"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
