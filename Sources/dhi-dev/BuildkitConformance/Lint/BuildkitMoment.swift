/// A point in the course of BuildKit's evaluation, which ends with the first error.
struct BuildkitMoment: Comparable {
    enum Phase: Int {
        case options, parse, instructions, stages, globalArguments, defaultNames, bases, commands, images, dispatch
    }

    var phase: Phase
    /// The instruction; 0 for what is about the whole file.
    var index = 0
    /// Variables are replaced before an instruction is carried out.
    var isCarriedOut = false

    static func < (left: Self, right: Self) -> Bool {
        (left.phase.rawValue, left.index, left.isCarriedOut ? 1 : 0) < (right.phase.rawValue, right.index, right.isCarriedOut ? 1 : 0)
    }
}
