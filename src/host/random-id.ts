// Names that nobody can guess or meet twice: note ids and nonces.

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** Each character carries 5 random bits. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}
