// Paragraphs of a session that print a figure without saying whose it is.

/** A decimal, a number with a unit, or a table of the paper: what a reader would quote. */
const figure = new RegExp([
  /\d+[.,]\d+|\d+\s*%|10⁻|/,
  /\b\d+ (?:per cent|milliseconds?|microseconds?|seconds?|minutes|pounds|tonnes|kilobytes|kilometres|regions|replicas|datacentres|times)\b/,
].map(({ source }) => source).join(""));

/** A place in a source, or a word that says that the figure is second-hand or our own. */
const source = new RegExp([
  /§|\bTable \d|\bFigure \d|\(abstract\)|Physical Clocks|authors[’'] (?:code|notebooks?|configuration|chart|list)|same notebook|/,
  /protocol document|core concepts|\(A6\)|encoding guide|page of the group|group’s page|the group had noted|/,
  /second-hand|the notes|by accounts|\bours?\b|\bwe\b|\bour own\b|\bTCP\b|in 19\d\d|published/,
].map(({ source: text }) => text).join(""), "i");

/** The reader was told in this section that its values are an example. */
const example = /\b(?:values?|numbers|example|figures) (?:here |that follow )?(?:is|are) ours|of our own|we computed ourselves|our own model/i;

export function unsourcedFigures(body: string): readonly string[] {
  return body.split(/^## /m).flatMap((section) => {
    if (example.test(section)) return [];
    const paragraphs = section.replace(/^```[\s\S]*?^```/gm, "").split(/\n{2,}|\n(?=- )/).filter((text) => !text.startsWith("|"));
    // Links, formulas and the numbers of ballots and steps are no figures.
    const prose = (text: string): string =>
      text.replace(/\]\([^)]*\)/g, "]").replace(/`[^`]*`|\$\$?[^$]*\$\$?/g, " ").replace(/\*\*?/g, "");
    return paragraphs.map((text) => prose(text)).filter((text) => figure.test(text) && !source.test(text));
  });
}
