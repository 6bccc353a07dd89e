FROM dhi.io/eclipse-temurin:21-jdk-alpine-dev AS build
RUN javac -version
FROM eclipse-temurin:21-jre-alpine
RUN java -version
