FROM gcc:13 AS build
COPY m.cpp .
RUN g++ -shared -fPIC -o /libx.so m.cpp

FROM dhi.io/amazoncorretto:25
COPY --from=build /libx.so /opt/libx.so
COPY app.jar /app.jar
CMD ["java","-Djava.library.path=/opt","-jar","/app.jar"]
