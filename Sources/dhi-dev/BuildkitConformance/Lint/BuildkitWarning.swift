/// A warning of `docker build --check`, and when BuildKit comes to it.
struct BuildkitWarning {
    var rule: String
    var detail: String
    /// First to last line.
    var lines: ClosedRange<Int>
    var moment: BuildkitMoment
}
