FROM dhi.io/dotnet:8.0-sdk AS build
WORKDIR /app
COPY *.csproj ./
RUN dotnet restore
COPY . ./
RUN dotnet publish -c Release -o out

FROM dhi.io/aspnetcore:8.0
WORKDIR /app
COPY --from=build /app/out .
ENV DOTNET_ROLL_FORWARD=Major
ENTRYPOINT ["dotnet", "hello.dll"]
