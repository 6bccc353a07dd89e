import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// Packages or programs for one version of Node.js, Ruby or Java beside another.
enum MismatchedVersions: Rule {
    static let metadata = RuleMetadata(
        name: "mismatched-versions", code: "DHI029", severity: .warning, summary: "Built on one version of Node.js, Ruby or Java, run on another",
        documentation: RuleDocumentation(
            what: """
                Reports a COPY that takes installed packages from a stage on one major version of Node.js or one minor version of Ruby to a stage on another, and jars and wars \
                that were built on a newer Java than they run on.
                """,
            why: """
                Native parts of packages are compiled for one version and are refused by another (`NODE_MODULE_VERSION`, `extensions are not built`); class files of a newer Java \
                are refused (`UnsupportedClassVersionError`) unless the build asks for the older release.
                """,
            remedy: "Build and run on the same version; one ARG for both tags keeps them together."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "node_modules of another Node.js",
                """
                FROM node:20 AS build
                WORKDIR /app
                COPY package*.json ./
                RUN npm ci

                FROM dhi.io/node:22
                COPY --from=build 1️⃣/app/node_modules2️⃣ /app/node_modules
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "A newer Java builds",
                """
                FROM maven:3.9-eclipse-temurin-21 AS build
                WORKDIR /src
                COPY . .
                RUN mvn package

                FROM eclipse-temurin:17-jre
                COPY --from=build 1️⃣/src/target/app.jar2️⃣ /app.jar
                CMD ["java", "-jar", "/app.jar"]
                """),
        ],
        clean: [
            RuleExample(
                "The same version",
                """
                FROM node:22 AS build
                WORKDIR /app
                COPY package*.json ./
                RUN npm ci

                FROM dhi.io/node:22
                COPY --from=build /app /app
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "Only what was built",
                """
                FROM node:20 AS build
                WORKDIR /app
                COPY . .
                RUN npm ci && npm run build

                FROM node:22
                COPY --from=build /app/dist /app
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "A newer Java runs it",
                """
                FROM maven:3.9-eclipse-temurin-17 AS build
                WORKDIR /src
                COPY . .
                RUN mvn package

                FROM eclipse-temurin:21-jre
                COPY --from=build /src/target/app.jar /app.jar
                CMD ["java", "-jar", "/app.jar"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        TakenCopies.forEach(file) { taken, maker, taker in
            if taken.kind == .folderOfVersion { return }
            report.add(
                .mismatched(taken, maker.title), at: taken.source, severity: taken.kind == .classFiles ? .information : nil,
                related: [file.basePlace(of: maker, "\(taken.made.title) here"), file.basePlace(of: taker, "\(taken.own.title) here")])
        }
    }
}

extension RuleMessage {
    fileprivate static func mismatched(_ taken: TakenPackages, _ maker: String) -> RuleMessage {
        if taken.kind == .classFiles {
            return RuleMessage(
                "\(maker) builds with \(taken.made.title), and this runs on \(taken.own.title).",
                why: "Class files are refused unless the build asks for Java \(taken.own.version).", remedy: "Build and run on the same version.")
        }
        return RuleMessage(
            "Packages that \(taken.made.title) installed in \(maker) run on \(taken.own.title).", why: "Native parts of packages are refused by another version.",
            remedy: "Build and run on the same version; one ARG for both tags keeps them together.")
    }
}
