// The inner HTML of a reader page: what the session file says, set as an article. Static: the page script adds the
// notes, the reader's own clock and the players.
import { cards, facts } from "./markdown/cards";
import { bibtex, citation } from "./citation";
import { attributes, escape, typeset } from "./markdown/escape";
import { notesHtml } from "./export/exported-notes";
import { clockReading, instant } from "./instant";
import { renderMarkdown } from "./markdown/markdown";
import type { Paper } from "./export/paper";
import type { Problem } from "./problem";
import { homes } from "./read-season";
import type { Known, Reading, ReadingRole, Season, Session } from "./session";

export interface PageOptions {
  /** A BCP 47 tag for dates. */
  readonly locale: string;
  /** Given when the page is to stand alone: without what only the panel can do. */
  readonly paper?: Paper;
}

export function renderPage(
  season: Season, session: Session, problems: readonly Problem[], known: Known,
  options: PageOptions = { locale: "en-US" },
): string {
  const body = renderMarkdown(session.body, {
    groups: session.groups, known, home: homes(season), paper: options.paper,
  });
  const article = [
    `<div class="page">`,
    masthead(season, session, options), banner(problems), outline(session), readings(session.readings, options.paper === undefined),
    `<div class="body">\n${body}</div>`,
  ];
  if (options.paper) return [...article, restOfNotes(session, options.paper), `</div>`].join("\n");
  return [...article, neighbours(season, session), `</div>`, cards(season, session)].join("\n");
}

/** Notes on points stand with their points; these are the others. */
function restOfNotes(session: Session, paper: Paper): string {
  const rest = paper.notes.filter(({ target }) => !session.points.some(({ id }) => id === target.point));
  return rest.length === 0 ? "" : `<section class="session-notes" aria-label="Notes"><h2>My notes</h2>${notesHtml(rest, paper)}</section>`;
}

function banner(problems: readonly Problem[]): string {
  if (problems.length === 0) return "";
  const items = problems.map(({ line, message, severity }) =>
    `<li class="${severity}"><button type="button" class="quiet line" data-line="${line}">Line ${line + 1}</button> ${escape(message)}</li>`);
  const title = problems.length === 1 ? "This session has a problem" : `This session has ${problems.length} problems`;
  return `<section class="banner" aria-label="Problems"><p>${title}. What can be read is shown.</p>`
    + `<ul>${items.join("")}</ul></section>`;
}

function masthead(season: Season, session: Session, options: PageOptions): string {
  const standfirst = session.standfirst === undefined ? "" : `<p class="standfirst">${typeset(session.standfirst)}</p>`;
  // A number below one is what a file without a readable number is given.
  const number = session.number < 1 ? "" : ` <span aria-hidden="true">·</span> Session ${session.number}`;
  const kicker = `${escape(season.title)}${number}`;
  return `<header class="masthead"><p class="kicker">${kicker}</p>`
    + `<h1>${escape(session.title)}</h1>${standfirst}${when(season, session, options)}</header>`;
}

/** The meeting on the group's clocks; the page script adds the reader's own. */
function when(season: Season, session: Session, { locale, paper }: PageOptions): string {
  const at = session.meeting === undefined ? undefined : instant(session.meeting);
  if (at === undefined || session.meeting === undefined) return session.when === undefined ? "" : `<p class="when"><span>${typeset(session.when)}</span></p>`;
  const meeting = escape(session.meeting);
  const clocks = season.zones.map(({ name, zone }) =>
    `<span><time datetime="${meeting}">${escape(clockReading(at, zone, locale))}</time> ${escape(name)}</span>`);
  const own = paper ? "" : `<span class="own-clock" data-meeting="${at}" hidden></span>`;
  return `<p class="when">${[...clocks, own].join("\n")}</p>`;
}

const roles: readonly { readonly role: ReadingRole; readonly title: string }[] = [
  { role: "primary", title: "Reading" },
  { role: "choose-one", title: "Choose one of these" },
  { role: "related", title: "Related" },
];

function readings(all: readonly Reading[], copies: boolean): string {
  if (all.length === 0) return "";
  const parts = roles.flatMap(({ role, title }) => {
    const items = all.filter((reading) => reading.role === role);
    return items.length === 0 ? [] : [`<h2>${title}</h2><ul class="${role}">${items.map((item) => readingItem(item, copies)).join("")}</ul>`];
  });
  return `<section class="readings" aria-label="Readings">${parts.join("\n")}</section>`;
}

function readingItem(reading: Reading, withCopies: boolean): string {
  const { link, kind } = reading;
  const cite = `<cite>${escape(reading.title)}</cite>`;
  const title = link === undefined
    ? cite
    : `<a${attributes({ class: "external", href: link, title: link })}>${cite}</a>`;
  const why = reading.why === undefined ? "" : `<p class="why">${typeset(reading.why)}</p>`;
  const note = reading.note === undefined ? "" : `<p class="correction">${typeset(reading.note)}</p>`;
  const copies = !withCopies ? "" : `<span class="copies">${copy("Copy citation", citation(reading))} `
    + `${copy("Copy BibTeX", bibtex(reading))}</span>`;
  return `<li id="reading-${escape(reading.id)}" data-kind="${kind}"><p class="reading-title">${title}</p>`
    + `<p class="facts">${facts(reading)}</p>${why}${note}${copies}</li>`;
}

function copy(title: string, text: string): string {
  return `<button${attributes({ type: "button", class: "quiet", "data-copy": text })}>${title}</button>`;
}

function outline(session: Session): string {
  const sections = session.sections.filter(({ level }) => level === 2);
  if (sections.length < 2) return "";
  const last = sections.at(-1);
  const groups = session.groups.filter(({ id }) => session.points.some(({ group }) => group === id))
    .map(({ id, title }) => `<li><a href="#group-${escape(id)}">${escape(title)}</a></li>`).join("");
  const items = sections.map((section) => {
    const under = section === last && groups !== "" ? `<ul>${groups}</ul>` : "";
    return `<li><a href="#${escape(section.anchor)}">${escape(section.title)}</a>${under}</li>`;
  });
  return `<nav class="outline" aria-label="In this session"><details open><summary>In this session</summary>`
    + `<ul>${items.join("")}</ul></details></nav>`;
}

function neighbours(season: Season, session: Session): string {
  const at = season.sessions.findIndex(({ id }) => id === session.id);
  const link = (to: Session | undefined, rel: "prev" | "next", word: string): string => to === undefined ? "" :
    `<a${attributes({ class: `session-link ${rel}`, rel, href: "#", "data-session": to.id })}>`
    + `<span class="direction">${word}</span> <span>${escape(to.title)}</span></a>`;
  const [previous, next] = at < 0 ? [] : [season.sessions[at - 1], season.sessions[at + 1]];
  if (!previous && !next) return "";
  return `<nav class="neighbours" aria-label="Other sessions">`
    + `${link(previous, "prev", "Previous session")}${link(next, "next", "Next session")}</nav>`;
}
