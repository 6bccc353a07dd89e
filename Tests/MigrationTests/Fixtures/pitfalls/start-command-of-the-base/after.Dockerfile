FROM dhi.io/maven:3.9-jdk21-dev
# The command starts by itself, as on maven:3.9-eclipse-temurin-21.
ENTRYPOINT []
WORKDIR /src
COPY pom.xml .
CMD ["mvn", "verify"]
