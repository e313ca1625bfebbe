// A note and its editor as they are first drawn.
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type CardProps, NoteCard } from "../../../src/webview/reader/notes/note-card";
import { NoteEditor } from "../../../src/webview/reader/notes/note-editor";
import type { Draft } from "../../../src/webview/reader/kept";
import type { Note } from "../../../src/wire/reader";
import { readHtml, textOf, elements } from "../reading/read-html";

const nothing = (): void => {};
const actions = {
  edit: nothing, remove: nothing, openFile: nothing, showPassage: nothing, tick: nothing, openPaper: nothing, attach: nothing, point: nothing,
  openLab: nothing, readFence: () => Promise.reject(new Error("Nobody is there.")),
};
const editing = { change: nothing, save: nothing, cancel: nothing };
const note: Note = { id: "n-1", kind: "note", done: false, target: { session: "s2" }, body: "<b>Mine</b> & yours", created: "", modified: "" };
const quote = { exact: "a passage of the text", prefix: "", suffix: "", start: 0 };
const papers = [{ id: "synod", title: "The Part-Time Parliament", own: true }];
const card = (changes: Partial<Note>, lost?: CardProps["lost"]): string =>
  render(<NoteCard note={{ ...note, ...changes }} lost={lost} papers={papers} actions={actions} />);
const buttons = (html: string): readonly string[] => elements(readHtml(html.replace(/<input([^>]*?)\/?>/g, "<br>")), ({ tag }) => tag === "button").map(textOf);

describe("a saved note", () => {
  it("shows the reader's own words as they were typed", () => {
    const root = readHtml(card({}));
    expect(textOf(root)).toContain("<b>Mine</b> & yours");
    expect(elements(root, ({ tag }) => tag === "b")).toEqual([]);
  });

  it("shows the words around a run, and not the marks of its block", () => {
    const words = textOf(readHtml(card({ body: "What if #this?\n\n```lab\nlab: paxos\n```\n\n```js\nx\n```" })));
    expect(words).toContain("What if #this?");
    expect(words).toContain("```js");
    expect(words).not.toContain("lab: paxos");
  });

  it("leads to its passage", () => {
    expect(buttons(card({ target: { session: "s2", quote } }))).toContain("“a passage of the text”");
  });

  it("that lost its passage says so, and offers the nearest or what is selected", () => {
    const target = { session: "s2", quote };
    const candidate = { session: "s2", quote: { ...quote, exact: "a passage of another text" } };
    expect(card({ target }, { candidate })).toContain("This passage is no longer in the text.");
    const offered = ["“a passage of another text”", "Attach there", "Attach to selection"];
    expect(buttons(card({ target }, { candidate }))).toEqual(expect.arrayContaining(offered));
    expect(buttons(card({ target }, { candidate: undefined }))).not.toContain("Attach there");
    expect(buttons(card({ target }, { candidate: undefined }))).toContain("Attach to selection");
  });

  it("has a box to tick when there is something to do or to answer", () => {
    expect(card({ kind: "todo" })).toMatch(/<input type="checkbox"\/?>.*Done/);
    expect(card({ kind: "question", done: true })).toMatch(/<input type="checkbox" checked\/?>.*Answered/);
    expect(card({ kind: "note" })).not.toContain("checkbox");
  });

  it("shows the page it cites, in the paper's own words", () => {
    const html = card({ citation: { reading: "synod", page: "7", quotation: "Paxon priests" } });
    expect(textOf(readHtml(html))).toContain("“Paxon priests” ");
    expect(buttons(html)).toContain("The Part-Time Parliament, p. 7");
    expect(buttons(card({ citation: { reading: "unknown", page: "7", quotation: "" } }))).not.toContain("unknown, p. 7");
  });

  it("marks its tags", () => {
    expect(card({ body: "see #lease, not #1" })).toContain('see <span class="tag">#lease</span>, not #1');
  });
});

describe("the editor of a note", () => {
  const draft: Draft = { key: "session", kind: "note", target: { session: "s2" }, text: "typed" };
  const editor = (changes: Partial<Draft>, more: { readonly failure?: string; readonly busy?: boolean } = {}): string => render(
    <NoteEditor draft={{ ...draft, ...changes }} original={undefined} papers={papers} failure={more.failure} busy={more.busy ?? false} actions={editing} />,
  );

  it("keeps what was typed beside the sentence that says why it was not saved", () => {
    const html = editor({}, { failure: "The folder cannot be written to." });
    expect(html).toMatch(/<textarea[^>]*>typed<\/textarea>/);
    expect(html).toMatch(/role="alert"[^>]*>The folder cannot be written to\.</);
  });

  it("cannot save nothing, nor twice at once", () => {
    const save = (html: string): string | undefined => /<button type="button"( disabled)?>Save/.exec(html)?.[1];
    expect([save(editor({ text: " \n" })), save(editor({}, { busy: true })), save(editor({}))]).toEqual([" disabled", " disabled", undefined]);
    const highlight = { kind: "highlight", text: "", target: { session: "s2", quote } } as const;
    expect(save(editor(highlight)), "a highlight needs no words").toBeUndefined();
    expect(save(editor({ text: "", citation: { reading: "synod", page: "3", quotation: "" } })), "a page is enough").toBeUndefined();
  });

  it("offers to highlight only where there is a passage", () => {
    expect(editor({})).not.toContain(">Highlight</option>");
    expect(editor({ target: { session: "s2", quote } })).toContain(">Highlight</option>");
  });
});
