internal import HardenedCatalog

extension PackageImport {
    /// An import that keeps what the images and tools of the folder `mappings/` name.
    public init(mappings: MappingsReader) throws(MappingsError) {
        var declared: Set<String> = []
        for image in try mappings.hardenedImages() {
            for definition in image.definitions where definition.distribution.family == .debian {
                declared.formUnion(definition.packages.map { String($0.prefix { $0 != "=" }) })
            }
        }
        self.init(declared: declared, tools: Set(try mappings.tools.systemTools()))
    }
}
