FROM dhi.io/eclipse-temurin:21-jdk-dev
RUN mkdir /data
ENTRYPOINT ["java", "-jar", "app.jar"]
