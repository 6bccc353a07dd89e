<?php

header('Content-Type: text/plain');
$built = json_decode(file_get_contents(__DIR__ . '/../config/built.json'), true);
$settings = parse_ini_file(__DIR__ . '/../config/shop.ini');
echo $settings['name'], ' ', var_export($built['built'], true), ' ', mb_strtoupper('größe'), "\n";
