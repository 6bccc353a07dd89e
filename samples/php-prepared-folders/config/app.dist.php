<?php return ["greeting" => "Hello from PHP"];
