import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What the fixes of the rules for packages write, and where they keep their hands off.
@Suite struct PackageFixTests {
    private func fixed(_ rules: [String], _ text: String, upTo applicability: Applicability = .safe) throws -> String {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: rules), catalog: try Catalog.builtIn())
        return String(decoding: Fixer(linter, upTo: applicability).fix(Array(text.utf8), path: "Dockerfile").bytes, as: UTF8.self)
    }

    @Test(
        "Cleaning follows the layout of the instruction",
        arguments: [
            ("RUN apt-get update && apt-get install -y curl\n", "RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n"),
            ("RUN apt-get update \\\n && apt-get install -y \\\n    curl\n", "RUN apt-get update \\\n && apt-get install -y \\\n    curl \\\n && rm -rf /var/lib/apt/lists/*\n"),
            ("RUN apt-get update && \\\n    apt-get install -y curl\n", "RUN apt-get update && \\\n    apt-get install -y curl && \\\n    rm -rf /var/lib/apt/lists/*\n"),
            ("RUN apt-get update && apt-get install -y \\\n  curl > /dev/null\n", "RUN apt-get update && apt-get install -y \\\n  curl > /dev/null \\\n  && rm -rf /var/lib/apt/lists/*\n"),
            ("RUN apt-get update && apt-get install -y curl \\\n && curl -V\n", "RUN apt-get update && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/* \\\n && curl -V\n"),
            ("RUN apt-get update \\\r\n && apt-get install -y curl\r\n", "RUN apt-get update \\\r\n && apt-get install -y curl \\\r\n && rm -rf /var/lib/apt/lists/*\r\n"),
            ("RUN <<EOF\napt-get update\nsudo apt-get install -y curl\nEOF\n", "RUN <<EOF\napt-get update\nsudo apt-get install -y curl && sudo rm -rf /var/lib/apt/lists/*\nEOF\n"),
            ("RUN dnf -y install curl\n", "RUN dnf -y install curl && dnf clean all\n"),
        ])
    func cleaning(_ run: String, _ expected: String) throws {
        let from = "FROM registry.example.com/base:1\n"
        #expect(try fixed(["leftover-package-cache"], from + run) == from + expected)
    }

    @Test(
        "Nothing is cleaned where it is not known what follows",
        arguments: [
            "RUN apt-get update && apt-get install -y curl | tee log\n",
            "RUN if true; then apt-get update && apt-get install -y curl; fi\n",
            "RUN bash -c 'apt-get update && apt-get install -y curl'\n",
            "RUN for name in curl git; do apt-get update && apt-get install -y $name; done\n",
            "RUN apt-get update && apt-get install -y curl\nRUN apt-get install -y git\n",
            "RUN apt-get update\n",
        ])
    func left(_ run: String) throws {
        let text = "FROM registry.example.com/base:1\n" + run
        #expect(try fixed(["leftover-package-cache"], text) == text)
    }

    @Test(
        "RUNs are joined only where the second is a plain list",
        arguments: [
            ("RUN apt-get update\nRUN apt-get install -y curl && curl -V\n", "RUN apt-get update && \\\n    apt-get install -y curl && curl -V\n"),
            ("RUN apt-get update\nRUN apt-get install -y curl || true\n", nil),
            ("RUN apt-get update\nRUN apt-get install -y curl; curl -V\n", nil),
            ("RUN apt-get update\n# why\nRUN apt-get install -y curl\n", nil),
            ("RUN cd /tmp && apt-get update\nRUN apt-get install -y ./a.deb\n", nil),
            ("RUN --network=host apt-get update\nRUN apt-get install -y curl\n", nil),
        ])
    func joined(_ run: String, _ expected: String?) throws {
        let from = "FROM debian:13\n"
        #expect(try fixed(["separate-index-update"], from + run) == from + (expected ?? run))
    }

    @Test("All together come to an end")
    func together() throws {
        let text = "FROM debian:13\nRUN apt update\nRUN apt install curl\n"
        #expect(
            try fixed(["apt-in-scripts", "missing-assume-yes", "separate-index-update", "leftover-package-cache"], text)
                == "FROM debian:13\nRUN apt-get update && \\\n    apt-get install -y curl && \\\n    rm -rf /var/lib/apt/lists/*\n")
    }

    @Test("What apk fetches for nothing goes")
    func update() throws {
        #expect(try fixed(["DL3019"], "FROM alpine:3.23\nRUN apk update && \\\n    apk add curl\n") == "FROM alpine:3.23\nRUN apk add --no-cache curl\n")
    }

    @Test(
        "An upgrade of everything goes, and what was there for it alone",
        arguments: [
            ("RUN apt-get update && apt-get upgrade -y && apt-get install -y curl\n", "RUN apt-get update && apt-get install -y curl\n"),
            ("RUN apt-get update \\\n  && apt-get upgrade -y \\\n  && apt-get install -y curl\n", "RUN apt-get update \\\n  && apt-get install -y curl\n"),
            ("RUN apt-get update && \\\n    apt-get install -y curl && \\\n    apt-get upgrade -y\n", "RUN apt-get update && \\\n    apt-get install -y curl\n"),
            ("RUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*\nUSER 1000\n", "USER 1000\n"),
            ("RUN apk update && apk upgrade\nRUN apk add curl\n", "RUN apk update\nRUN apk add curl\n"),
            ("RUN dnf -y update\nRUN dnf -y install curl\n", "RUN dnf -y install curl\n"),
        ])
    func upgrades(_ run: String, _ expected: String) throws {
        let from = "FROM registry.example.com/base:1\n"
        #expect(try fixed(["system-upgrade"], from + run, upTo: .unsafe) == from + expected)
        #expect(try fixed(["system-upgrade"], from + run) == from + run, "never without being asked")
    }

    @Test(
        "An upgrade stays where the list around it is no plain one",
        arguments: ["RUN apt-get update; apt-get upgrade -y; make\n", "RUN apt-get upgrade -y | tee log && make\n", "RUN make || apt-get upgrade -y\n", "RUN apk upgrade -Ua\nRUN apk add curl\n", "RUN <<EOF\napt-get upgrade -y\nmake\nEOF\n"])
    func upgradesThatStay(_ run: String) throws {
        let text = "FROM registry.example.com/base:1\n" + run
        #expect(try fixed(["system-upgrade"], text, upTo: .unsafe) == text)
    }
}
