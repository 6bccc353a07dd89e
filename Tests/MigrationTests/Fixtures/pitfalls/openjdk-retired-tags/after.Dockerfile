FROM dhi.io/eclipse-temurin:8-jdk-dev AS eight
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM dhi.io/eclipse-temurin:17-jdk-alpine-dev AS seventeen
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM dhi.io/eclipse-temurin:11.0.32-jdk-dev AS eleven
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:11-jre-slim AS runtime
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM dhi.io/eclipse-temurin:21-jdk-dev
WORKDIR /app
CMD ["java", "-jar", "a.jar"]
