FROM dhi.io/eclipse-temurin:21-jdk-dev
WORKDIR /app
COPY app.jar .
ENTRYPOINT ["java", "-jar", "app.jar"]
