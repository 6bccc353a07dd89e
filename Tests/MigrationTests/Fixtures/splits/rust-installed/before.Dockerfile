FROM rust:1.98-slim-trixie AS build
WORKDIR /src
COPY . .
RUN cargo install --locked --path .
FROM debian:trixie-slim
COPY --from=build /usr/local/cargo/bin/shop /usr/local/bin/shop
USER 1000
CMD ["shop"]
