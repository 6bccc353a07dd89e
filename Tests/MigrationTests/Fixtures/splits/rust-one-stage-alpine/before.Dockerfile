FROM rust:1.98-alpine
WORKDIR /src
COPY . .
RUN cargo build --release
CMD ["/src/target/release/shop"]
