FROM rust:1.98 AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM debian:trixie-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
USER 1000
CMD ["/usr/local/bin/shop"]
