FROM eclipse-temurin:21-jre
WORKDIR /app
COPY app.jar ./
CMD ["java", "-Xlog:gc*:file=/var/log/gc.log:time", "-XX:HeapDumpPath=/dumps", "-Djava.io.tmpdir=/tmp", "-jar", "app.jar"]
