// A session as plain Markdown that any other program reads: front matter, points and figures become headings, numbers and
// pictures. Footnotes and formulas are written as they are, which is how others write them too.
import { citation } from "../citation";
import { noteMarkdown } from "./exported-notes";
import { clockReading, instant } from "../instant";
import { isLabFence, readEmbed } from "../markdown/lab-embed";
import { isFigureFence, readFigure } from "../markdown/figures-plugin";
import { parseMarkdown } from "../markdown/markdown";
import type { Paper } from "./paper";
import { pointMark, pointParts } from "../markdown/points-plugin";
import { Problems } from "../problem";
import { homes } from "../read-season";
import type { Known, LabReference, Reading, Season, Session } from "../session";

export interface MarkdownOptions {
  readonly paper: Paper;
  /** The path of a figure's picture beside the file; undefined when there is none. */
  pictureFile(reference: LabReference): string | undefined;
  /** The same for a figure that is drawn for the text, by its name. */
  drawingFile(name: string): string | undefined;
  readonly locale: string;
}

export function exportMarkdown(season: Season, session: Session, known: Known, options: MarkdownOptions): string {
  const { notes } = options.paper;
  const elsewhere = notes.filter(({ target }) => !session.points.some(({ id }) => id === target.point));
  const parts = [
    `# ${session.title}`, head(season, session, options.locale), session.standfirst ?? "",
    readings(session.readings), body(season, session, known, options),
    ...(elsewhere.length === 0 ? [] : ["## My notes", ...elsewhere.map((note) => noteMarkdown(note, options.paper))]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function head(season: Season, session: Session, locale: string): string {
  const at = session.meeting === undefined ? undefined : instant(session.meeting);
  const clocks = at === undefined ? [] : season.zones.map(({ name, zone }) => `${clockReading(at, zone, locale)} ${name}`);
  return [[season.title, ...(session.number < 1 ? [] : [`Session ${session.number}`])].join(", "), ...clocks].join("  \n");
}

function readings(all: readonly Reading[]): string {
  if (all.length === 0) return "";
  const items = all.map((reading) => `- ${[citation(reading), reading.why, reading.note].filter((text) => text !== undefined).join("\n  ")}`);
  return `## Readings\n\n${items.join("\n")}`;
}

function body(season: Season, session: Session, known: Known, options: MarkdownOptions): string {
  const lines = session.body.split("\n").map((line) => plainLinks(line, season, session));
  const { tokens } = parseMarkdown(session.body, { groups: session.groups, known, home: homes(season) });
  const groups = new Set<string>();
  for (const token of tokens) {
    const [start = 0, end = 0] = token.map ?? [];
    const mark = token.type === "point_open" ? pointMark(token.meta) : undefined;
    if (mark) {
      const parts = pointParts(mark.id);
      const group = session.groups.find(({ id }) => id === parts?.group);
      const heading = group && !groups.has(group.id) ? [`### ${group.title}`, ""] : [];
      if (group) groups.add(group.id);
      lines[start] = [...heading, `#### ${mark.under === undefined ? "" : "… "}${parts?.number ?? ""}`, ""].join("\n");
      const own = options.paper.notes.filter(({ target }) => target.point === mark.id).map((note) => noteMarkdown(note, options.paper));
      const after = own.length === 0 ? "" : `\n${own.join("\n\n")}\n`;
      if (mark.closed) lines[end] = after;
      else lines[end - 1] += `\n${after}`;
    } else if (isLabFence(token)) {
      lines.fill("", start, end);
      const embed = readEmbed(token.content, 0, new Problems());
      lines[start] = figure(embed && options.pictureFile(embed.reference), embed?.caption);
    } else if (isFigureFence(token)) {
      lines.fill("", start, end);
      const drawing = readFigure(token.content, 0, new Problems());
      lines[start] = figure(drawing && options.drawingFile(drawing.name), drawing?.caption);
    }
  }
  return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

function figure(file: string | undefined, caption = ""): string {
  const picture = file === undefined ? [] : [`![${caption.replaceAll(/[[\]]/g, "")}](${file})`];
  return [...picture, ...(caption === "" ? [] : [`*${caption}*`])].join("\n\n");
}

/** Links into labs and sessions lead nowhere outside the reader: their words stay, and a reading's own address. */
function plainLinks(line: string, season: Season, session: Session): string {
  return line.replaceAll(/\[([^\]]*)\]\((lab|point|session|reading):([^)\s]*)\)/g, (_, words: string, kind: string, id: string) => {
    const all = [...session.readings, ...season.sessions.flatMap((each) => each.readings)];
    const link = kind === "reading" ? all.find((reading) => reading.id === id)?.link : undefined;
    return link === undefined ? words : `[${words}](${link})`;
  });
}
