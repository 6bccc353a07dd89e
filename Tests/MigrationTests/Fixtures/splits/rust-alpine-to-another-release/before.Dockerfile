FROM rust:1.98-alpine AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM alpine:3.22
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
