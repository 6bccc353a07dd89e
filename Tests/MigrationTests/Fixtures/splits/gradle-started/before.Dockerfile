FROM gradle:8.7.0-jdk21
WORKDIR /app
COPY . .
RUN gradle --no-daemon build
CMD ["gradle", "run"]
