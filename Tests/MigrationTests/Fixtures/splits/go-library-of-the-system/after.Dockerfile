FROM dhi.io/golang:1.26-dev
RUN apt-get update && apt-get install -y libvips-dev
WORKDIR /app
COPY . .
RUN go build -o resize .
CMD ["./resize"]
