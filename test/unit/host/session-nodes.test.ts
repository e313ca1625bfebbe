// The Sessions view holds everything the sessions have, each part once and under a name of its own.
import { describe, expect, it } from "vitest";
import { anchorOf, childrenOf, idOf, mayHaveChildren, roots, type SessionNode, type NotesOf } from "../../../src/host/sessions/session-nodes";
import { renderPage } from "../../../src/reading/page";
import { knownLabs, labOf } from "../../../src/host/labs/known-labs";
import { shippedCatalogue } from "./shipped-catalogue";

const catalogue = shippedCatalogue();
const noNotes: NotesOf = async () => [];

async function below(node: SessionNode): Promise<readonly SessionNode[]> {
  const children = await childrenOf(node, noNotes);
  return [...children, ...(await Promise.all(children.map(below))).flat()];
}

const all = (await Promise.all(roots(catalogue).map(below))).flat();
const count = (kind: SessionNode["kind"]): number => all.filter((node) => node.kind === kind).length;

describe("the Sessions view", () => {
  it("has the six sessions in their order, each with its five parts", () => {
    const sessions = all.flatMap((node) => (node.kind === "session" ? [node.entry.session.number] : []));
    expect(sessions).toEqual([1, 2, 3, 4, 5, 6]);
    expect(count("part")).toBe(30);
  });

  it("has the 72 points of the group in their 19 groups, and six of ours in one", () => {
    expect(count("point")).toBe(72 + 6);
    expect(count("group")).toBe(19 + 1);
  });

  it("has every reading and every lab of every session", () => {
    const sessions = catalogue.flatMap((season) => season.sessions.map(({ session }) => session));
    expect(count("reading")).toBe(sessions.flatMap(({ readings }) => readings).length);
    expect(count("lab")).toBe(sessions.flatMap(({ labs }) => labs).length);
  });

  it("lists the scenarios of a lab that is built, and nothing under one that is not", async () => {
    const labs = all.filter((node) => node.kind === "lab");
    const built = labs.find(({ id }) => id === "paxos");
    expect(built && (await childrenOf(built, noNotes)).length).toBe(labOf("paxos")?.scenarios.length);
    for (const planned of labs.filter(({ lab }) => lab === undefined)) expect(mayHaveChildren(planned)).toBe(false);
  });

  it("gives every node an id of its own", () => {
    const ids = all.map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says before opening a node whether there is anything in it", async () => {
    for (const node of all) {
      const children = await childrenOf(node, noNotes);
      if (children.length > 0) expect(mayHaveChildren(node), idOf(node)).toBe(true);
      else if (node.kind !== "part" || node.part !== "notes") expect(mayHaveChildren(node), idOf(node)).toBe(false);
    }
  });

  it("leads to places that the page really has", () => {
    for (const node of all) {
      const anchor = anchorOf(node);
      if (anchor === undefined || node.kind === "season") continue;
      const { season, session, problems } = node.entry;
      expect(renderPage(season, session, problems, knownLabs), idOf(node)).toContain(`id="${anchor}"`);
    }
  });
});
