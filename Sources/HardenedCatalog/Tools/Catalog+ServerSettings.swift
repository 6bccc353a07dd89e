internal import Storage

extension Catalog {
    /// What tells a program of an image where to write and listen.
    public func serverSettings(of program: String, in image: String?) -> [ServerSetting] {
        (read { reader throws(DatabaseError) in try reader.serverSettings() } ?? []).filter { setting in
            setting.programs.contains(program) || image.map(setting.images.contains) == true
        }
    }
}
