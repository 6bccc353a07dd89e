/// A request written for an interpreter that the image has.
enum ProbeScript {
    /// The exec form for Python. `-I`: modules of the application do not stand in for those of the language.
    static func python(_ probe: HTTPProbe, program: String) -> [String] {
        var imports: [String] = []
        var before = ""
        if (probe.address.authority + probe.address.path).contains(where: isVariable) { imports.append("from os import environ") }
        if let seconds = probe.mostSeconds {
            imports.append("import signal")
            before = "signal.alarm(\(seconds)); "
        }
        var text: String
        if probe.followsRedirects {
            imports.append("from urllib.request import \(probe.asksHead ? "Request, " : "")urlopen")
            var address = expression([.text("http://")] + probe.address.authority + probe.address.path, pythonVariable)
            if probe.asksHead { address = "Request(\(address), method='HEAD')" }
            let timeout = probe.mostSecondsPerStep.map { ", timeout=\($0)" } ?? ""
            text = "urlopen(\(address)\(timeout))" + (probe.ignoresBody ? "" : ".read()")
        } else {
            imports.append("from http.client import HTTPConnection")
            text = "c = HTTPConnection(\(expression(probe.address.authority, pythonVariable))); c.request('\(probe.asksHead ? "HEAD" : "GET")', \(expression(probe.address.path, pythonVariable))); r = c.getresponse(); r.read()"
            if probe.failsByStatus { text += "; exit(r.status >= 400)" }
        }
        return [program, "-I", "-c", imports.joined(separator: "; ") + "; " + before + text]
    }

    /// The exec form for Node.js; `nil`: it cannot say the same.
    static func node(_ probe: HTTPProbe) -> [String]? {
        // A limit of each step is none of the whole.
        if probe.mostSecondsPerStep != nil, !probe.ignoresBody { return nil }
        // Ports that fetch does not ask.
        if probe.followsRedirects, case .text(let text)? = probe.address.authority.first, let port = text.split(separator: ":").dropFirst().first.flatMap({ Int($0) }), blocked.contains(port) { return nil }
        let address = expression([.text("http://")] + probe.address.authority + probe.address.path, nodeVariable)
        let status = probe.failsByStatus ? "STATUS < 400 ? 0 : 1" : "0"
        var text = ""
        if let seconds = probe.mostSeconds { text = "setTimeout(() => process.exit(1), \(seconds)000); " }
        if probe.followsRedirects {
            let fields = [probe.asksHead ? "method: 'HEAD'" : nil, probe.mostSecondsPerStep.map { "signal: AbortSignal.timeout(\($0)000)" }].compactMap { $0 }
            let settings = fields.isEmpty ? "" : ", {\(fields.joined(separator: ", "))}"
            let end = "process.exit(\(status.replacing("STATUS", with: "r.status")))"
            text += "fetch(\(address)\(settings)).then(r => \(probe.ignoresBody ? end : "r.text().then(() => \(end))"))"
        } else {
            let method = probe.asksHead ? ", {method: 'HEAD'}" : ""
            // An answer that breaks off never ends.
            text = "process.exitCode = 1; " + text
            text += "require('http').\(probe.asksHead ? "request" : "get")(\(address)\(method), r => r.resume().on('end', () => process.exit(\(status.replacing("STATUS", with: "r.statusCode")))))"
            if probe.asksHead { text += ".end()" }
        }
        return ["node", "-e", text]
    }

    /// Above 1023, of the list of the Fetch standard ("bad port").
    private static let blocked: Set<Int> = [1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080]

    private static func isVariable(_ part: ProbeAddress.Part) -> Bool {
        if case .variable = part { true } else { false }
    }

    private static func expression(_ parts: [ProbeAddress.Part], _ variable: (String, String?, Bool) -> String) -> String {
        var texts: [String] = []
        var text = ""
        for part in parts {
            switch part {
            case .text(let more): text += more
            case .variable(let name, let standard, let coversEmpty):
                if !text.isEmpty { texts.append("'\(text)'") }
                text = ""
                texts.append(variable(name, standard, coversEmpty))
            }
        }
        if !text.isEmpty { texts.append("'\(text)'") }
        return texts.joined(separator: " + ")
    }

    private static func pythonVariable(_ name: String, _ standard: String?, _ coversEmpty: Bool) -> String {
        coversEmpty ? "(environ.get('\(name)') or '\(standard ?? "")')" : "environ.get('\(name)', '\(standard ?? "")')"
    }

    private static func nodeVariable(_ name: String, _ standard: String?, _ coversEmpty: Bool) -> String {
        "(process.env.\(name) \(coversEmpty ? "||" : "??") '\(standard ?? "")')"
    }
}
