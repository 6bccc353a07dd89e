FROM eclipse-temurin:21-jdk-alpine AS build
RUN javac -version
FROM eclipse-temurin:21-jre-alpine
RUN java -version
CMD ["java", "-version"]
