import Glibc

/// Writes the registry of rules: `RuleRegistryGenerator OUTPUT TYPE…`.
@main
enum RegistryWriter {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else { exit(2) }
        let types = arguments.dropFirst(2).map { "        \($0).self,\n" }.joined()
        let source = """
            public import Linting

            /// Every rule there is, made from the files in this target's folders.
            public enum RuleRegistry {
                /// Sorted by the names of the types.
                public static let all: [any Rule.Type] = [
            \(types)    ]
            }

            """
        guard let file = unsafe fopen(arguments[1], "w") else { exit(1) }
        let written = unsafe fputs(source, file) >= 0
        guard unsafe fclose(file) == 0, written else { exit(1) }
    }
}
