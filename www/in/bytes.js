/** Bytes as a string. */

/**
 * @param {Uint8Array} bytes
 * @returns {string} a character for each byte
 */
export function binary(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
