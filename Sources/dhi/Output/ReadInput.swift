import RepositoryConversion

/// An input that was read, with what the configuration in force for it comes to.
struct ReadInput<Choice: Sendable>: Sendable {
    let input: InputFile
    let bytes: [UInt8]
    /// `nil`: standard input.
    let source: SourceFile?
    let choice: Choice

    var path: FilePath { input.path }

    /// - Parameter choices: Asked for what belongs to the input.
    init(_ input: InputFile, _ choices: some ChoiceByFile<Choice>, _ reader: FileReader) throws(InputFailure) {
        self.input = input
        do throws(ConfigurationFailure) {
            choice = try choices.choice(for: input)
        } catch {
            throw .configuration(input.path, error)
        }
        switch input {
        case .text(let text, _): (source, bytes) = (nil, text)
        case .file(let file):
            do throws(FileError) {
                let read = try reader.read(file)
                (source, bytes) = (read, read.bytes)
            } catch {
                throw .file(error)
            }
        }
    }
}
