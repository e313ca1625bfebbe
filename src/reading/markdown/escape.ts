// Text into HTML. Everything that a session, a note or a lab says goes through here before it is part of a page.

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;",
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Plain prose with the quotes and apostrophes of a printed page. Titles are left as their authors wrote them. */
export function typeset(text: string): string {
  return escape(text
    .replace(/(^|[\s([{\u2014])"/g, "$1\u201c").replaceAll('"', "\u201d")
    .replace(/(^|[\s([{\u2014\u201c])'/g, "$1\u2018").replaceAll("'", "\u2019"));
}

/** Attributes for an opening tag, each with a space before it; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escape(String(value))}"`))
    .join("");
}
