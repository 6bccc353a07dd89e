FROM rust:1.84.1 AS build
WORKDIR /src
COPY . .
RUN rustup default nightly && cargo build --release

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y ca-certificates
COPY --from=build /src/target/release/echo /usr/local/bin/echo
CMD ["/usr/local/bin/echo"]
