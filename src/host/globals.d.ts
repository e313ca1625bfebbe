// What Node and a web worker both offer. Everything else of either is unknown here on purpose: the host runs in both.
declare function setTimeout(work: () => void, ms: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare class TextEncoder { encode(text: string): Uint8Array<ArrayBuffer> }
declare class TextDecoder { decode(bytes: Uint8Array): string }
declare function btoa(bytes: string): string;
declare function atob(text: string): string;
interface ByteStream { readonly readable: unknown; readonly writable: unknown }
declare class CompressionStream implements ByteStream { constructor(format: "deflate-raw"); readonly readable: unknown; readonly writable: unknown }
declare class DecompressionStream implements ByteStream { constructor(format: "deflate-raw"); readonly readable: unknown; readonly writable: unknown }
declare class Blob {
  constructor(parts: readonly (Uint8Array | string)[], options?: { readonly type: string });
  stream(): { pipeThrough(through: ByteStream): unknown };
}
declare class Response { constructor(body: unknown); arrayBuffer(): Promise<ArrayBuffer> }
declare const URL: { createObjectURL(blob: Blob): string; revokeObjectURL(url: string): void };
