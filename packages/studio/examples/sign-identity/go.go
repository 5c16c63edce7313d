package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"
)

type Options struct {
	Secret, Kid, Audience, Jti, Name string
	Now, TTL                         int64
}

func sign(phone string, o Options) string {
	encode := base64.RawURLEncoding.EncodeToString
	if o.Jti == "" {
		random := make([]byte, 16)
		rand.Read(random)
		o.Jti, o.Now, o.TTL = encode(random), time.Now().Unix(), 300
	}
	claims := map[string]any{"phone": phone, "aud": o.Audience, "iat": o.Now, "exp": o.Now + o.TTL, "jti": o.Jti}
	if o.Name != "" {
		claims["name"] = o.Name
	}
	header, _ := json.Marshal(map[string]any{"alg": "HS256", "typ": "JWT", "kid": o.Kid})
	body, _ := json.Marshal(claims)
	signed := encode(header) + "." + encode(body)
	mac := hmac.New(sha256.New, []byte(o.Secret))
	mac.Write([]byte(signed))
	return signed + "." + encode(mac.Sum(nil))
}
