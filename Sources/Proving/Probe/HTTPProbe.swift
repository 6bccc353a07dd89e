import ShellSyntax

/// A request that tells by its answer whether a server is well, as curl and wget make it.
struct HTTPProbe {
    var address: ProbeAddress
    /// HEAD instead of GET.
    var asksHead = false
    /// The body of the answer does not matter.
    var ignoresBody = false
    var followsRedirects = false
    /// A status of 400 and above counts as a failure.
    var failsByStatus = false
    /// Seconds after which the whole request fails; `nil`: none.
    var mostSeconds: Int?
    /// Seconds that each step may take.
    var mostSecondsPerStep: Int?

    struct Refusal: Error { var text: String }

    /// Reads the words of a command; `nil`: it is neither curl nor wget.
    ///
    /// - Parameter isBusybox: wget is the one of busybox, which tries once.
    static func read(_ words: [ShellWord], isBusybox: Bool) -> Result<HTTPProbe, Refusal>? {
        switch words.first?.literalValue?.split(separator: "/").last {
        case "curl": ProbeOptions.curl(Array(words.dropFirst()))
        case "wget": ProbeOptions.wget(Array(words.dropFirst()), isBusybox: isBusybox)
        default: nil
        }
    }
}
