// Reads a case as JSON from each line of its input, and writes the token that node.mjs signs.
import { createInterface } from 'node:readline';
import { sign } from './node.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  const { phone, options } = JSON.parse(line);
  console.log(sign(phone, options));
}
