/// Reads HEALTHCHECK.
struct HealthcheckReader {
    let parsed: ParsedInstruction

    func read() throws(SyntaxFault) -> HealthcheckInstruction {
        let words = parsed.arguments.words
        guard let kind = words.first else { throw parsed.fault("HEALTHCHECK requires at least one argument") }
        let rest = Array(words.dropFirst())
        let type = kind.text.simplyUppercased()
        if type == "NONE" {
            guard rest.isEmpty else { throw parsed.fault("HEALTHCHECK NONE takes no arguments") }
            return HealthcheckInstruction(command: nil, kind: kind)
        }
        try FlagRules.check(parsed.split.flags, parsed.split.flagRanges, of: .healthcheck)
        guard type == "CMD" else {
            throw SyntaxFault(message: "Unknown type \(type.quoted) in HEALTHCHECK (try CMD)", range: kind.logicalRange)
        }
        guard let first = rest.first else { throw parsed.fault("Missing command after HEALTHCHECK CMD") }
        var result = HealthcheckInstruction(command: parsed.arguments.isJSON ? .exec(rest) : .shell(first), kind: kind)
        result.interval = try duration("interval")
        result.timeout = try duration("timeout")
        result.startPeriod = try duration("start-period")
        result.startInterval = try duration("start-interval")
        result.retries = try retries()
        return result
    }

    private func duration(_ name: String) throws(SyntaxFault) -> Int64 {
        guard let (value, range) = flag(name) else { return 0 }
        do throws(ExpansionFault) {
            let nanoseconds = try GoDuration.parse(value)
            if nanoseconds != 0, nanoseconds < 1_000_000 {
                throw ExpansionFault("Interval \(name.quoted) cannot be less than 1ms")
            }
            return nanoseconds
        } catch {
            throw SyntaxFault(message: error.message, range: range)
        }
    }

    private func retries() throws(SyntaxFault) -> Int {
        guard let (value, range) = flag("retries") else { return 0 }
        do throws(ExpansionFault) {
            let retries = try GoNumber.signed(value)
            if retries < 0 { throw ExpansionFault("--retries cannot be negative (\(retries))") }
            return retries
        } catch {
            throw SyntaxFault(message: error.message, range: range)
        }
    }

    /// A flag with a value that is not empty.
    private func flag(_ name: String) -> (String, Range<Int>)? {
        guard let index = parsed.split.flags.firstIndex(where: { $0.name == name }), let value = parsed.split.flags[index].value,
            !value.isEmpty
        else { return nil }
        return (value, parsed.split.flagRanges[index])
    }
}
