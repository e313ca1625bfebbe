// The reader page. The host has put the article into the document; this brings it to life and keeps the reader's place.
import { readerHost, readerPage, type NoteTarget, type Place } from "../../wire/reader";
import { connect } from "../connection";
import { answerClicks } from "./clicks";
import { emptyFigures, fillFigures } from "./figures";
import { readKept } from "./kept";
import { NoteSlots } from "./note-slots";
import { NotesView } from "./notes-view";
import { foldOutline, markCurrentSection } from "./outline";
import { showOwnClock } from "./own-clock";
import { pageText, type PageText } from "./page-text";
import { currentPlace, hold } from "./place";
import { reveal } from "./reveal";
import { followFocus, offerNotes, selectionTarget } from "./selection-note";
import { reasonOf, say } from "./status";

const page = element("#page");
const connection = connect(readerPage, {
  show: ({ html }) => { replace(html); return {}; },
  notes: ({ notes: all }) => { notes.show(all); return {}; },
  reveal: ({ anchor }) => { goToAnchor(anchor); return {}; },
  compose: ({ point }) => { compose(point); return {}; },
}, readerHost);

const kept = readKept(connection.kept);
let session = kept?.session ?? "";
let id = "";
let place: Place | undefined = kept?.place;
let body: HTMLElement;
let text: PageText;
let slots: NoteSlots;
let release = (): void => {};
const lastPoint = followFocus();

const notes = new NotesView({
  save: (note) => connection.call("saveNote", { ...note, target: { ...note.target, session: id } }),
  remove: (note) => connection.call("deleteNote", { id: note }),
  openFile: (note) => connection.call("openNote", { id: note }),
  keep,
}, kept?.drafts ?? []);

/** Brings the article that is in the document to life. */
function decorate(): void {
  body = element(".body");
  text = pageText(body);
  fillFigures(page, (target) => ask(connection.call("openLab", target)));
  showOwnClock();
  slots = new NoteSlots(body, text);
  notes.mount(slots);
  markCurrentSection();
}

function replace(html: string): void {
  const before = currentPlace();
  notes.unmount();
  emptyFigures(page);
  page.innerHTML = html;
  release();
  decorate();
  release = hold(before, page);
}

function compose(point: string | undefined): void {
  release();
  const selected = point === undefined ? selectionTarget(body, text) : undefined;
  const at = point ?? lastPoint();
  const target: NoteTarget = selected ?? { session: id, ...(at === undefined ? {} : { point: at }) };
  getSelection()?.removeAllRanges();
  notes.compose(target);
}

function goToAnchor(anchor: string): void {
  release();
  if (!reveal(anchor)) say("This place is no longer in the text.");
}

function ask(request: Promise<unknown>): void {
  request.catch((error: unknown) => say(reasonOf(error)));
}

function keep(): void {
  if (session === "") return;
  connection.keep({ version: 1, session, drafts: [...notes.drafts], ...(place ? { place } : {}) });
}

function keepPlace(): void {
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
    frame = requestAnimationFrame(markCurrentSection);
  }, { passive: true });
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

decorate();
foldOutline(page);
new ResizeObserver(() => slots.arrange()).observe(page);
followScrolling();
offerNotes(() => selectionTarget(body, text), () => compose(undefined));
answerClicks({
  openLab: (target) => ask(connection.call("openLab", target)),
  openExternal: (href) => ask(connection.call("openExternal", { href })),
  openSession: (to, anchor) => {
    if (to === id && anchor !== undefined) goToAnchor(anchor);
    else ask(connection.call("openSession", { session: to, ...(anchor === undefined ? {} : { anchor }) }));
  },
  reveal: goToAnchor,
  showLine: (line) => ask(connection.call("showLine", { line })),
  copy: (copied) => navigator.clipboard.writeText(copied)
    .then(() => say("Copied."), () => say("The clipboard is not open to this page.")),
});
if (place) release = hold(place, page);
connection.call("ready", {}).then((start) => {
  ({ session, id } = start);
  notes.show(start.notes);
  if (start.place && (start.place.at ?? 0) > (place?.at ?? -1)) {
    release();
    release = hold(start.place, page);
  }
  keep();
}).catch((error: unknown) => say(reasonOf(error)));
