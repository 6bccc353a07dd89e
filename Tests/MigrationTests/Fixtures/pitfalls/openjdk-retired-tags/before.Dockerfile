FROM openjdk:8 AS eight
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:17-jdk-alpine AS seventeen
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:11.0.3-jdk-slim AS eleven
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:11-jre-slim AS runtime
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:21-jdk-slim
WORKDIR /app
CMD ["java", "-jar", "a.jar"]
