import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A program that is told to take any certificate.
enum DisabledTlsVerification: Rule {
    static let metadata = RuleMetadata(
        name: "disabled-tls-verification", code: "DHI706", severity: .warning, summary: "Certificates of servers are not checked",
        documentation: RuleDocumentation(
            what: """
                Reports options, settings and variables by which curl, wget, git, npm, yarn, pip, conda, composer, apt, yum and dnf, Node.js and Python take any certificate. Addresses of \
                the machine itself are left alone, and downloads that the same RUN checks by a sum or a signature.
                """,
            why: "Whoever sits between the builder and the server can give it anything, and it is built in. A setting in ENV holds in all containers, too.",
            remedy: "Remove it. Where the server has a certificate of an authority of your own, install that one and run `update-ca-certificates`."),
        reference: "https://curl.se/docs/sslcerts.html",
        flagged: [
            RuleExample("curl and wget", "FROM debian:13\nRUN curl 1️⃣-k2️⃣ -o x https://example.com/x && wget 3️⃣--no-check-certificate4️⃣ https://example.com/y"),
            RuleExample("Among other letters", "FROM debian:13\nRUN curl 1️⃣-sSLkO2️⃣ https://example.com/x"),
            RuleExample("git", "FROM debian:13\nRUN git config --global 1️⃣http.sslVerify false2️⃣\nRUN git 3️⃣-c http.sslVerify=false4️⃣ clone https://example.com/x"),
            RuleExample("npm, yarn", "FROM node:22\nRUN npm config set 1️⃣strict-ssl false2️⃣ && npm ci 3️⃣--strict-ssl=false4️⃣\nRUN yarn config set 5️⃣strict-ssl false6️⃣ -g"),
            RuleExample("pip", "FROM python:3.13\nRUN pip install 1️⃣--trusted-host pypi.org2️⃣ flask"),
            RuleExample("Package managers of systems", "FROM debian:13\nRUN apt-get -o 1️⃣Acquire::https::Verify-Peer=false2️⃣ update\nRUN dnf install -y 3️⃣--setopt=sslverify=false4️⃣ curl"),
            RuleExample("Variables", "FROM node:22\nENV 1️⃣NODE_TLS_REJECT_UNAUTHORIZED=02️⃣\nENV A=b 3️⃣GIT_SSL_NO_VERIFY=\"true\"4️⃣\nRUN 5️⃣GIT_SSL_NO_VERIFY=1 git6️⃣ clone https://example.com/x"),
            RuleExample("The old form", "FROM python:3.13\nENV 1️⃣PYTHONHTTPSVERIFY 02️⃣"),
        ],
        clean: [
            RuleExample("Checked", "FROM debian:13\nRUN curl -fsSLO https://example.com/x && git config --global http.sslVerify true && npm config set strict-ssl true"),
            RuleExample("On", "FROM node:22\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 GIT_SSL_NO_VERIFY="),
            RuleExample("The machine itself", "FROM debian:13\nRUN curl -k https://localhost:8443/\nHEALTHCHECK CMD curl -fk https://localhost/"),
            RuleExample("Checked by its sum", "FROM debian:13\nRUN curl -ko x https://example.com/x && echo \"$SUM  x\" | sha256sum -c"),
            RuleExample("Other programs", "FROM debian:13\nRUN app -k && grep -k x && sort -k 2 x"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .env(let pairs) = instruction.content else { continue }
            for pair in pairs where isOff(pair.key.text, pair.value.text) {
                let fix = Fix(title: "Remove this ENV", edits: [TextEdit(instruction.range, "")], applicability: .unsafe, changes: [.variables])
                report.add(.variable(pair.key.text), at: pair.key.range.union(pair.value.range), fixes: pairs.count == 1 ? [fix] : [])
            }
        }
        file.forEachRun(calling: programs) { run in
            for number in run.commands.indices {
                guard let name = run.commands[number].name, programs.contains(name) else { continue }
                check(run.commands[number], name, run, file, &report)
            }
        }
    }

    private static func check(_ command: RunCommand, _ name: String, _ run: BuildRun, _ file: LintedFile, _ report: inout RuleReport) {
        for text in name == "export" ? command.literalArguments : command.assignments {
            guard let equals = text.firstIndex(of: "="), isOff(String(text[..<equals]), String(text[text.index(after: equals)...])) else { continue }
            let start = name == "export" ? command.range : assignmentRange(command, text, file)
            report.add(.variable(String(text[..<equals])), at: start)
        }
        if let setting = setting(command) { report.add(.setting(name), at: setting) }
        guard mayDisable(command, name), case .described(let call) = command.reading(by: file.catalog) else { return }
        guard let option = call.options.first(where: { switchesOff($0, name) }) else { return }
        if name == "curl" || name == "wget" {
            let addresses = call.operands.compactMap { RemoteAddress($0) }
            if run.commands.checkDownloads || !addresses.isEmpty && addresses.allSatisfy({ !$0.host.isEmpty && $0.isLocal }) { return }
        }
        let isSetting = option.name == "-o" || option.name == "--option"
        let fix = OptionEdit.removing(option, in: file.tree).map {
            Fix(title: "Remove \(option.name)", edits: [$0], applicability: .unsafe, changes: [run.aspect])
        }
        report.add(.option(name), at: isSetting ? option.value?.range ?? option.range : option.range, fixes: fix.map { [$0] } ?? [])
    }

    /// Whether a word could be the option that switches it off, or its value; commands are read by their descriptions only then.
    private static func mayDisable(_ command: RunCommand, _ program: String) -> Bool {
        let isSign: (String) -> Bool
        switch program {
        case "export": return false
        // `-k` may stand in a cluster.
        case "curl": isSign = { text in isOption(text) && (text.hasPrefix("--insecure") || !text.hasPrefix("--") && text.holdsByte(UInt8(ascii: "k"))) }
        case "wget": isSign = { isOption($0) && $0.hasPrefix("--no-check-certificate") }
        case "npm", "yarn", "pnpm": isSign = { isOption($0) && $0.hasPrefix("--strict-ssl") }
        // The value may stand in the next word.
        case "git", "apt-get", "apt", "yum", "dnf", "microdnf", "tdnf": isSign = { $0.holdsByte(UInt8(ascii: "=")) && $0.lowercased().holdsBytes(of: "verify") }
        default: isSign = { isOption($0) && $0.hasPrefix("--trusted-host") }
        }
        return command.arguments.contains { isSign($0.value ?? $0.prefix) }
    }

    private static func isOption(_ text: String) -> Bool { text.utf8.first == UInt8(ascii: "-") }

    /// From a variable in front of a command to its name.
    private static func assignmentRange(_ command: RunCommand, _ text: String, _ file: LintedFile) -> SourceRange {
        let wanted = Array(text.utf8)
        var start = Int(command.nameRange.start)
        // In front of the name on the same line.
        while start > 0, file.tree.bytes[start - 1] != UInt8(ascii: "\n") {
            start -= 1
            if file.tree.bytes[start...].starts(with: wanted) { return SourceRange(start, Int(command.nameRange.end)) }
        }
        return command.nameRange
    }

    private static func switchesOff(_ option: CommandInvocation.Option, _ program: String) -> Bool {
        let value = option.value.map { ($0.value ?? $0.prefix).lowercased() } ?? ""
        switch program {
        case "curl": return option.name == "-k" || option.name == "--insecure"
        case "wget": return option.name == "--no-check-certificate"
        case "git": return option.name == "-c" && value == "http.sslverify=false"
        case "npm", "yarn", "pnpm": return option.name == "--strict-ssl" && value == "false"
        case "apt-get", "apt": return (option.name == "-o" || option.name == "--option") && value.hasPrefix("acquire::https") && (value.hasSuffix("verify-peer=false") || value.hasSuffix("verify-peer=0"))
        case "yum", "dnf", "microdnf", "tdnf": return option.name == "--setopt" && (value.hasSuffix("sslverify=false") || value.hasSuffix("sslverify=0"))
        default: return option.name == "--trusted-host"
        }
    }

    /// A setting that is written: a name and a value behind it, or both in one word.
    private static func setting(_ command: RunCommand) -> SourceRange? {
        let words = command.arguments
        guard words.contains(where: { $0.value == "config" }) else { return nil }
        for number in words.indices {
            guard let text = words[number].value?.lowercased() else { continue }
            if text == "strict-ssl=false" { return words[number].range }
            guard let values = settings[text], number + 1 < words.count, let value = words[number + 1].value?.lowercased(), values.contains(value) else { continue }
            return words[number].range.union(words[number + 1].range)
        }
        return nil
    }

    private static func isOff(_ name: String, _ value: String) -> Bool {
        guard names.contains(name), let off = variables[name] else { return false }
        let text = value.lowercased().filter { $0 != "\"" && $0 != "'" }
        return off.contains(text)
    }

    private static let programs: NameSet = [
        "curl", "wget", "git", "npm", "yarn", "pnpm", "pip", "pip3", "python", "python3", "apt-get", "apt", "yum", "dnf", "microdnf", "tdnf", "conda", "composer", "export", "node",
    ]
    private static let settings: [String: [String]] = [
        "http.sslverify": ["false", "0"], "strict-ssl": ["false"], "enablestrictssl": ["false"], "ssl_verify": ["false", "no"], "disable-tls": ["true"],
    ]
    private static let names = NameSet(variables.keys)
    private static let variables: [String: [String]] = [
        "NODE_TLS_REJECT_UNAUTHORIZED": ["0"], "GIT_SSL_NO_VERIFY": ["1", "true", "yes"], "PYTHONHTTPSVERIFY": ["0"], "NPM_CONFIG_STRICT_SSL": ["false"], "npm_config_strict_ssl": ["false"],
        "YARN_STRICT_SSL": ["false"], "YARN_ENABLE_STRICT_SSL": ["false", "0"], "CONDA_SSL_VERIFY": ["false", "no"],
    ]
}

extension RuleMessage {
    private static let why = "Whoever sits between the builder and the server can give it anything."

    fileprivate static func option(_ program: String) -> RuleMessage {
        RuleMessage("\(program) does not check the certificates of servers.", why: why, remedy: "Remove this, and install the certificate of the authority if it is one of your own.")
    }
    fileprivate static func setting(_ program: String) -> RuleMessage {
        RuleMessage("\(program) is set not to check the certificates of servers.", why: why, remedy: "Remove this, and install the certificate of the authority if it is one of your own.")
    }
    fileprivate static func variable(_ name: String) -> RuleMessage {
        RuleMessage("\(name) switches the check of certificates off.", why: why, remedy: "Remove it, and install the certificate of the authority if it is one of your own.")
    }
}
