public import SourceModel

/// All that the instructions of a stage do to its file system, in order.
public struct StageEffects: Sendable {
    /// In the order of their instructions.
    public internal(set) var files: [FileEffect] = []
    /// By place, where in `files` it is removed last.
    private var removals: [Place: Int] = [:]
    public internal(set) var packages: [PackageInstallation] = []
    public internal(set) var accounts: [AccountCreation] = []
    /// Empty: everything is known.
    public internal(set) var unknown: [UnknownEffect] = []
    /// Files of the build that commands read, by instruction.
    public internal(set) var reads: [(place: Place, instruction: Int)] = []

    /// The bytes of a file that a COPY writes out itself (`COPY <<EOF /run.sh`), by instruction.
    var inlineFiles: [Int: [UInt8]] = [:]
    /// Stands in front of the name of such a file among the sources of a copy.
    static let inlineMark = "<<"

    /// Programs that make, change or remove accounts; their homes come and go with them.
    public static let accountPrograms: Set<String> = [
        "useradd", "adduser", "groupadd", "addgroup", "usermod", "groupmod", "userdel", "deluser", "groupdel", "delgroup", "chpasswd", "passwd", "chsh", "gpasswd",
    ]

    /// To be called when all files are there.
    mutating func noteRemovals() {
        removals = [:]
        for (index, effect) in files.enumerated() where effect.kind == .removed { removals[effect.place] = index }
    }

    /// What one instruction does, found without looking at all others.
    public func files(of instruction: Int) -> ArraySlice<FileEffect> {
        let start = firstFile { $0.instruction >= instruction }
        return files[start..<firstFile { $0.instruction > instruction }]
    }

    /// Whether what an effect made is removed again behind it.
    public func isGone(_ effect: FileEffect) -> Bool {
        if removals.isEmpty { return false }
        // Only the place itself stands for what a program alone knows.
        let around = effect.place.isSymbolic ? [effect.place] : effect.place.chain
        guard let removal = around.compactMap({ removals[$0] }).max(), let index = files(of: effect.instruction).lastIndex(of: effect) else { return false }
        return index < removal
    }

    /// The index of the first effect for which `isBehind` holds, which then holds for all that follow.
    private func firstFile(where isBehind: (FileEffect) -> Bool) -> Int {
        var (low, high) = (0, files.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(files[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// These behind those of the stage that this one stands on.
    func following(_ below: StageEffects) -> StageEffects {
        var all = self
        all.files = below.files + files
        all.packages = below.packages + packages
        all.accounts = below.accounts + accounts
        all.unknown = below.unknown + unknown
        all.reads = below.reads + reads
        all.inlineFiles.merge(below.inlineFiles) { own, _ in own }
        all.noteRemovals()
        return all
    }

    /// A user or group that a command makes.
    public struct AccountCreation: Sendable, Hashable {
        public var name: String
        public var isGroup: Bool
        /// The home folder of a user; `nil`: it is not known.
        public var home: Place?
        public var instruction: Int
        /// The command.
        public var range: SourceRange
    }
}
