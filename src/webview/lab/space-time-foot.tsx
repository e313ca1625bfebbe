// Below the space-time diagram: what is pointed at in words, or how the rest stands to the event picked out; and whose time the axis tells.
import type { JSX } from "preact";
import { plain } from "../../kernel/fragment";
import { type Cone, relationInWords } from "../../views/causal";
import { packetTitle } from "../../views/choices";
import { narrate } from "../../views/narration";
import type { Portrait } from "../../views/portrait";
import type { RunIndex } from "../../views/run-index";
import type { Track } from "../../views/track";
import type { Subject } from "../../views/subject";
import { axes, type AxisId } from "../../views/space-time/time-axis";

interface FootProps {
  readonly track: Track;
  readonly cone: Cone | undefined;
  readonly selected: number | undefined;
  readonly hovered: Subject | undefined;
  readonly index: RunIndex;
  readonly portrait: Portrait;
  /** What is laid over the diagram. */
  readonly layer: string | undefined;
  readonly axis: AxisId;
  readonly setAxis: (axis: AxisId) => void;
}

export function SpaceTimeFoot(props: FootProps): JSX.Element {
  const { axis, setAxis } = props;
  return (
    <div class="space-time-foot">
      <Words {...props} />
      <label class="axis-choice"><span class="visually-hidden">The axis shows </span>
        <select value={axis} onChange={({ currentTarget: { value } }) => setAxis(axes.find(({ id }) => id === value)?.id ?? "physical")}>
          {axes.map(({ id, title }) => <option value={id}>{title}</option>)}
        </select>
      </label>
    </div>
  );
}

function Words({ track, cone, selected, hovered, index, portrait, layer }: FootProps): JSX.Element {
  const pointed = pointedAt(track, hovered, selected, index, portrait);
  if (pointed !== undefined) return <p class="legend" aria-hidden="true" title={pointed}>{pointed}</p>;
  if (selected === undefined) return <p class="legend" role="status">{layer ?? PICK}</p>;
  if (!cone) return <p class="legend">{`Step ${selected + 1} happened on the way, at no node: it has no place in the order.`}</p>;
  const events = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;
  return (
    <p class="legend">
      <span class="key self">{`Step ${selected + 1}:`}</span>
      <span class="key before">{`${events(cone.before)} before it`}</span>
      <span class="key after">{`${events(cone.after)} after it`}</span>
      <span class="key concurrent">{`${events(cone.concurrent)} concurrent with it`}</span>
    </p>
  );
}

const PICK = "Pick an event, or the step shown by E: its past, its future and what is concurrent are told apart.";

function pointedAt(track: Track, hovered: Subject | undefined, selected: number | undefined, index: RunIndex, portrait: Portrait): string | undefined {
  if (hovered?.kind === "event") {
    const [event, before] = [track.events[hovered.event], track.worlds[hovered.event]];
    if (!event || !before) return undefined;
    const chosen = track.events[selected ?? -1];
    const what = `${event.index + 1}. ${plain(narrate(event, before, portrait).what, (term) => portrait.word(term))}`;
    return [what, chosen && relationInWords(event, chosen)].filter(Boolean).join(" ");
  }
  if (hovered?.kind !== "packet") return undefined;
  const sender = track.events[index.sentBy(hovered.packet) ?? -1];
  const packet = sender?.sent.find(({ id }) => id === hovered.packet);
  return packet && packetTitle(packet, portrait);
}
