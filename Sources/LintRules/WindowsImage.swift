import SourceModel

/// Images of Windows itself, as Microsoft publishes them: since 2019 without `latest`.
enum WindowsImage {
    static func isOne(_ image: String) -> Bool { image.hasPrefix("mcr.microsoft.com/windows/") || image.hasPrefix("mcr.microsoft.com/windows:") || image == "mcr.microsoft.com/windows" }
}
