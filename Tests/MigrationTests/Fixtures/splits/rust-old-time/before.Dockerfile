FROM rust:1.75-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM debian:bookworm-slim
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
