<?php
function sign($phone, $secret, $kid, $audience, $now = null, $jti = null, $ttl = 300, $name = null)
{
    $iat = $now ?? time();
    $header = ['alg' => 'HS256', 'typ' => 'JWT', 'kid' => $kid];
    $claims = ['phone' => $phone] + ($name ? ['name' => $name] : []) + ['aud' => $audience];
    $claims += ['iat' => $iat, 'exp' => $iat + $ttl, 'jti' => $jti ?? bin2hex(random_bytes(16))];
    $encode = fn($data) => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
    $signed = $encode(json_encode($header, $flags)) . '.' . $encode(json_encode($claims, $flags));
    return $signed . '.' . $encode(hash_hmac('sha256', $signed, $secret, true));
}
