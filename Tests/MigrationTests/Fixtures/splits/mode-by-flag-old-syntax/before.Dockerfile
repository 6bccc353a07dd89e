# syntax=docker/dockerfile:1.1
FROM eclipse-temurin:21-jre
ADD https://example.org/app.jar /app/app.jar
RUN chmod 644 /app/app.jar
CMD ["java", "-jar", "/app/app.jar"]
