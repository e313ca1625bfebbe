// The reader page. The host has put the article into the document; this brings it to life and keeps the reader's place.
import { type Note, type NoteTarget, type Place, readerHost, readerPage } from "../../wire/reader";
import { connect } from "../connection";
import { answerClicks } from "./clicks";
import { exportPictures } from "./export/export-pictures";
import { Discussion } from "./discussion/discussion";
import { emptyFigures, fillFigures } from "./figures";
import { FocusMode } from "./focus-mode";
import { hideCard, offerCards, showCard } from "./hover-cards";
import { type Direction, followMouse, jumped, noJumps, travelled } from "./jumps";
import { readKept } from "./kept";
import { NoteSlots } from "./notes/note-slots";
import { NotesView } from "./notes/notes-view";
import { foldOutline, markCurrentSection } from "./outline";
import { showOwnClock } from "./own-clock";
import { pageText, type PageText } from "./page-text";
import { currentPlace, hold } from "./place";
import { markRead, type SectionsRead, watchReading } from "./read-sections";
import { reveal } from "./reveal";
import { openNotesByClick, showWords } from "./notes/note-places";
import { followFocus, offerNotes, selectionTarget } from "./notes/selection-note";
import { followMark } from "./side-notes";
import { reasonOf, say } from "./status";

const page = element("#page");
const connection = connect(readerPage, {
  show: ({ html }) => { replace(html); return {}; },
  notes: ({ notes: all, papers }) => { notes.show(all, papers); return {}; },
  reveal: ({ anchor }) => { goToAnchor(anchor); return {}; },
  compose: ({ kind, point }) => { compose(kind, point); return {}; },
  showNote: ({ id: note }) => { release(); if (!notes.reveal(note)) say("This note is no longer there."); return {}; },
  showWords: ({ block, words }) => { release(); showWords(body, block, words); return {}; },
  read: ({ sections }) => { read = sections; markRead(read); return {}; },
  travel: ({ direction }) => ({ moved: travel(direction) }),
  pictures: () => ({ pictures: exportPictures(page) }),
  discuss: ({ point }) => { discuss(point); return {}; },
  toggleFocus: () => { focusMode.set(!focusMode.on); keep(); return {}; },
}, readerHost);

const kept = readKept(connection.kept);
let session = kept?.session ?? "";
let id = "";
let place: Place | undefined = kept?.place;
let body: HTMLElement;
let text: PageText;
let release = (): void => {};
let jumps = kept?.jumps ?? noJumps;
let read: readonly string[] = [];
let reading: SectionsRead | undefined;
const focusMode = new FocusMode(() => body);
const lastPoint = followFocus();
const discussion = new Discussion(page, {
  keep,
  left: (point) => { release(); reveal(point); },
}, kept?.discussion);

const notes = new NotesView({
  add: (note) => connection.call("addNote", { ...note, target: { ...note.target, session: id } }),
  edit: (note) => connection.call("editNote", note),
  remove: (note) => connection.call("deleteNote", { id: note }),
  openFile: (note) => connection.call("openNote", { id: note }),
  openPaper: (reading) => connection.call("openPaper", { reading }),
  readFence: (fence) => connection.call("readFence", { fence }),
  openLab: (target) => connection.call("openLab", target),
  keep,
  selected: () => selectionTarget(body, text),
}, kept?.drafts ?? []);

/** Brings the article that is in the document to life. */
function decorate(): void {
  body = element(".body");
  text = pageText(body);
  fillFigures(page, (target) => ask(connection.call("openLab", target)));
  showOwnClock();
  notes.mount(new NoteSlots(body, text));
  markCurrentSection();
  markRead(read);
  discussion.mount();
  focusMode.follow();
}

/** From now on it counts what is read, and goes on from what was. */
function watch(seen: ReadonlySet<number>): void {
  reading?.stop();
  reading = watchReading(body, seen, {
    block: keep,
    section: (anchor) => {
      if (read.includes(anchor)) return;
      read = [...read, anchor];
      markRead(read);
      connection.call("read", { sections: [anchor] }).catch(() => {});
    },
  });
}

