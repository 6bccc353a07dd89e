FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY pom.xml .

EXPOSE 8080

COPY src ./src
RUN mvn -B package -DskipTests
CMD ["java", "-jar", "target/app.jar"]
