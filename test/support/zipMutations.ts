import type { Random } from './random';

/** Values that mean something in the headers of a zip, such as a length that ends exactly at a limit. */
const values = [0, 1, 2, 8, 9, 0x08, 0x7f, 0x80, 0xfe, 0xff];

/** Changes a zip in one to three places. Half of the changes are in its last bytes, where its list of files is. */
export function mutatedZip(zip: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(zip);
  for (let changes = 1 + random.below(3); changes > 0 && bytes.length > 0; changes--) {
    const at = random.oneIn(2) ? random.below(bytes.length) : Math.max(0, bytes.length - 1 - random.below(120));
    switch (random.below(8)) {
      case 0:
        bytes = bytes.subarray(0, at);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([random.one(values)]), bytes.subarray(at)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(3))]);
        break;
      case 3:
        bytes = Buffer.concat([bytes, Buffer.from([random.one(values)])]);
        break;
      default:
        bytes[at] = random.one([random.one(values), random.below(256)]);
    }
  }
  return bytes;
}
