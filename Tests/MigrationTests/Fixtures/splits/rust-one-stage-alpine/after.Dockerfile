FROM dhi.io/rust:1.98-alpine3.22-dev AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM dhi.io/static:20260611-alpine3.22
WORKDIR /src
COPY --from=build /src /src
CMD ["/src/target/release/shop"]
