/// Command lines and what they do, as ` => ` and effects between semicolons.
///
/// Words stand in quotes as in a shell; `$NAME` is an expansion. `nothing`: no effects; `and more`: the effects are not all that may happen.
enum CommandTable {
    static let files = #"""
        cp -r src /opt/app => reads src; writes /opt/app
        cp -t /opt a b => reads a b; writes /opt
        cp --target-directory=/opt a => reads a; writes /opt
        mv app.jar /opt/app.jar => writes /opt/app.jar; removes app.jar
        mv -t /opt a b => writes /opt; removes a b
        ln -s /opt/app/bin/app /usr/local/bin/app => writes /usr/local/bin/app
        ln -sf /dev/stdout => writes .
        install -d -m 0755 -o app /data /logs => writes /data /logs
        install -Dm755 target/release/app /usr/local/bin/app => reads target/release/app; writes /usr/local/bin/app
        install -o root -g root -m 755 kubectl /usr/local/bin/kubectl => reads kubectl; writes /usr/local/bin/kubectl
        mkdir -p /app "$DATA" => writes /app $
        mkdir -p -m 755 /etc/apt/keyrings => writes /etc/apt/keyrings
        mkdir $DIRS => writes $; and more
        rm -rf /var/lib/apt/lists/* /tmp/* => removes /var/lib/apt/lists/*$/var/lib/apt/lists/* /tmp/*$/tmp/*
        rmdir /opt/empty => removes /opt/empty
        touch -d 2020-01-01 stamp => writes stamp
        chmod +x /entrypoint.sh => changes /entrypoint.sh
        chmod -R 0777 /data /logs => changes /data /logs
        chmod -x file => changes file
        chmod --reference a b => changes b
        chown -R app:app /app "$HOME" => changes /app $
        chown --from root app /x => changes /x
        chgrp -R 0 /app => changes /app
        setcap cap_net_bind_service=+ep /usr/bin/app => changes /usr/bin/app
        strip --strip-unneeded -o out in => writes out
        tee -a /etc/hosts /dev/null => writes /etc/hosts /dev/null
        truncate -s 0 /var/log/a.log => writes /var/log/a.log
        find /usr/local -depth -type d -name test -delete => prunes /usr/local
        find . ( -name a -o -name b ) -delete => prunes .
        find / -perm -4000 -exec chmod a-s {} ; => nothing
        find -L /opt -maxdepth 1 -exec rm -rf {} + -delete => prunes /opt
        find $DIR -delete => prunes $; and more
        mktemp -d => nothing
        mktemp -p /var/tmp => fills /var/tmp
        rsync -a --exclude .git src/ /opt/app/ => reads src/; fills /opt/app/
        patch -p1 -i fix.patch => fills .; reads fix.patch
        patch -d /src -p1 => fills /src
        dos2unix /entrypoint.sh => writes /entrypoint.sh
        find /opt/conda/ -follow -type f -name '*.js.map' -delete => prunes /opt/conda/
        install -m 0755 -d /etc/apt/keyrings => writes /etc/apt/keyrings
        """#

    static let text = #"""
        sed -i 's/a/b/' /etc/app.conf => writes /etc/app.conf
        sed -i -e 's/a/b/' -e 's/c/d/' x y => writes x y
        sed -i.bak 's/a/b/' /etc/app.conf => writes /etc/app.conf; fills /etc/app.conf/..; fills .
        sed -ri --expression=s/a/b/ /etc/x => writes /etc/x
        sed -n 's/a/b/p' file => nothing
        sed 's/a/b/w /tmp/x' file => runs s/a/b/w /tmp/x file; and more
        sed -i "s/a/$X/" /etc/app.conf => writes /etc/app.conf
        awk '{ print $1 }' file => nothing
        awk '{ print > "/etc/x" }' file => runs { print > "/etc/x" }; and more
        awk -F: 'NR > 1 { print $2 }' file => nothing
        sort -u -k 2 -o out in => writes out
        openssl req -x509 -nodes -days 365 -newkey rsa:2048 -keyout /etc/ssl/k.pem -out /etc/ssl/c.pem -subj /CN=x => writes /etc/ssl/c.pem; writes /etc/ssl/k.pem
        openssl genrsa -out key.pem 2048 => writes key.pem
        echo $ANYTHING => nothing
        grep -q x $FILE => nothing
        exec => nothing
        . /etc/os-release => nothing
        . ./env.sh => and more
        awk '/=>/ { so = $(NF-1); print so }' => nothing
        sed -ri 's/^export ([^=]+)=(.*)$/x/' "$ENVVARS" => writes $
        """#

    static let accounts = #"""
        useradd -m app => makes user app; fills /home/app
        useradd -r -u 1001 -g app -d /app -s /sbin/nologin app => makes user app
        useradd --create-home --home-dir /srv/app --shell /bin/bash app => makes user app; fills /srv/app
        useradd -m "$USER" => makes user $; fills /home/$
        adduser -D -H -u 1000 -G app -g App app => makes user app
        adduser -S -G app app => makes user app; fills /home/app
        adduser --system --no-create-home --ingroup app app => makes user app
        adduser --disabled-password --gecos '' --home /srv app => makes user app; fills /srv
        groupadd -r -g 999 redis => makes group redis
        addgroup -g 1000 -S app => makes group app
        addgroup app docker => makes group docker
        usermod -aG docker app => makes user app
        usermod -u 1000 -d /srv -m app => makes user app; changes /home/app; fills /srv; removes /home/app
        groupmod -n new old => makes group old; makes group new
        userdel -r node => unmakes user node; removes /home/node; removes /var/mail/node; removes /var/spool/mail/node
        passwd -d root => makes user root
        chpasswd => writes /etc/passwd; writes /etc/shadow
        chsh -s /bin/zsh root => writes /etc/passwd
        """#

    static let systemPackages = #"""
        apt-get update => fills /var/lib/apt/lists
        apt-get -o Acquire::Retries=3 -qq update => fills /var/lib/apt/lists
        apt-get install -y --no-install-recommends curl git=1:2.39 => installs apt curl git=1:2.39; fills /var/cache/apt
        apt-get install -yqq -t bookworm-backports golang => installs apt golang; fills /var/cache/apt
        apt-get install -y $PACKAGES => installs apt $; fills /var/cache/apt; and more
        apt-get purge -y --auto-remove gcc => uninstalls apt gcc; uninstalls apt @system
        apt-get autoremove -y => uninstalls apt @system
        apt-get clean => prunes /var/cache/apt
        apt-get build-dep -y python3 => fills @system
        apt-get download x => fills .
        apt-mark manual $KEEP => writes /var/lib/apt/extended_states; fills /var/lib/dpkg
        add-apt-repository -y ppa:ondrej/php => fills /etc/apt; fills /var/lib/apt/lists
        dpkg -i --force-depends x.deb => installs dpkg x.deb
        dpkg --add-architecture arm64 => writes /var/lib/dpkg/arch
        dpkg --print-architecture => nothing
        dpkg -x a.deb /opt => reads a.deb; fills /opt
        dpkg-reconfigure -f noninteractive tzdata => writes /etc/localtime; writes /etc/timezone; fills /var/cache/debconf
        apk add --no-cache curl bash => installs apk curl bash
        apk add --no-cache --virtual .build-deps gcc musl-dev => installs apk gcc musl-dev
        apk add -U -X http://x -t .d gcc => installs apk gcc; fills /var/cache/apk
        apk --update --no-cache add curl => installs apk curl
        apk add -p /rootfs --initdb musl => fills /var/cache/apk; fills /rootfs
        apk del --no-network .build-deps => uninstalls apk .build-deps
        apk update => fills /var/cache/apk
        yum install -y --setopt=tsflags=nodocs --enablerepo epel git => installs rpm git; fills /var/cache
        dnf --installroot /rootfs install -y glibc => fills /rootfs; fills /var/cache
        dnf clean all => prunes /var/cache
        microdnf install -y --nodocs tar => installs rpm tar; fills /var/cache
        tdnf remove -y tar => uninstalls rpm tar; uninstalls rpm @system
        rpm -Uvh x.rpm => installs rpm x.rpm
        rpm -qa => nothing
        rpm --import http://x => fills /var/lib/rpm; fills /usr/lib/sysimage/rpm
        zypper --non-interactive install -r repo git => installs rpm git; fills /var/cache
        conda install -y -n base -c conda-forge numpy => installs conda numpy; fills ~/.conda; fills @conda
        mamba clean --all -f -y => prunes @conda
        """#

    static let downloads = #"""
        curl -fsSL -o /usr/local/bin/x http://x => writes /usr/local/bin/x
        curl -fsSLO http://x/y.tgz => writes ./y.tgz
        curl -sSL http://x => nothing
        curl -L http://x --output - --retry 3 => nothing
        curl --output-dir /opt -O http://x/y => fills /opt
        curl -o a http://x -o b http://y -H X:y => writes a b
        curl -K cfg http://x => runs cfg; and more
        wget -q http://x/y.tgz => writes ./y.tgz; writes ~/.wget-hsts
        wget -qO- http://x => writes ~/.wget-hsts
        wget -nv -O flink.tgz "$URL" => writes flink.tgz; writes ~/.wget-hsts
        wget --no-hsts -P /opt http://x/y => fills /opt
        wget $OPTIONS http://x => writes .; writes ~/.wget-hsts; and more
        git clone --depth 1 -b v1 http://x/y.git => fills ./y
        curl -OJ http://x/y => fills .
        curl -sO "http://x/y?z=1" => writes .
        curl -O "http://x/$VERSION/y.tgz" => writes ./y.tgz
        wget "http://x/y-$VERSION.tgz" => writes .; writes ~/.wget-hsts
        wget -r --no-hsts http://x/y/ => writes .; fills .
        git clone git@x:y.git => fills .
        git clone "https://x/$NAME" => fills .
        git clone http://x/y.git /src => fills /src
        git -C /srv clone http://x/y.git z => fills /srv
        git checkout -b x v1 => fills .
        git -C /src submodule update --init => fills /src
        git config --global user.name x => writes ~/.gitconfig
        git config --system --add safe.directory '*' => writes /etc/gitconfig
        git config user.name x => fills .
        git rev-parse HEAD => nothing
        git lfs install --skip-repo => writes ~/.gitconfig
        git filter-branch x => and more
        gpg --dearmor -o /etc/apt/keyrings/x.gpg => fills ~/.gnupg; writes /etc/apt/keyrings/x.gpg
        gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$KEY" => fills ~/.gnupg
        gpg --batch --verify x.asc x => fills ~/.gnupg
        gpg --homedir /tmp/k --dearmor key.asc => fills /tmp/k; fills key.asc/..
        curl -LJ "https://downloads.haskell.org/~ghcup/x86_64-linux-ghcup" -o "$HOME/.ghcup/bin/ghcup" => writes $/.ghcup/bin/ghcup
        git remote add origin https://github.com/open-telemetry/opamp-go.git => fills .
        wget --quiet -P /tmp https://x/y.zip => fills /tmp; writes ~/.wget-hsts
        """#

    static let python = #"""
        pip install --no-cache-dir -r requirements.txt => installs pip; reads requirements.txt; fills @python
        pip3 install --user flask => installs pip flask; fills ~/.local
        pip install -t /deps -c constraints.txt flask==2 => installs pip flask==2; reads constraints.txt; fills /deps
        pip install -e . => installs pip; fills @python; fills .
        pip install .[dev] => installs pip .[dev]; fills @python; fills .
        pip install /src/app => installs pip /src/app; fills @python; fills /src/app
        pip install /tmp/x.whl => installs pip /tmp/x.whl; fills @python
        pip install git+https://x/y => installs pip git+https://x/y; fills @python; needs git
        pip install --index-url http://x $PKG => installs pip $; fills @python; and more
        pip download -d /wheels -r r.txt => reads r.txt; fills /wheels
        pip wheel --wheel-dir=/wheels . => fills /wheels; fills .
        pip config set global.index-url http://x => fills ~/.config/pip; fills ~/.pip
        pip cache purge => nothing
        pip frobnicate x => and more
        python3 -m pip install -U pip => installs pip pip; fills @python
        python3 -m venv --copies /opt/venv => fills /opt/venv
        python -m compileall -q /app => fills /app
        python --version => nothing
        python app.py => and more
        python -c 'import x' => and more
        virtualenv -p python3 /env => fills /env
        uv pip install --system -r requirements.txt => installs pip; reads requirements.txt; fills @python
        uv sync --frozen --no-dev => fills .; installs pip; fills @uv-project; fills ~/.local/share/uv/python
        uv venv /opt/venv => fills /opt/venv; fills ~/.local/share/uv/python
        uv run x => and more
        poetry install --only main --no-root => installs pip; fills .; fills @python; fills ~/.cache/pypoetry
        poetry config virtualenvs.create false => fills ~/.config/pypoetry; fills ~/.local/share/python_keyring
        poetry export -f requirements.txt -o requirements.txt => writes requirements.txt
        pipenv install --system --deploy => installs pip; fills .; fills @python
        python -m pip install --no-cache-dir --require-hashes -r requirements.txt => installs pip; reads requirements.txt; fills @python
        uv pip install --no-cache-dir ".[all]" => installs pip .[all]; fills .; fills @uv-pip
        pip install backend/lib => installs pip backend/lib; fills @python; fills .
        uv sync --locked --all-extras --all-groups --no-install-project => fills .; installs pip; fills @uv-project; fills ~/.local/share/uv/python
        pip3 install -U https://s3-us-west-2.amazonaws.com/ray-wheels/ray-3.0.0.dev0-cp312-cp312-manylinux2014_x86_64.whl => installs pip https://s3-us-west-2.amazonaws.com/ray-wheels/ray-3.0.0.dev0-cp312-cp312-manylinux2014_x86_64.whl; fills @python
        """#

    static let javaScript = #"""
        npm ci --omit=dev => fills ~/.npm; installs npm; fills .
        npm ci --omit dev --cache /tmp/c => fills /tmp/c; fills ~/.npm; installs npm; fills .
        npm install -g npm@10 yarn => fills ~/.npm; installs npm npm@10 yarn; fills @node
        npm i --prefix /opt express => fills ~/.npm; installs npm express; fills /opt
        npm run build => fills .
        npm cache clean --force => nothing
        npm config set registry http://x => writes ~/.npmrc
        npm config get registry => nothing
        npm exec x => and more
        yarn => fills .; fills ~/.yarn
        yarn --cwd web install --frozen-lockfile => fills web; fills ~/.yarn
        yarn --frozen-lockfile --network-timeout 100000 => fills .; fills ~/.yarn
        yarn build => fills .
        yarn global add serve => installs npm serve; fills @node; fills ~/.config/yarn; fills /usr/local/share/.config/yarn
        yarn add react => installs npm react; fills .; fills ~/.yarn
        yarn cache clean => nothing
        yarn dlx x => runs x; runs .; and more
        yarn --version => nothing
        pnpm install --frozen-lockfile => fills .; fills ~/.local/share/pnpm; fills ~/.local/state/pnpm
        pnpm --filter web build => fills .
        pnpm deploy --prod --filter=api /out => fills .; fills /out; fills ~/.local/share/pnpm
        pnpm add -g turbo => installs npm turbo; fills @node; fills ~/.local/share/pnpm; fills ~/.local/state/pnpm
        corepack enable => fills @node
        corepack prepare pnpm@9 --activate => fills ~/.cache/node
        node --version => nothing
        node build.js => and more
        bun install => fills .; fills ~/.bun/install/cache
        bun run build => fills .
        bun run ./x.ts => fills .; runs ./x.ts; and more
        pnpm turbo build --filter=@kopai/app... => fills .
        yarn --cwd packages/backend backstage-cli backend:bundle --build-dependencies => fills packages/backend
        npm install --no-package-lock => fills ~/.npm; installs npm; fills .
        """#

    static let rubyAndPHP = #"""
        bundle install --jobs 4 --retry 3 => fills .; fills @gems; fills @bundle
        bundle config set --local without development => fills ~/.bundle; fills @bundle-settings
        bundle exec rake x => and more
        bundle exec rails assets:precompile => fills .
        ./bin/rails assets:precompile => fills .
        bundle exec bootsnap precompile --gemfile app/ lib/ => fills .
        bundle config set path /gems => fills ~/.bundle; fills @bundle-settings; fills /gems
        gem install bundler -v 2.4 => installs gem bundler; fills @gems
        gem install --no-document -i /gems rake => installs gem rake; fills /gems
        composer install --no-dev -o => fills .
        composer -d /app require a/b => installs composer a/b; fills /app
        composer create-project laravel/laravel /app => installs composer laravel/laravel; fills /app
        composer global require x/y => installs composer x/y; fills ~/.composer; fills ~/.config/composer
        composer --version => nothing
        docker-php-ext-install -j4 pdo_mysql zip => installs php-extension pdo_mysql zip; fills @php; fills /usr/src
        docker-php-ext-enable redis => fills @php
        pecl install redis => installs pecl redis; fills @php
        php -v => nothing
        php artisan optimize => and more
        bundle install --jobs=8 --gemfile=/grape/Gemfile => fills /grape/Gemfile/..; fills @gems; fills @bundle
        composer install --optimize-autoloader --classmap-authoritative --no-dev --ignore-platform-reqs --quiet => fills .
        """#

    static let goAndRust = #"""
        go build -ldflags "-s -w" -o /bin/app ./cmd/app => writes /bin/app; fills @go
        go build ./... => fills .; fills @go
        go install github.com/x/y@latest => installs go github.com/x/y@latest; fills @go
        go mod download => writes ./go.mod; writes ./go.sum; fills @go
        go generate ./... => fills .; fills @go
        go version => nothing
        cargo build --release --target x86_64-unknown-linux-musl => fills @cargo; fills .
        cargo build --release --target-dir /out => fills @cargo; fills .; fills /out
        cargo install --root /opt --version 1 just => installs cargo just; fills @cargo; fills /opt
        cargo install --path crates/app => installs cargo; fills @cargo; fills crates/app; fills .
        cargo chef prepare --recipe-path recipe.json => writes recipe.json
        cargo --version => nothing
        rustup target add wasm32-unknown-unknown => fills @rustup; fills @cargo
        go build -gcflags="$FLAGS" -mod=readonly -v -o /app/backend . => writes /app/backend; fills @go
        cargo build --release --bin xitca-web-barebone --features perf,perf-json,pg,template,zero-copy => fills @cargo; fills .
        cargo chef cook --profile $PROFILE --recipe-path recipe.json => fills @cargo; fills .
        cargo new --bin app => fills app
        """#

    static let javaAndDotNet = #"""
        mvn -B -q -DskipTests package => fills .; fills ~/.m2
        mvn -f /app/pom.xml -pl api -am clean package => fills /app/pom.xml/..; fills ~/.m2
        mvn dependency:go-offline -Dmaven.repo.local=/m2 => fills .; fills /m2
        gradle --no-daemon -x test build => fills .; fills ~/.gradle; fills ~/.m2
        gradlew -p /src bootJar -Pprod => fills /src; fills ~/.gradle; fills ~/.m2
        java -version => nothing
        java -Djarmode=layertools -jar app.jar extract => reads app.jar; fills .
        java -jar app.jar => and more
        javac -d out Main.java => fills out
        jlink --add-modules java.base --output /jre => fills /jre
        dotnet restore src/App/App.csproj => fills .; fills ~/.nuget; fills ~/.local/share/NuGet; fills ~/.dotnet
        dotnet publish -c Release -o /app/publish --no-restore => fills .; fills /app/publish; fills ~/.nuget; fills ~/.local/share/NuGet; fills ~/.dotnet
        dotnet publish /src/App.csproj -c Release /p:UseAppHost=false => fills .; fills /src/App.csproj/..; fills ~/.nuget; fills ~/.local/share/NuGet; fills ~/.dotnet
        dotnet tool install --tool-path /tools dotnet-trace => installs dotnet dotnet-trace; fills /tools; fills ~/.nuget; fills ~/.dotnet
        dotnet app.dll => and more
        gradle micronaut-jdbc:build -x test -x internalStartTestResourcesService --no-daemon => fills .; fills ~/.gradle; fills ~/.m2
        mvn package -q -P eclipselink_pgsql => fills .; fills ~/.m2
        dotnet publish -c Release -o out /p:PublishDir=/x => fills .; fills out; fills ~/.nuget; fills ~/.local/share/NuGet; fills ~/.dotnet; runs /p:PublishDir=/x; and more
        """#

    static let nativeAndSystem = #"""
        gcc -O2 -Wall -Wno-format -o app main.c => writes app
        cmake -S . -B build -DCMAKE_BUILD_TYPE=Release => fills .; fills build
        cmake -DX=$Y .. => fills .
        cmake --build build -j 4 => fills build
        cmake --build build --target install => fills build; runs install; and more
        cmake --install build => runs .; and more
        ldconfig => writes /etc/ld.so.cache; fills /var/cache/ldconfig; fills /lib; fills /usr/lib; fills /usr/local/lib
        ldconfig /opt/lib => writes /etc/ld.so.cache; fills /var/cache/ldconfig; fills /lib; fills /usr/lib; fills /usr/local/lib; fills /opt/lib
        update-ca-certificates => reads /usr/local/share/ca-certificates; fills /etc/ssl/certs
        locale-gen en_US.UTF-8 => fills /usr/lib/locale; writes /etc/locale.gen; fills /var/lib/locales
        update-alternatives --install /usr/bin/python python /usr/bin/python3 1 => fills /etc/alternatives; fills /var/lib/dpkg/alternatives; writes /usr/bin/python
        a2enmod rewrite => fills /etc/apache2; fills /var/lib/apache2
        crontab /etc/cron.d/x => reads /etc/cron.d/x; fills /var/spool/cron
        7z x a.7z -o/opt => reads a.7z; fills /opt
        gunzip -k /data/x.gz => fills /data/x.gz/..
        xz -dc x.xz => nothing
        zip -r /out.zip dir => writes /out.zip
        tar -C /opt -xzf - => fills /opt; needs gzip
        tar --extract --file x.tar --strip-components 1 => reads x.tar; fills .
        tar -czf "$NAME.tgz" dir => writes $.tgz; needs gzip
        tar -xPf x.tar => reads x.tar; fills .; runs; and more
        mix deps.get => fills .; fills ~/.mix; fills ~/.hex
        swift build -c release => fills .; fills ~/.swiftpm
        cmake --install build/llama-server-cpu --component llama-server --strip => runs .; and more
        cmake --build build/llama-server-cpu -- -l $COUNT => fills build/llama-server-cpu
        cmake -S llama/server --preset cpu => fills llama/server; fills .
        scanelf --needed --nobanner --format '%n#p' --recursive /usr/local => nothing
        """#

    static let all = [
        files, text, accounts, systemPackages, downloads, python, javaScript, rubyAndPHP, goAndRust, javaAndDotNet, nativeAndSystem,
    ].flatMap { $0.split(separator: "\n").map(String.init) }
}
