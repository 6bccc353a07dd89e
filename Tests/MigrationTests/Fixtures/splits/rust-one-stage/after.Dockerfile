FROM dhi.io/rust:1.98-dev AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM dhi.io/debian-base:trixie
WORKDIR /src
COPY --from=build /src /src
EXPOSE 8080
CMD ["./target/release/shop"]