function replace(html: string): void {
  const before = currentPlace();
  notes.unmount();
  emptyFigures(page);
  hideCard();
  page.innerHTML = html;
  decorate();
  watch(reading?.seen ?? new Set());
  stay(before);
}

/** Keeps a place while the page settles; while one point is in front there is none to keep. */
function stay(at: Place): void {
  release();
  release = discussion.state ? () => {} : hold(at, page);
}

function compose(kind: Note["kind"], point: string | undefined): void {
  release();
  const selected = point === undefined ? selectionTarget(body, text) : undefined;
  const at = point ?? lastPoint();
  const target: NoteTarget = selected ?? { session: id, ...(at === undefined ? {} : { point: at }) };
  getSelection()?.removeAllRanges();
  notes.compose(kind, target);
}

function discuss(point: string | undefined): void {
  release();
  hideCard();
  discussion.enter(point);
}

function goToAnchor(anchor: string): void {
  if (discussion.turnTo(anchor)) return;
  const from = currentPlace();
  release();
  hideCard();
  if (!reveal(anchor)) return say("This place is no longer in the text.");
  jumps = jumped(jumps, from);
  keep();
}

function travel(direction: Direction): boolean {
  const found = travelled(jumps, direction, currentPlace());
  if (!found) return false;
  release();
  release = hold(found.to, page);
  jumps = found.jumps;
  keep();
  return true;
}

function ask(request: Promise<unknown>): void {
  request.catch((error: unknown) => say(reasonOf(error)));
}

function keep(): void {
  if (session === "") return;
  connection.keep({
    version: 1, session, drafts: [...notes.drafts], ...(place ? { place } : {}),
    jumps, focus: focusMode.on, seen: [...reading?.seen ?? []], ...(discussion.state ? { discussion: discussion.state } : {}),
  });
}

function keepPlace(): void {
  // While one point is in front, the rest of the text has no place on the page: the reader's is where the mode was entered.
  if (discussion.state) return;
  place = { ...currentPlace(), at: Date.now() };
  keep();
  connection.call("place", place).catch(() => {});
}

/** Calls back once scrolling has paused, and on every frame of it for what must follow at once. */
function followScrolling(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  window.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keepPlace, 200);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      markCurrentSection();
      focusMode.follow();
    });
  }, { passive: true });
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

// The host reads the notes while the page comes to life.
const answered = connection.call("ready", {});
decorate();
foldOutline(page);
new ResizeObserver(() => notes.arrange()).observe(page);
followScrolling();
offerCards();
followMouse((direction) => { travel(direction); });
focusMode.set(kept?.focus ?? false);
offerNotes(() => body, () => text, (kind) => compose(kind, undefined));
openNotesByClick(() => body, notes);
answerClicks({
  openLab: (target) => ask(connection.call("openLab", target)),
  openExternal: (href) => ask(connection.call("openExternal", { href })),
  openSession: (to, anchor) => {
    if (to === id && anchor !== undefined) goToAnchor(anchor);
    else ask(connection.call("openSession", { session: to, ...(anchor === undefined ? {} : { anchor }) }));
  },
  reveal: goToAnchor,
  showLine: (line) => ask(connection.call("showLine", { line })),
  followMark: (mark) => { hideCard(); followMark(mark); },
  showCard,
  copy: (copied) => navigator.clipboard.writeText(copied)
    .then(() => say("Copied."), () => say("The clipboard is not open to this page.")),
});
if (place) stay(place);
answered.then((start) => {
  ({ session, id } = start);
  notes.show(start.notes, start.papers);
  markRead(read = start.read);
  watch(new Set(kept?.seen));
  if (start.place && (start.place.at ?? 0) > (place?.at ?? -1)) stay(start.place);
  keep();
}).catch((error: unknown) => say(reasonOf(error)));
