FROM dhi.io/dotnet:10.0-sdk AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /out
FROM dhi.io/aspnetcore:10.0-dev
WORKDIR /app
COPY --from=build /out .
ENV ASPNETCORE_HTTP_PORTS=80
ENTRYPOINT ["dotnet", "App.dll"]
