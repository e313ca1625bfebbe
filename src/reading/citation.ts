// A reading as a citation: one line of plain text, and BibTeX.
import type { Reading } from "./session";

/** "Corbett, et al. (2012). Spanner: Google's Globally-Distributed Database. OSDI 2012. https://…" */
export function citation(reading: Reading): string {
  const year = reading.year === undefined ? "n.d." : String(reading.year);
  const authors = reading.authors.join(", ");
  const sentences = [`${authors === "" ? "" : `${authors} `}(${year})`, reading.title, reading.venue, reading.link];
  return sentences
    .flatMap((text) => (text === undefined ? [] : [/[.!?]$/.test(text) || text === reading.link ? text : `${text}.`]))
    .join(" ");
}

/** An entry to paste into a bibliography. Authors given as "et al." become BibTeX's "others". */
export function bibtex(reading: Reading): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", reading.authors.map(author).join(" and ") || undefined],
    ["title", `{${latex(reading.title)}}`],
    ["year", reading.year === undefined ? undefined : String(reading.year)],
    [reading.kind === "paper" ? "booktitle" : "howpublished", venue(reading)],
    ["url", reading.link === undefined ? undefined : url(reading.link)],
    ["note", reading.note === undefined ? undefined : latex(reading.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}}`]));
  return `@${reading.kind === "paper" ? "inproceedings" : "misc"}{${reading.id},\n${lines.join(",\n")}\n}\n`;
}

function venue(reading: Reading): string | undefined {
  if (reading.venue !== undefined) return latex(reading.venue);
  switch (reading.kind) {
    case "paper": return undefined;
    case "podcast": return "Podcast";
    case "lecture": return "Lecture";
    case "documentation": return "Documentation";
  }
}

function author(name: string): string {
  return /^et al\.?$/i.test(name) ? "others" : latex(name);
}

// BibTeX counts braces even after a backslash, so a lone one is written by its name.
const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "&": "\\&", "%": "\\%", $: "\\$", "#": "\\#", _: "\\_",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
};

function latex(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (character) => special[character] ?? "").replace(/\s+/g, " ").trim();
}

/** Addresses are set verbatim; only braces and the comment sign could end the field early. */
function url(link: string): string {
  return link.replace(/[{}\\]/g, encodeURIComponent).replaceAll("%", "\\%");
}
