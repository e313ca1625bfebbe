// Several workers number states as one alone would: by when they were reached.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Numbering } from "../../../src/checking/numbering";
import { batch, letter, Post } from "../../../src/checking/post";
import { claimMemory } from "../../../src/checking/search-memory";
import { known, StateTable } from "../../../src/checking/state-table";
import { Successors } from "../../../src/checking/successors";

const model = { init: Int32Array.of(0), properties: [] };

/** A round of several workers, one after the other. Each state is a number. The numbers that the states are given, in a map. */
function dealt(crew: number, rounds: readonly (readonly (readonly number[])[])[]): ReadonlyMap<number, number> {
  const memory = claimMemory({ statesMax: 1000, bytesMax: 2 ** 22 }, model, crew);
  const everybody = Array.from({ length: crew }, (_, me) => {
    const tables = memory.tables.map((table) => new StateTable(table));
    return { me, tables, table: tables[me] as StateTable, post: new Post(memory.post, crew, me), numbering: new Numbering(tables, memory.nth, me) };
  });
  for (const parents of rounds) {
    for (const { post, me } of everybody) {
      post.tidy();
      post.use(1);
      parents.forEach((children, parent) => { if (parent % crew === me) post.send(successors(children), parent); });
      post.publish();
    }
    for (const { post, table, numbering } of everybody) {
      const letters = new Int32Array(batch);
      post.open();
      for (let count = post.collect(letters, 2 ** 30); count > 0; count = post.collect(letters, 2 ** 30)) {
        table.reserve(count);
        for (const at of letters.subarray(0, count)) {
          const place = table.add(post.mail, at);
          if (place !== known) numbering.note(place, post.mail[at + letter.nth] as number);
        }
      }
      post.close();
    }
    for (const { tables, numbering } of everybody) {
      tables.forEach((table, worker) => { table.count = (everybody[worker] as (typeof everybody)[number]).table.count; });
      numbering.number();
    }
  }
  const word = Int32Array.of(0);
  return new Map(everybody.flatMap(({ table }) => Array.from({ length: table.count }, (_, place): [number, number] => {
    table.read(place, word);
    return [word[0] as number, table.number(place)];
  })));
}

function successors(states: readonly number[]): Successors {
  const out = new Successors();
  for (const state of states) {
    out.words[out.push(0, 1)] = state;
    out.sums[out.count - 1] = state;
  }
  return out;
}

it("numbers states in the order of their parents and among siblings, whoever keeps them", () => {
  const rounds = fc.array(fc.array(fc.array(fc.nat(200), { maxLength: 5 }), { maxLength: 30 }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(fc.integer({ min: 2, max: 4 }), rounds, (crew, dealtOut) => {
    const order = [...new Set(dealtOut.flat(2))];
    expect([...dealt(crew, dealtOut)].sort(([, a], [, b]) => a - b)).toEqual(order.map((state, number) => [state, number]));
  }));
});
