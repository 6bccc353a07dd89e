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
            imports.append("from urllib.request import urlopen")
            let address = expression([.text("http://")] + probe.address.authority + probe.address.path, pythonVariable)
            let timeout = probe.mostSecondsPerStep.map { ", timeout=\($0)" } ?? ""
            text = "urlopen(\(address)\(timeout)).read()"
        } else {
            imports.append("from http.client import HTTPConnection")
            text = "c = HTTPConnection(\(expression(probe.address.authority, pythonVariable))); c.request('\(probe.asksHead ? "HEAD" : "GET")', \(expression(probe.address.path, pythonVariable))); r = c.getresponse(); r.read()"
            if probe.failsByStatus { text += "; exit(r.status >= 400)" }
        }
        return [program, "-I", "-c", imports.joined(separator: "; ") + "; " + before + text]
    }

    /// The exec form for Node.js.
    static func node(_ probe: HTTPProbe) -> [String] {
        let address = expression([.text("http://")] + probe.address.authority + probe.address.path, nodeVariable)
        let status = probe.failsByStatus ? "STATUS < 400 ? 0 : 1" : "0"
        var text = ""
        if let seconds = probe.mostSeconds { text = "setTimeout(() => process.exit(1), \(seconds)000); " }
        if probe.followsRedirects {
            let timeout = probe.mostSecondsPerStep.map { ", {signal: AbortSignal.timeout(\($0)000)}" } ?? ""
            text += "fetch(\(address)\(timeout)).then(r => r.text().then(() => process.exit(\(status.replacing("STATUS", with: "r.status")))))"
        } else {
            let method = probe.asksHead ? ", {method: 'HEAD'}" : ""
            // An answer that breaks off never ends.
            text = "process.exitCode = 1; " + text
            text += "require('http').\(probe.asksHead ? "request" : "get")(\(address)\(method), r => r.resume().on('end', () => process.exit(\(status.replacing("STATUS", with: "r.statusCode")))))"
            if probe.asksHead { text += ".end()" }
        }
        return ["node", "-e", text]
    }

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
