/// What the text of a tag should look like.
struct TagWish {
    /// How many numbers the version should have.
    var precision: Int
    var form: HardenedTag.SystemForm

    /// The tag that comes closest; all of `tags` stand for the same image.
    func best(of tags: [HardenedTag]) -> HardenedTag? {
        tags.min { rank($0) < rank($1) }
    }

    private func rank(_ tag: HardenedTag) -> (Int, Int, Int, Int, String) {
        let count = tag.version?.numbers.count ?? 0
        // More numbers rather than fewer, since fewer follow more changes.
        let precision = count >= self.precision ? count - self.precision : 10 + self.precision - count
        let form = tag.form == self.form ? 0 : tag.form > self.form ? 1 : 2
        return (precision, tag.hasPackageRevision ? 1 : 0, form, tag.text.utf8.count, tag.text)
    }
}
