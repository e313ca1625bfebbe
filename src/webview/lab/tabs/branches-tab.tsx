// The branches of a run as a tree: where each forked, how long it is, which one is shown.
import type { JSX } from "preact";
import { stepsOf } from "../branching";
import type { Branch, PlayerState } from "../player-state";

export function BranchesTab({ state, choose }: { readonly state: PlayerState; readonly choose: (id: number) => void }): JSX.Element {
  const childrenOf = (id: number | null): readonly Branch[] => state.branches.filter(({ parent }) => parent === id);
  const row = (branch: Branch): JSX.Element => (
    <li key={branch.id}>
      <button type="button" class="row-button" aria-current={branch.id === state.current ? "true" : undefined} onClick={() => choose(branch.id)}>
        <span>{branch.title}</span>
        <span class="quiet-text">{counted(stepsOf(state, branch.id).length)}{branch.id === state.current ? ", shown" : ""}</span>
      </button>
      {childrenOf(branch.id).length > 0 && <ul>{childrenOf(branch.id).map(row)}</ul>}
    </li>
  );
  return (
    <>
      <ul class="branch-tree">{childrenOf(null).map(row)}</ul>
      {state.branches.length === 1 && <p class="hint branch-hint">Act at an earlier step and the run forks here; this branch stays.</p>}
    </>
  );
}

const counted = (steps: number): string => (steps === 1 ? "1 step" : `${steps.toLocaleString("en")} steps`);
