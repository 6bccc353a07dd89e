FROM dhi.io/eclipse-temurin:11.0.32
WORKDIR /app
COPY app.jar .
CMD ["java", "-jar", "app.jar"]
