import BuildEffects

/// What a program is told to write and to listen on when it starts.
struct ServerUse {
    struct Written {
        enum Kind {
            /// A file that may be there already.
            case file
            /// A file or socket that is made, or made anew.
            case new
            /// A folder that is made where there is none.
            case folder
        }

        var kind: Kind
        var place: Place
        /// Where that is said: `--pid`, `pidfile in gunicorn.conf.py`.
        var by: String
    }

    struct Port {
        var number: Int
        var by: String
    }

    var written: [Written] = []
    var ports: [Port] = []
    /// What is said and cannot be read here, in words: `pidfile in gunicorn.conf.py`.
    var unread: [String] = []
    /// Modules that are loaded and come with the image, in words: `nginx.conf loads x.so`.
    var modules: [String] = []
    /// Servers whose port depends on the user, in words: `a server in default.conf`.
    var withoutPort: [String] = []
    /// Whether `ports` are all that the program listens on.
    var knowsAllPorts = false
    /// Settings of the file itself say something of ports.
    var hasOwnSettings = false
}
