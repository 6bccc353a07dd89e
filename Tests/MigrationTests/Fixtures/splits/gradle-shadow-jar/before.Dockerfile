FROM gradle:8.7.0-jdk21
USER root
WORKDIR /app
COPY build.gradle.kts settings.gradle.kts ./
COPY src src
RUN gradle --no-daemon shadowJar
EXPOSE 9000
CMD ["java", "-XX:+UseParallelGC", "-jar", "build/libs/app-all.jar"]
