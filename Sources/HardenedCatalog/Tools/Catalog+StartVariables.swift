internal import Storage

extension Catalog {
    /// The variables that a program is known to read by itself when it starts.
    public func startVariables(of program: String) -> [StartVariable] {
        (read { reader throws(DatabaseError) in try reader.startVariables() } ?? []).filter { $0.program == program }
    }
}
