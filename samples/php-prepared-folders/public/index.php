<?php
$config = require __DIR__ . "/../config/app.php";
$count = @file_put_contents(__DIR__ . "/../var/cache/last", $_SERVER["REQUEST_URI"]);
header("Content-Type: text/plain");
echo $config["greeting"], ": ", $_SERVER["REQUEST_URI"], ", ", $count === false ? "not written" : "written", "\n";
