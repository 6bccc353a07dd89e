FROM gradle:8.7.0-jdk21
WORKDIR /app
COPY . .
RUN gradle --no-daemon build
USER root
CMD ["java", "-jar", "build/libs/app.jar"]
