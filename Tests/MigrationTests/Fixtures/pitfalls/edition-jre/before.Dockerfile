FROM eclipse-temurin:21-jre
WORKDIR /app
COPY app.jar .
ENTRYPOINT ["java", "-jar", "app.jar"]
