FROM dhi.io/eclipse-temurin:21
# WORKDIR makes a folder for the user in effect, who has to write there.
WORKDIR /tmp
WORKDIR /
VOLUME /tmp
ARG JAR=target/*.jar
COPY ${JAR} app.jar
ENTRYPOINT ["java", "-jar", "/app.jar"]
