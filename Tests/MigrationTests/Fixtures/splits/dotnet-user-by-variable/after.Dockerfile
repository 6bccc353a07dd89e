FROM dhi.io/dotnet:8.0-sdk AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /app
FROM dhi.io/aspnetcore:8.0
WORKDIR /app
COPY --from=build /app .
ENTRYPOINT ["dotnet", "Shop.dll"]
