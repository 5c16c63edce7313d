// Loaded into twilio-run by NODE_OPTIONS: lets the real helper library of the project in this folder send to a local
// Twilio, and tells of every connection that would leave this machine.
const { createRequire } = require('node:module');
const { Socket } = require('node:net');
const { join } = require('node:path');

const origin = process.env.LOCAL_TWILIO_ORIGIN;
const twilio = createRequire(join(process.cwd(), 'package.json'))('twilio');
const { prototype } = twilio.RequestClient;
const send = prototype.request;
prototype.request = function request(options) {
  const uri = options.uri.replace(
    /^https:\/\/((?:[a-z0-9-]+\.)+twilio\.com)(?=[/?]|$)/i,
    `${origin}/$1`,
  );
  return send.call(this, { ...options, uri });
};

const here = ['127.0.0.1', '::1', 'localhost'];
const { connect } = Socket.prototype;
Socket.prototype.connect = function guarded(...given) {
  const [first] = given.flat();
  const host = first?.host ?? (first?.port ? 'localhost' : undefined);
  if (host !== undefined && !here.includes(host)) {
    console.error(`LEAVES THIS MACHINE: ${host}`);
    throw new Error('Nothing may leave this machine.');
  }
  return connect.apply(this, given);
};
