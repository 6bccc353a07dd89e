<?php
echo (new NumberFormatter('en', NumberFormatter::SPELLOUT))->format(42), PHP_EOL;
