import base64, hashlib, hmac, json, time, uuid


def sign(phone, secret, kid, audience, now=None, jti=None, ttl=300, name=None):
    iat = now or int(time.time())
    header = {"alg": "HS256", "typ": "JWT", "kid": kid}
    claims = {"phone": phone, **({"name": name} if name else {}), "aud": audience}
    claims |= {"iat": iat, "exp": iat + ttl, "jti": jti or str(uuid.uuid4())}
    encode = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    write = lambda part: json.dumps(part, separators=(",", ":"), ensure_ascii=False).encode()
    signed = encode(write(header)) + b"." + encode(write(claims))
    return (signed + b"." + encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest())).decode()
