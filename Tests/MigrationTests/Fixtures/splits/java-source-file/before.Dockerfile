FROM eclipse-temurin:21
WORKDIR /app
COPY Hello.java .
CMD ["java", "Hello.java"]
