ARG RUST_VERSION=1.90.0
ARG NAME=shop
FROM rust:${RUST_VERSION}-alpine AS build
ARG NAME
WORKDIR /src
RUN apk add --no-cache musl-dev
RUN --mount=type=bind,source=src,target=src \
    --mount=type=bind,source=Cargo.toml,target=Cargo.toml \
    --mount=type=bind,source=Cargo.lock,target=Cargo.lock \
    --mount=type=cache,target=/src/target/ \
    --mount=type=cache,target=/usr/local/cargo/registry/ \
    cargo build --locked --release && cp ./target/release/$NAME /bin/server
FROM alpine:3.22
COPY --from=build /bin/server /bin/
USER 1000
CMD ["/bin/server"]
