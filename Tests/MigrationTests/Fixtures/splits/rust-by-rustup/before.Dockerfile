FROM debian:trixie
RUN apt-get update && apt-get install -y curl gcc
RUN curl -sSf -o rustup-init https://static.example.org/rustup-init && chmod +x rustup-init && ./rustup-init -y --no-modify-path
ENV PATH=/root/.cargo/bin:$PATH
WORKDIR /src
COPY . .
RUN cargo build --release
CMD ["/src/target/release/shop"]
