/// The problems of Dockerfiles that linters know, and what becomes of each here.
///
/// The keys are kept, so that people can refer to them. A problem has rules, or a reason why it has none, or both where the rules find a part of it.
public enum RuleCoverage {
    public struct Problem: Sendable {
        public var key: String
        public var title: String
        public var rules: [String]
        /// Why there is no rule, or what the rules leave out; empty where nothing is.
        public var reason: String

        init(_ key: String, _ title: String, _ rules: [String], _ reason: String = "") {
            self.key = key
            self.title = title
            self.rules = rules
            self.reason = reason
        }
    }

    public static var groups: [(title: String, problems: [Problem])] {
        [
            ("Base images and stages", stages),
            ("Syntax", syntax),
            ("COPY and ADD", files),
            ("Working folder", folders),
            ("Users and rights", users),
            ("Secrets", secrets),
            ("Network", network),
            ("Packages", packages),
            ("Shell", shell),
            ("Metadata and policy", metadata),
            ("Hardened images", hardened),
        ]
    }

    /// The page with the table of all problems.
    static var markdown: String {
        var page = "# Problems and their rules\n\nWhat linters for Dockerfiles look for, what goes wrong with hardened images, and which rule finds it; or why none does.\n"
        for (title, problems) in groups {
            page += "\n## \(title)\n\n| key | problem | rules |\n|---|---|---|\n"
            for problem in problems {
                let rules = problem.rules.map { "[\($0)](\($0).md)" }.joined(separator: ", ")
                page += "| \(problem.key) | \(problem.title.replacing("|", with: "\\|")) | \([rules, problem.reason].filter { !$0.isEmpty }.joined(separator: ". ")) |\n"
            }
        }
        return page
    }
}
