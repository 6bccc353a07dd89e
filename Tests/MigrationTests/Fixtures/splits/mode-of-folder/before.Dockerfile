FROM eclipse-temurin:21-jre
COPY classes /app
RUN chmod 755 /app
CMD ["java", "-cp", "/app", "Main"]
