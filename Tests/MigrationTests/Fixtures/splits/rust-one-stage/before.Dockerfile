FROM rust:1.98
WORKDIR /src
COPY . .
RUN cargo build --release
EXPOSE 8080
CMD ["./target/release/shop"]
