import BuildEffects

/// A place that the file gives to somebody other than root.
struct GivenPlace: Hashable {
    var place: Place
    /// `uid:gid` as the final stage has to write it.
    var owner: String
    /// Where in the file.
    var instruction: Int
    /// All below it, too.
    var isWhole = true
    /// By a copy, which gives away what it brings and the folders that it makes.
    var isByCopy = false
}
