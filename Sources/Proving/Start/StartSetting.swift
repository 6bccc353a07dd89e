/// A variable with its value, as a start command sets it or reads it.
public struct StartSetting: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
