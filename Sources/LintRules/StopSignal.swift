/// The signals that STOPSIGNAL takes, as BuildKit knows them on Linux.
public enum StopSignal {
    /// Its number; `nil`: BuildKit refuses it. Names may have `SIG` in front, in any case; any number but 0 is let through.
    public static func number(_ text: String) -> Int? {
        if let number = Int(text) { return number == 0 ? nil : number }
        var name = text.uppercased()
        if name.hasPrefix("SIG") { name = String(name.dropFirst(3)) }
        return numbers[name] ?? realTime(name)
    }

    private static let numbers: [String: Int] = [
        "ABRT": 6, "ALRM": 14, "BUS": 7, "CHLD": 17, "CLD": 17, "CONT": 18, "FPE": 8, "HUP": 1, "ILL": 4, "INT": 2, "IO": 29, "IOT": 6,
        "KILL": 9, "PIPE": 13, "POLL": 29, "PROF": 27, "PWR": 30, "QUIT": 3, "SEGV": 11, "STKFLT": 16, "STOP": 19, "SYS": 31, "TERM": 15,
        "TRAP": 5, "TSTP": 20, "TTIN": 21, "TTOU": 22, "URG": 23, "USR1": 10, "USR2": 12, "VTALRM": 26, "WINCH": 28, "XCPU": 24, "XFSZ": 25,
    ]

    /// `RTMIN`, `RTMIN+1` to `RTMIN+15`, `RTMAX-14` to `RTMAX`.
    private static func realTime(_ name: String) -> Int? {
        if name == "RTMIN" { return 34 }
        if name == "RTMAX" { return 64 }
        let digits = name.dropFirst("RTMIN+".count)
        guard let offset = Int(digits), String(offset) == digits else { return nil }
        if name.hasPrefix("RTMIN+") { return (1...15).contains(offset) ? 34 + offset : nil }
        if name.hasPrefix("RTMAX-") { return (1...14).contains(offset) ? 64 - offset : nil }
        return nil
    }
}
