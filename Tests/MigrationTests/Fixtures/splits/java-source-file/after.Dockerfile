FROM dhi.io/eclipse-temurin:21-jdk-dev
WORKDIR /app
COPY Hello.java .
CMD ["java", "Hello.java"]
