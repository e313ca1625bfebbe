// The branches of a run as a tree: where each forked, how long it is, which one is shown, and which it is compared with.
import type { JSX } from "preact";
import { stepsOf } from "../branching";
import { compareBefore, compareWith, endComparing, titleBefore } from "../compare/comparing";
import type { Branch, PlayerState, SetState } from "../player-state";

interface BranchesProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly choose: (id: number) => void;
}

export function BranchesTab({ state, setState, choose }: BranchesProps): JSX.Element {
  const { branches, current, compared, wayBack } = state;
  const childrenOf = (id: number | null): readonly Branch[] => branches.filter(({ parent }) => parent === id);
  const row = ({ id, title }: Branch): JSX.Element => (
    <li key={id}>
      <div class="branch">
        <button type="button" class="row-button" aria-current={id === current ? "true" : undefined} onClick={() => choose(id)}>
          <span>{title}</span>
          <span class="quiet-text">{counted(stepsOf(state, id).length)}{id === current ? ", shown" : ""}</span>
        </button>
        {id !== current && (
          <CompareButton of={title} pressed={compared?.kind === "branch" && compared.id === id}
            press={(on) => setState((was) => (on ? compareWith(was, id) : endComparing(was)))} />
        )}
      </div>
      {childrenOf(id).length > 0 && <ul>{childrenOf(id).map(row)}</ul>}
    </li>
  );
  const before = compared?.kind === "before" ? compared.run : wayBack;
  return (
    <>
      <ul class="branch-tree">{childrenOf(null).map(row)}</ul>
      {before && (
        <div class="branch run-before">
          <span class="quiet-text">The run that was here before, {titleBefore(before, state)}</span>
          <CompareButton of="the run before" pressed={compared?.kind === "before"}
            press={(on) => setState((was) => (on ? compareBefore(was) : endComparing(was)))} />
        </div>
      )}
      {branches.length === 1 && !before && (
        <p class="hint branch-hint">Act at an earlier step and the run forks here; this branch stays, and the two can be compared.</p>
      )}
    </>
  );
}

interface CompareButtonProps {
  readonly of: string;
  readonly pressed: boolean;
  readonly press: (on: boolean) => void;
}

const CompareButton = ({ of, pressed, press }: CompareButtonProps): JSX.Element => (
  <button type="button" class="secondary compare" aria-pressed={pressed} aria-label={`Compare with ${of}`} onClick={() => press(!pressed)}>Compare</button>
);

const counted = (steps: number): string => (steps === 1 ? "1 step" : `${steps.toLocaleString("en")} steps`);
