import RepositoryConversion

/// Why an input is not worked on.
enum InputFailure: Error {
    case file(FileError)
    /// The configuration in force for the file is broken.
    case configuration(FilePath, ConfigurationFailure)
}
