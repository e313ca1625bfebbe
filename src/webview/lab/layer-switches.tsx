// Which of a lab's relations between events are laid over the space-time diagram: a switch each, told apart as their lines are.
import type { JSX } from "preact";
import type { DrawnLayer } from "../../views/space-time/layers";
import type { PlayerState, SetState } from "./player-state";
import { trackOf } from "./standing";

/** The layers that are on, of the run as far as it is shown. */
export function drawnLayers(state: PlayerState): readonly DrawnLayer[] {
  const on = (state.lab.layers?.(state.setup) ?? []).filter(({ id }) => state.layers.includes(id));
  const track = trackOf(state);
  const run = { events: track.events.slice(0, state.length), worlds: track.worlds.slice(0, state.length + 1) };
  return on.map((layer) => ({ layer, pairs: layer.pairs(run) }));
}

export const toggleLayer = (state: PlayerState, id: string): PlayerState =>
  ({ ...state, layers: state.layers.includes(id) ? state.layers.filter((other) => other !== id) : [...state.layers, id] });

/** What the layer says that was laid over the diagram last. */
export const layerHelp = ({ lab, setup, layers }: PlayerState): string | undefined => lab.layers?.(setup).find(({ id }) => id === layers.at(-1))?.help;

export function LayerSwitches({ state, setState }: { readonly state: PlayerState; readonly setState: SetState }): JSX.Element | null {
  const layers = state.lab.layers?.(state.setup) ?? [];
  if (layers.length === 0) return null;
  return (
    <div class="layer-switches" role="group" aria-label="Arrows laid over the diagram">
      {layers.map(({ id, sign, title, help, line }) => (
        <button type="button" key={id} class="layer-switch" aria-pressed={state.layers.includes(id)} aria-label={`${title}, ${sign}`} title={help}
          onClick={() => setState((was) => toggleLayer(was, id))}>
          <svg class="layer-sample" width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">
            <g class={`layer ${line}`}>
              <path class="layer-lines" d={line === "dashed" ? "M1 8Q10 1 17 5" : "M1 5H17"} /><path class="layer-heads" d="M24 5l-8 4v-8z" />
            </g>
          </svg>
          {title}
        </button>
      ))}
    </div>
  );
}
