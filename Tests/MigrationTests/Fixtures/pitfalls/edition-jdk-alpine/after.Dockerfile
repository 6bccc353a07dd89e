FROM dhi.io/eclipse-temurin:21-jdk-alpine-dev AS build
RUN javac -version
FROM dhi.io/eclipse-temurin:21-alpine-dev
RUN java -version
CMD ["java", "-version"]
