FROM debian:13 AS b
RUN mkdir -p /resin/webapps && echo x > /resin/webapps/ROOT.war
FROM amazoncorretto:25
WORKDIR /resin
COPY --from=b /resin .
CMD ["java","-jar","lib/resin.jar","console"]
