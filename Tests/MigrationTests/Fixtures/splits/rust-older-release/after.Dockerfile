FROM dhi.io/rust:1.98-debian12-dev AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM dhi.io/debian-base:bookworm
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
