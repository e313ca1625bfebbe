// A note and its editor as they are first drawn.
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { NoteCard, NoteEditor } from "../../../src/webview/reader/note-card";
import { readHtml, textOf, elements } from "../reading/read-html";

const nothing = (): void => {};
const actions = { edit: nothing, remove: nothing, openFile: nothing, showPassage: nothing };
const editing = { change: nothing, save: nothing, cancel: nothing };
const note = { id: "n-1", target: { session: "s2" }, body: "<b>Mine</b> & yours", created: "", modified: "" };
const quote = { exact: "a passage of the text", prefix: "", suffix: "", start: 0 };

describe("a saved note", () => {
  it("shows the reader's own words as they were typed", () => {
    const root = readHtml(render(<NoteCard note={note} lost={false} actions={actions} />));
    expect(textOf(root)).toContain("<b>Mine</b> & yours");
    expect(elements(root, ({ tag }) => tag === "b")).toEqual([]);
  });

  it("leads to its passage, or says that the passage is gone", () => {
    const on = (lost: boolean) => readHtml(render(<NoteCard note={{ ...note, target: { session: "s2", quote } }} lost={lost} actions={actions} />));
    const passage = (lost: boolean) => elements(on(lost), ({ tag }) => tag === "blockquote").flatMap((each) => elements(each, ({ tag }) => tag === "button"));
    expect(passage(false).map(textOf)).toEqual(["“a passage of the text”"]);
    expect(passage(true)).toEqual([]);
    expect(textOf(on(true))).toContain("(no longer in the text)");
  });
});

describe("the editor of a note", () => {
  const draft = { key: "session", target: { session: "s2" }, text: "typed" };
  it("keeps what was typed beside the sentence that says why it was not saved", () => {
    const html = render(<NoteEditor draft={draft} original="" failure="The folder cannot be written to." busy={false} actions={editing} />);
    expect(html).toMatch(/<textarea[^>]*>typed<\/textarea>/);
    expect(html).toMatch(/role="alert"[^>]*>The folder cannot be written to\.</);
  });

  it("cannot save nothing, nor twice at once", () => {
    const save = (text: string, busy: boolean): string | undefined => {
      const editor = <NoteEditor draft={{ ...draft, text }} original="" failure={undefined} busy={busy} actions={editing} />;
      return /<button type="button"( disabled)?>Save/.exec(render(editor))?.[1];
    };
    expect([save(" \n", false), save("x", true), save("x", false)]).toEqual([" disabled", " disabled", undefined]);
  });
});
