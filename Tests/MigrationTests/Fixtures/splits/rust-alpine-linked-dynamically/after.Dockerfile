FROM dhi.io/rust:1.98-alpine3.22-dev AS build
ENV RUSTFLAGS="-C target-feature=-crt-static"
WORKDIR /src
COPY . .
RUN cargo build --release
FROM dhi.io/alpine-base:3.22-dev
RUN apk add --no-cache libgcc
COPY --from=build /src/target/release/shop /shop
USER 1000
CMD ["/shop"]
