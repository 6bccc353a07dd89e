/// A step of libyaml through a text.
struct YAMLEvent {
    enum Content {
        case documentStart
        case scalar(String, isPlain: Bool, anchor: String?)
        case alias(String)
        case listStart(anchor: String?)
        case entriesStart(anchor: String?)
        /// Of the list or the fields that began last.
        case end
        case streamEnd
        /// What says nothing of values.
        case other
    }

    let place: YAMLValue.Place
    let content: Content
}
