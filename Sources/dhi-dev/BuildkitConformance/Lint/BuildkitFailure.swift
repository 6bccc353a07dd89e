/// The error that ends a build.
struct BuildkitFailure {
    var message: String
    /// Each from first to last line.
    var lines: [ClosedRange<Int>]
    var moment: BuildkitMoment
}
