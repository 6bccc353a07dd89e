FROM dhi.io/rust:1.98-dev AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM dhi.io/debian-base:trixie
COPY --from=build /src/target/release/shop /usr/local/bin/shop
USER 1000
CMD ["/usr/local/bin/shop"]
