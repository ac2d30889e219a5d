// Seals or opens what comes in with the npm package jose: `node jose.mjs seal|open PASSPHRASE`.
import { FlattenedEncrypt, flattenedDecrypt } from '../../../target/tools/npm/node_modules/jose/dist/webapi/index.js';
import { buffer } from 'node:stream/consumers';

const [, , task, passphrase] = process.argv;
const key = new TextEncoder().encode(passphrase);
const input = await buffer(process.stdin);

if (task === 'seal') {
  const header = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' };
  const sealed = await new FlattenedEncrypt(input).setProtectedHeader(header).encrypt(key);
  process.stdout.write(JSON.stringify(sealed));
} else {
  // It is careful with what may keep a server busy.
  const { plaintext } = await flattenedDecrypt(JSON.parse(input), key, {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    maxPBES2Count: 600000,
  });
  process.stdout.write(plaintext);
}
