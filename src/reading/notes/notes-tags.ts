// Tags in the words of a note: "#lease", "#open/question". Not in code, and no part of an address or a longer word.

export type TagPiece = { readonly kind: "text" | "tag"; readonly text: string };

const codeOrTag = /```[\s\S]*?(?:```|$)|`[^`\n]*`|(?<![\p{L}\p{N}_&/#.:?=])#(\p{L}[\p{L}\p{N}_-]*(?:\/[\p{L}\p{N}_-]+)*)/gu;

/** The body in pieces, which put together are the body again. */
export function tagPieces(body: string): readonly TagPiece[] {
  const pieces: TagPiece[] = [];
  let from = 0;
  for (const match of body.matchAll(codeOrTag)) {
    if (match[1] === undefined) continue;
    if (match.index > from) pieces.push({ kind: "text", text: body.slice(from, match.index) });
    pieces.push({ kind: "tag", text: match[0] });
    from = match.index + match[0].length;
  }
  return from < body.length ? [...pieces, { kind: "text", text: body.slice(from) }] : pieces;
}

/** Each tag once, without its mark and in small letters. */
export function tagsOf(body: string): readonly string[] {
  if (!body.includes("#")) return [];
  return [...new Set(tagPieces(body).filter(({ kind }) => kind === "tag").map(({ text }) => text.slice(1).toLowerCase()))];
}
