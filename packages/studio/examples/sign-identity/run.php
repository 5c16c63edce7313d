<?php
// Reads a case as JSON from each line of its input, and writes the token that php.php signs.
require __DIR__ . '/php.php';

while (($line = fgets(STDIN)) !== false) {
    $case = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    echo sign($case['phone'], ...$case['options']), "\n";
}
