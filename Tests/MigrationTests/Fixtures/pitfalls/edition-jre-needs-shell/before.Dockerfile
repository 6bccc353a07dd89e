FROM eclipse-temurin:21-jre
RUN mkdir /data
ENTRYPOINT ["java", "-jar", "app.jar"]
