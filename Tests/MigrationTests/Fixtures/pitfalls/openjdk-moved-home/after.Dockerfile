FROM openjdk:17-slim AS variable
ENV JAVA_HOME=/usr/local/openjdk-17
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM openjdk:17-slim AS argument
WORKDIR /app
CMD ["java", "-Djavax.net.ssl.trustStore=/usr/local/openjdk-17/lib/security/cacerts", "-jar", "a.jar"]

FROM openjdk:17-slim AS copied
WORKDIR /app
COPY ca.jks /usr/local/openjdk-17/lib/security/cacerts
CMD ["java", "-jar", "a.jar"]

FROM openjdk:17 AS oracle
RUN microdnf install curl
WORKDIR /app
CMD ["java", "-jar", "a.jar"]

FROM dhi.io/eclipse-temurin:17-jdk-dev
RUN keytool -importcert -noprompt -file /ca.pem -keystore $JAVA_HOME/lib/security/cacerts
WORKDIR /app
CMD ["java", "-jar", "a.jar"]
