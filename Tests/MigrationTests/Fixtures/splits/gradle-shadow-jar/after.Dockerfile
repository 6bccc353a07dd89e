FROM dhi.io/gradle:8.14.5-jdk21-dev AS build
WORKDIR /app
COPY build.gradle.kts settings.gradle.kts ./
COPY src src
RUN gradle --no-daemon shadowJar

FROM dhi.io/eclipse-temurin:21
WORKDIR /app
COPY --from=build /app /app
EXPOSE 9000
CMD ["java", "-XX:+UseParallelGC", "-jar", "build/libs/app-all.jar"]
