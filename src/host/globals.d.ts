// What Node and a web worker both offer. Everything else of either is unknown here on purpose: the host runs in both.
declare function setTimeout(work: () => void, ms: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare class TextEncoder { encode(text: string): Uint8Array }
declare class TextDecoder { decode(bytes: Uint8Array): string }
