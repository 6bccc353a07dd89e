FROM rust:1.90-alpine AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM scratch
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
