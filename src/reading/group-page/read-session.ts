// Reads one session of a group's page, line by line: labels switch between fields, and each field takes its own lines.
import type { ReadingRole, Zone } from "../session";
import { type MeetingRead, meetingWords } from "./meeting-words";
import { keptLabel, labelOf, labels, type LineFate, type PageGroup, type PagePoint, type PageReading, type PageSession, saysAll, words } from "./page";
import { readCited } from "./reading-line";

type Field = "none" | "date" | "reading" | "points" | "kept";

const label = /^\s*(?:\*\*|__)\s*([^*_]+?)\s*:?\s*(?:\*\*|__)\s*(:)?\s*(.*)$/;
const bullet = /^(\s*)(?:[-*+]|\d{1,3}[.)])(?:\s+(.*))?$/;
const still = /^\(?(?:tbd|tba|to be (?:determined|decided|announced))\)?[.…]*$/i;

/** A group's title has words, and would not be taken for a heading of the page or for a label. */
function isTitle(text: string): boolean {
  return words(text).length > 0 && !/^(?:#|\*\*|__)/.test(text);
}

interface Gathered {
  readonly title: string;
  readonly points: PagePoint[];
}

export interface SessionRead {
  readonly session: PageSession;
  readonly zones: readonly Zone[];
  readonly ledger: readonly LineFate[];
}

export class SessionReader {
  readonly #head: { readonly number: number; readonly title: string };
  readonly #readMeeting: (words: string) => MeetingRead | undefined;
  readonly #ledger: LineFate[] = [];
  readonly #dates: string[] = [];
  readonly #readings: { role: ReadingRole; text: string; line: number }[] = [];
  readonly #groups: Gathered[] = [];
  readonly #kept: { line: number; text: string }[] = [];
  /** Lines that may be a group's title: a bullet below decides. */
  #pending: { line: number; text: string } | undefined;
  #depths: { indent: number; at: number }[] = [];
  #field: Field = "none";
  #role: ReadingRole = "primary";
  #afterBlank = true;
  #noPointsYet: number | undefined;
  #labelled: number | undefined;
  readonly #labels: { name: string; field: Field; role: ReadingRole; line: number }[] = [];

  constructor(head: { readonly number: number; readonly title: string }, read: (words: string) => MeetingRead | undefined) {
    this.#head = head;
    this.#readMeeting = read;
  }

  take(line: string): void {
    const at = this.#ledger.push({ text: line, fate: line.trim() === "" ? "blank" : "placed", session: this.#head.number }) - 1;
    if (line.trim() === "") {
      this.#afterBlank = true;
      if (this.#field === "kept") this.#kept.push({ line: at, text: line });
      return;
    }
    const found = this.#field === "kept" ? null : label.exec(line);
    if (found && (found[2] !== undefined || /:\s*(?:\*\*|__)/.test(line) || found[3] === "")) this.#open(found[1] ?? "", found[3] ?? "", at);
    else this.#content(line, at);
    this.#afterBlank = false;
  }

  done(): SessionRead {
    this.#settle();
    this.#nothingUnder();
    const { open, kept } = this.#stillOpen();
    // Two clocks may stand on lines of their own.
    const clocks = this.#dates.join(" / ");
    const read = this.#readMeeting(clocks);
    const date = read === undefined ? this.#dates.join(" ") : clocks;
    const zones = read?.zones ?? [];
    const readings = this.#readReadings();
    this.#compareLabels(readings);
    const plain = read !== undefined && saysAll(date, meetingWords(read.meeting, zones));
    return {
      session: {
        ...this.#head,
        ...(read === undefined ? {} : { meeting: read.meeting }), ...(date === "" || plain ? {} : { when: date }),
        readings,
        groups: this.#groups.map(({ title, points }): PageGroup => ({ title, points })), open, kept,
      },
      zones, ledger: this.#ledger,
    };
  }

  #open(name: string, rest: string, at: number): void {
    this.#settle();
    this.#afterBlank = true;
    const field = this.#fieldOf(name.toLowerCase());
    // Among the points, a bold line that is no field is a group's title.
    if (field === "none" && this.#field === "points" && rest === "") return this.#content(name, at);
    this.#nothingUnder();
    this.#labelled = at;
    this.#field = field;
    if (field === "none") return this.#keep(at);
    this.#labels.push({ name, field, role: this.#role, line: at });
    if (rest !== "") this.#content(rest, at);
  }

  #fieldOf(said: string): Field {
    if (said === keptLabel.toLowerCase()) return "kept";
    if (/^(?:date|when|time|meeting)\b/.test(said)) return "date";
    if (/^(?:related|further|optional|background|additional)\b|^resources\b/.test(said)) {
      this.#role = "related";
      return "reading";
    }
    if (/^(?:readings?|papers?)\b/.test(said)) {
      this.#role = /\b(?:one|either|choose|select|pick)\b/.test(said) ? "choose-one" : "primary";
      return "reading";
    }
    return /^(?:questions?|discussion|points)\b/.test(said) ? "points" : "none";
  }

  /** A label that will be worded differently when the session is written as a page again is worth a look. */
  #compareLabels(readings: readonly PageReading[]): void {
    for (const { name, field, role, line } of this.#labels) {
      const written = field === "date" ? labels.date : field === "points" ? labels.points : field === "kept" ? keptLabel
        : readings.every((reading) => reading.role !== role) ? labels.primary : labelOf(role, readings);
      if (!saysAll(name, written)) this.#remark(line, `Read as “${written}”.`);
    }
  }

  #content(line: string, at: number): void {
    this.#labelled = undefined;
    switch (this.#field) {
      case "none": case "kept": return this.#keep(at);
      case "date": this.#dates.push(line.trim()); return;
      case "reading": return this.#readingLine(line, at);
      case "points": return this.#pointLine(line, at);
    }
  }

  /** A reading begins after a blank line, at a bullet, and after or at a whole citation; otherwise the line goes on with the last. */
  #readingLine(line: string, at: number): void {
    const item = bullet.exec(line);
    const text = (item ? item[2] ?? "" : line).trim();
    if (text === "") return;
    if (still.test(text) && !item) return this.#noReadingsYet(at);
    const last = this.#readings.at(-1);
    if (item || this.#afterBlank || last === undefined || [last.text, text].some((each) => readCited(each).whole)) {
      this.#readings.push({ role: this.#role, text, line: at });
    } else last.text = `${last.text} ${text}`;
  }

  /** "tbd" below a label for readings says that there are none yet, which is what an empty list says. */
  #noReadingsYet(at: number): void {
    if (this.#readings.length > 0) this.#keep(at);
    else this.#remark(at, "Read as no reading yet.");
  }

  #pointLine(line: string, at: number): void {
    const item = bullet.exec(line);
    if (item) return this.#point((item[1] ?? "").replaceAll("\t", "    ").length, (item[2] ?? "").trim());
    const text = line.trim();
    const [group, last] = [this.#groups.at(-1), this.#groups.at(-1)?.points.at(-1)];
    if (!this.#afterBlank && this.#pending !== undefined) {
      this.#settle();
      return this.#keep(at);
    }
    if (group && last && this.#pending === undefined && (!this.#afterBlank || /^\s{2,}/.test(line))) {
      group.points[group.points.length - 1] = { ...last, text: `${last.text} ${text}` };
      return;
    }
    this.#settle();
    if (still.test(text)) this.#noPointsYet = at;
    this.#pending = { line: at, text: text.replace(/^#{3,6}\s+/, "") };
  }

  #point(indent: number, text: string): void {
    if (text === "") return;
    if (this.#pending !== undefined && isTitle(this.#pending.text)) {
      this.#groups.push({ title: this.#pending.text, points: [] });
      this.#depths = [];
      if (this.#pending.line === this.#noPointsYet) this.#noPointsYet = undefined;
      this.#pending = undefined;
    }
    this.#settle();
    if (this.#groups.length === 0) this.#groups.push({ title: "Points", points: [] });
    const points = this.#groups.at(-1)?.points ?? [];
    this.#depths = this.#depths.filter((depth) => depth.indent < indent);
    const under = this.#depths.at(-1)?.at;
    this.#depths.push({ indent, at: points.push({ text, ...(under === undefined ? {} : { under }) }) - 1 });
  }

  /** What waited for a bullet and got none is no title. */
  #settle(): void {
    if (this.#pending === undefined || this.#pending.line === this.#noPointsYet) return;
    this.#keep(this.#pending.line);
    this.#pending = undefined;
  }

  #stillOpen(): { readonly open: boolean; readonly kept: readonly string[] } {
    const open = this.#noPointsYet !== undefined && this.#groups.length === 0;
    if (this.#noPointsYet !== undefined && !open) this.#keep(this.#noPointsYet);
    const kept = this.#kept.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
    const first = kept.findIndex((line) => line.trim() !== "");
    const last = kept.findLastIndex((line) => line.trim() !== "");
    return { open, kept: first < 0 ? [] : kept.slice(first, last + 1) };
  }

  #readReadings(): readonly PageReading[] {
    const order: readonly ReadingRole[] = ["primary", "choose-one", "related"];
    return order.flatMap((role) => this.#readings.filter((each) => each.role === role).map(({ text, line }) => {
      const { whole, ...cited } = readCited(text);
      if (!whole) this.#remark(line, "This is no citation we know: the whole line became the title.");
      return { role, ...cited };
    }));
  }

  #nothingUnder(): void {
    if (this.#labelled !== undefined && this.#field !== "none") this.#remark(this.#labelled, "Nothing stands under this label.");
    this.#labelled = undefined;
  }

  #keep(line: number): void {
    const before = this.#ledger[line];
    if (!before) return;
    this.#kept.push({ line, text: before.text });
    this.#ledger[line] = { ...before, fate: "kept" };
  }

  #remark(line: number, remark: string): void {
    const before = this.#ledger[line];
    if (before) this.#ledger[line] = { ...before, remark: before.remark === undefined ? remark : `${before.remark} ${remark}` };
  }
}
