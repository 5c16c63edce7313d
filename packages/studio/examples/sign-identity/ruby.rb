require 'json'
require 'openssl'
require 'securerandom'

def sign(phone, secret:, kid:, audience:, now: Time.now.to_i, jti: SecureRandom.uuid, ttl: 300, name: nil)
  header = { alg: 'HS256', typ: 'JWT', kid: kid }
  claims = { phone: phone, name: name, aud: audience, iat: now, exp: now + ttl, jti: jti }.compact
  encode = ->(data) { [data].pack('m0').tr('+/', '-_').delete('=') }
  signed = [header, claims].map { |part| encode.(JSON.generate(part)) }.join('.')
  "#{signed}.#{encode.(OpenSSL::HMAC.digest('SHA256', secret, signed))}"
end
