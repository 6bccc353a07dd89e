FROM dhi.io/maven:3.9-jdk21-dev AS build
WORKDIR /app
COPY pom.xml .

COPY src ./src
RUN mvn -B package -DskipTests

FROM dhi.io/eclipse-temurin:21
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
CMD ["java", "-jar", "target/app.jar"]
