/// What the checks read of the JSON report of `dhi migrate`.
struct MigrateReport: Decodable {
    var files: [File] = []
    var failures: [Failure] = []

    struct File: Decodable {
        var path: String
        var outcome: String
        var finalDev: Bool?
        var finalRoot: Bool?
        var stages: [Stage]
        var references: [Reference]
        var edits: [Edit]
        var errors: [Message]
        var obligations: [Obligation]
    }

    struct Obligation: Decodable {
        var status: String
    }

    struct Stage: Decodable {
        var outcome: String
        var reasons: [Reason]
    }

    struct Reference: Decodable {
        var before: String
        var after: String?
        var reason: Reason?
    }

    struct Reason: Decodable {
        var id: String
        var message: String
    }

    struct Edit: Decodable {
        var start: Int
        var end: Int
        var replacement: String
    }

    struct Message: Decodable {
        var message: String
    }

    struct Failure: Decodable {
        var path: String
        var message: String
    }
}
