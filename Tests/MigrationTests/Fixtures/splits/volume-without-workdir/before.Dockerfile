FROM eclipse-temurin:21-jdk
VOLUME /tmp
ARG JAR=target/*.jar
COPY ${JAR} app.jar
ENTRYPOINT ["java", "-jar", "/app.jar"]
