import Diagnostics

/// How grave hadolint calls what its rules find, by code; those that are off there are left out.
enum HadolintSeverities {
    static let all: [String: Severity] = {
        var all: [String: Severity] = ["DL3048": .hint]
        for (codes, severity) in [(errors, Severity.error), (warnings, .warning), (informations, .information)] {
            for code in codes.split(separator: " ") { all["DL\(code)"] = severity }
        }
        return all
    }()

    private static let errors = "1000 3000 3004 3011 3012 3020 3021 3023 3024 3026 3043 3044 3061 4000 4004"
    private static let warnings = """
        3002 3003 3006 3007 3008 3013 3014 3016 3018 3022 3025 3027 3028 3029 3030 3032 3033 3034 3035 3036 3037 3038 3040 3041 3042 3045 3046 3051 3052 3053 3054 3055 3056 3058 3062 3063 \
        3064 3065 3067 4001 4003 4005 4006
        """
    private static let informations = "3001 3009 3010 3015 3019 3047 3049 3050 3059 3060 3066"
}
