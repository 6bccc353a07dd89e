FROM rust:1.98-alpine3.22 AS build
ENV RUSTFLAGS="-C target-feature=-crt-static"
WORKDIR /src
COPY . .
RUN cargo build --release
FROM alpine:3.22
RUN apk add --no-cache libgcc
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
