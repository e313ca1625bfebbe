// What comes and goes while a reader plays, laid over the foot of the panel, so that nothing on the page makes room for it: how far the
// work on a run is, and what was done to the run as a whole.
import type { JSX } from "preact";
import { compareBefore } from "./compare/comparing";
import { Icon } from "./icons";
import { seek } from "./moves";
import type { PlayerState, SetState } from "./player-state";
import { WorkBar } from "./work-bar";

interface FloorProps {
  readonly state: PlayerState;
  readonly setState: SetState;
}

export const Floor = ({ state, setState }: FloorProps): JSX.Element => (
  <div class="floor">
    <WorkBar state={state} setState={setState} />
    {state.notice !== undefined && <Notice state={state} setState={setState} />}
  </div>
);

const Notice = ({ state, setState }: FloorProps): JSX.Element => (
  <div class="notice" role="status">
    <span>{state.notice}</span>
    {state.noticeStep !== undefined && (
      <button type="button" class="secondary" onClick={() => setState((was) => seek(was, was.noticeStep ?? was.cursor))}>
        {`Go to step ${state.noticeStep}`}
      </button>
    )}
    {state.wayBack && (
      <>
        <button type="button" class="secondary" title="The two runs beside one another (c)" onClick={() => setState(compareBefore)}>Compare</button>
        <button type="button" class="secondary" onClick={() => setState((was) => was.wayBack ?? was)}>Undo</button>
      </>
    )}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => setState((was) => ({ ...was, notice: undefined, wayBack: undefined }))}>
      <Icon name="close" />
    </button>
  </div>
);
