FROM dhi.io/debian-base:trixie-dev AS b
RUN mkdir -p /resin/webapps && echo x > /resin/webapps/ROOT.war
FROM dhi.io/amazoncorretto:25-dev
WORKDIR /resin
COPY --from=b /resin .
CMD ["java","-jar","lib/resin.jar","console"]
