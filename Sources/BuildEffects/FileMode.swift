/// What a mode says about those who do not own the file.
public struct FileMode: Sendable, Hashable {
    /// The owner may read or start what others may not.
    public private(set) var closes = false
    /// Others than the owner may write.
    public private(set) var opens = false
    /// Everybody may read, whatever the mode was before.
    public private(set) var isReadByAll = false

    /// `nil` when it is no mode, as chmod reads it: `0640`, `u=rwx,go=rx`, `a+w`.
    public init?(_ text: String) {
        if let bits = Int(text, radix: 8), text.first?.isNumber == true {
            let (owner, group, others) = (bits >> 6 & 7, bits >> 3 & 7, bits & 7)
            closes = owner & 5 & ~others != 0
            opens = (group | others) & 2 != 0
            isReadByAll = others & 4 != 0
            return
        }
        // What a clause lets the owner alone start is open again when another lets all: u+x,o+x.
        var own = false
        var shared = false
        for clause in text.split(separator: ",") {
            let who = clause.prefix { "ugoa".contains($0) }
            let rights = clause.dropFirst(who.count + 1)
            guard let sign = clause.dropFirst(who.count).first, "+-=".contains(sign), rights.allSatisfy({ "rwxXstugo".contains($0) }) else { return nil }
            let isForAll = who.isEmpty || who.contains("a")
            if sign == "-" {
                if !isForAll, !who.contains("u"), who.contains("o"), rights.contains(where: { "rxX".contains($0) }) { closes = true }
                continue
            }
            if sign == "=", isForAll || who.contains("o"), !rights.contains(where: { "rug".contains($0) }) { closes = true }
            // Without letters in front, the umask holds back the right to write.
            if !who.isEmpty, who != "u", rights.contains(where: { "wu".contains($0) }) { opens = true }
            if isForAll || who.contains("o"), rights.contains("r") { isReadByAll = true }
            guard rights.contains(where: { "xXu".contains($0) }) else { continue }
            if isForAll || who.contains("o") { shared = true } else if who.contains("u") { own = true }
        }
        if own, !shared { closes = true }
    }
}
