FROM dhi.io/eclipse-temurin:21
ADD --chmod=644 https://example.org/app.jar /app/app.jar
CMD ["java", "-jar", "/app/app.jar"]
