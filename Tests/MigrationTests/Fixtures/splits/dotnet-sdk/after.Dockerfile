FROM dhi.io/dotnet:8.0-sdk AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /out

FROM dhi.io/aspnetcore:8.0
WORKDIR /src
COPY --from=build /out /out
COPY --from=build /src /src
WORKDIR /out
ENTRYPOINT ["dotnet", "Shop.dll"]
