// The stage: cards for nodes, lines for links, handles for the messages under way. Everything that can be acted on is a button.
import type { JSX } from "preact";
import { type Channels, deliverable, type World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import { type Agenda, packetKey, timerKey } from "../kernel/schedule";
import { MarkView } from "./mark-view";
import type { Ink } from "./phrase-view";
import type { Portrait, PortraitLine } from "./portrait";
import type { CardPlace, LinkPlace, MessagePlace, Stage, StageMoment, StageSize } from "./stage";
import { linkKey, type Subject } from "./subject";

export interface StageProps {
  readonly stage: Stage;
  readonly size: StageSize;
  readonly moment: StageMoment;
  /** Whether one message may overtake another on its way. */
  readonly channels?: Channels;
  /** The world before the last step, to mark what changed; undefined at the start. */
  readonly before: World<unknown, unknown> | undefined;
  readonly ink: Ink;
  readonly selected: Subject | undefined;
  /** Whether handles glide to their new places. Not while the clock itself moves them. */
  readonly glide: boolean;
  /** The one thing at which Tab stops, as `thingKey` names it; a node if it is not there. */
  readonly stop?: string | undefined;
  readonly onFocusIn?: (event: FocusEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** What the keyboard goes to: in the page, the attribute `data-thing` of its handle. */
export const thingKey = (kind: "node" | "link" | "packet", name: string | number): string => `${kind} ${name}`;

/** Whether Tab stops at a thing. */
type StopAt = (thing: string) => { readonly "data-thing": string; readonly tabIndex: number };

function stopOf({ cards, links, messages }: Stage, wanted: string | undefined): StopAt {
  const there = messages.some(({ packet }) => thingKey("packet", packet.id) === wanted)
    || cards.some(({ node }) => thingKey("node", node) === wanted) || links.some(({ link }) => thingKey("link", linkKey(link)) === wanted);
  const stop = there ? wanted : thingKey("node", cards[0]?.node ?? "");
  return (thing) => ({ "data-thing": thing, tabIndex: thing === stop ? 0 : -1 });
}

export function StageView({ stage, size, moment, channels = "any", before, ink, selected, glide, stop, onFocusIn, onKeyDown }: StageProps): JSX.Element {
  const { world } = moment;
  const at = stopOf(stage, stop);
  return (
    <div class={glide ? "stage glide" : "stage"} style={{ width: `${size.width}px`, height: `${size.height}px` }} role="group" aria-label="Stage"
      {...(onKeyDown ? { "aria-description": WAYS, onFocusIn, onKeyDown } : {})}>
      <svg class="links" width={size.width} height={size.height} aria-hidden="true">
        {stage.links.map((place) => <LinkView place={place} ink={ink} />)}
        {stage.messages.map((place) => <TetherView place={place} ink={ink} />)}
      </svg>
      {stage.cards.map((place) => (
        <CardView key={place.node} at={at} place={place} lines={stage.lines} moment={moment} before={before} ink={ink}
          selected={selected?.kind === "node" && selected.node === place.node} />
      ))}
      {ink.gestures?.act && stage.links.length > 0 && <LinkHandles stage={stage} at={at} ink={ink} />}
      {stage.messages.map((place) => (
        <MessageView key={place.packet.id} at={at} place={place} ink={ink} due={dueIn(moment, place)} held={!deliverable(world, place.packet, channels)}
          selected={selected?.kind === "packet" && selected.packet === place.packet.id} />
      ))}
    </div>
  );
}

const WAYS = "Up and down go from one thing to the next; Page Up and Page Down from nodes to links to messages. Enter shows what can be done.";

function LinkView({ place: { link, x1, y1, x2, y2, cut }, ink }: { readonly place: LinkPlace; readonly ink: Ink }): JSX.Element {
  const { gestures, lit } = ink;
  const subject: Subject = { kind: "link", link };
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return (
    <g class={["link", cut && "cut", lit?.link === linkKey(link) && "lit"].filter(Boolean).join(" ")}
      {...(gestures?.hover ? { onMouseEnter: () => gestures.hover?.(subject), onMouseLeave: () => gestures.hover?.(undefined) } : {})}
      {...(gestures?.act ? { onClick: (event: MouseEvent) => gestures.act?.(subject, event.currentTarget as Element) } : {})}>
      <title>{cut ? `The link ${link[0]}–${link[1]} is cut` : `Link ${link[0]}–${link[1]}`}</title>
      <path class="reach" d={`M${x1} ${y1}L${x2} ${y2}`} />
      <path class="line" d={`M${x1} ${y1}L${x2} ${y2}`} />
      {cut && <path class="break" d={`M${mx - 7} ${my - 7}l14 14m0 -14l-14 14`} />}
    </g>
  );
}

/** For the keyboard, a handle in the middle of each link, seen while it has the focus. */
const LinkHandles = ({ stage, at, ink: { gestures } }: { readonly stage: Stage; readonly at: StopAt; readonly ink: Ink }): JSX.Element => (
  <div class="link-handles" role="group" aria-label="Links">
    {stage.links.map(({ link, x1, y1, x2, y2, cut }) => (
      <button type="button" class="link-handle" key={linkKey(link)} {...at(thingKey("link", linkKey(link)))} aria-haspopup="menu"
        aria-label={`Link ${link[0]}–${link[1]}${cut ? ", cut" : ""}`} style={{ left: `${(x1 + x2) / 2}px`, top: `${(y1 + y2) / 2}px` }}
        onFocus={() => gestures?.hover?.({ kind: "link", link })} onBlur={() => gestures?.hover?.(undefined)}
        onClick={(event) => gestures?.act?.({ kind: "link", link }, event.currentTarget)} />
    ))}
  </div>
);

/** Ties a handle that had to move aside to where its message really is. */
function TetherView({ place: { packet, x, y, handle }, ink }: { readonly place: MessagePlace; readonly ink: Ink }): JSX.Element | null {
  const tint = ink.tints.of(ink.portrait.message(packet.message).tint);
  const inside = Math.abs(handle.x - x) < handle.width / 2 && Math.abs(handle.y - y) < 11;
  if (inside) return null;
  return (
    <g class={`tether ${tint?.className ?? ""}`}>
      <path d={`M${x} ${y}L${handle.x} ${handle.y}`} /><circle cx={x} cy={y} r="3" />
    </g>
  );
}

interface CardProps {
  readonly at: StopAt;
  readonly place: CardPlace;
  readonly lines: number;
  readonly moment: StageMoment;
  readonly before: World<unknown, unknown> | undefined;
  readonly ink: Ink;
  readonly selected: boolean;
}

function CardView({ at, place, lines, moment, before, ink, selected }: CardProps): JSX.Element {
  const { node, x, y, width, height } = place;
  const { portrait, tints, lit, gestures } = ink;
  const held = moment.world.nodes[node];
  const earlier = before?.nodes[node];
  const up = held?.up !== false;
  const now = portrait.node(held?.state, node);
  const past = earlier ? portrait.node(earlier.state, node) : now;
  const touched = before !== undefined && earlier !== held;
  const tint = tints.of(now.tint);
  // What there is no room for is counted on the last line, and is in the title with all the rest.
  const seen = now.lines.length > lines ? Math.max(lines - 1, 0) : now.lines.length;
  const left = lines > 0 ? now.lines.slice(seen) : [];
  const whole = [now.status, ...now.lines.map((line) => lineText(line, portrait))].filter((line) => line !== "");
  const names = ["card", !up && "down", selected && "selected", lit?.nodes.has(node) && "lit", touched && "touched", tint?.className];
  const subject: Subject = { kind: "node", node };
  return (
    <button type="button" class={names.filter(Boolean).join(" ")} {...at(thingKey("node", node))} aria-haspopup="menu"
      title={whole.join("\n")}
      style={{ left: `${x - width / 2}px`, top: `${y - height / 2}px`, width: `${width}px`, height: `${height}px` }}
      onMouseEnter={() => gestures?.hover?.(subject)} onMouseLeave={() => gestures?.hover?.(undefined)}
      onClick={(event) => gestures?.act?.(subject, event.currentTarget)}>
      <span class="card-head">
        <span><span class="visually-hidden">Node </span><b>{node}</b><span class="visually-hidden">{up ? ", up," : ", down,"}</span></span>
        <TimersView node={node} moment={moment} ink={ink} />
        {!up && <span class="down-word" aria-hidden="true">down</span>}
      </span>
      <span class="card-status">{now.status}</span>
      {now.lines.slice(0, seen).map((line) => <LineView line={line} changed={isChanged(line, past.lines)} ink={ink} />)}
      {left.length > 0 && (
        <span class={left.some((line) => isChanged(line, past.lines)) ? "card-line changed" : "card-line"}>
          <span class="card-label" aria-hidden="true">{`and ${left.length} more`}</span>
          <span class="visually-hidden">{left.map((line) => lineText(line, portrait)).join(", ")}</span>
        </span>
      )}
    </button>
  );
}

const lineText = ({ label, value }: PortraitLine, portrait: Portrait): string => `${portrait.word(label)} ${value}`;

const isChanged = (line: PortraitLine, past: readonly PortraitLine[]): boolean =>
  past.find(({ label, kept }) => label === line.label && kept === line.kept)?.value !== line.value;

const LineView = ({ line, changed, ink }: { readonly line: PortraitLine; readonly changed: boolean; readonly ink: Ink }): JSX.Element => {
  const tint = ink.tints.of(line.tint);
  const lit = line.tint !== undefined && ink.lit?.tint === line.tint;
  return (
    <span class={["card-line", line.kept, changed && "changed", lit && "lit"].filter(Boolean).join(" ")}>
      <span class="card-label">{ink.portrait.word(line.label)}</span>
      <span class={`card-value ${tint?.className ?? ""}`}>{tint && <MarkView tint={tint} />}{line.value}</span>
    </span>
  );
};

/** A ring for each armed timer, as full as there is time left. */
function TimersView({ node, moment, ink }: { readonly node: NodeId; readonly moment: StageMoment; readonly ink: Ink }): JSX.Element {
  const { world, agenda, now } = moment;
  return (
    <span class="timers">
      {world.timers.filter((timer) => timer.node === node).map(({ id, timer }) => {
        const left = timeLeft(agenda, id, now);
        return (
          <svg class="timer" viewBox="-8 -8 16 16">
            <title>{`${ink.portrait.timer(timer)}: rings in ${ink.portrait.time(left.amount)}`}</title>
            <circle class="timer-whole" r="5.5" /><path class="timer-left" d={arc(left.share, 5.5)} />
          </svg>
        );
      })}
    </span>
  );
}

function timeLeft(agenda: Agenda<unknown>, timer: number, now: number): { readonly amount: number; readonly share: number } {
  const appointment = agenda.due.get(timerKey(timer));
  if (!appointment) return { amount: 0, share: 0 };
  const amount = Math.max(appointment.due - now, 0);
  const whole = appointment.due - appointment.from;
  return { amount: Math.round(amount * 100) / 100, share: whole <= 0 ? 0 : Math.min(amount / whole, 1) };
}

function arc(share: number, r: number): string {
  if (share <= 0) return "";
  const angle = Math.min(share, 0.999) * 2 * Math.PI;
  return `M0 ${-r}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 1 ${(Math.sin(angle) * r).toFixed(2)} ${(-Math.cos(angle) * r).toFixed(2)}`;
}

/** How long a message has to go, from the state shown and not from where playing has come: a name does not change in every frame. */
function dueIn({ agenda }: StageMoment, { packet, progress }: MessagePlace): number | undefined {
  const appointment = progress >= 1 ? undefined : agenda.due.get(packetKey(packet.id));
  return appointment && Math.round(Math.max(appointment.due - agenda.now, 0) * 100) / 100;
}

interface MessageProps {
  readonly at: StopAt;
  readonly due: number | undefined;
  readonly place: MessagePlace;
  readonly ink: Ink;
  readonly held: boolean;
  readonly selected: boolean;
}

function MessageView({ at, due, place: { packet, label, progress, handle }, ink, held, selected }: MessageProps): JSX.Element {
  const { portrait, tints, lit, gestures } = ink;
  const { term, detail, tint: key } = portrait.message(packet.message);
  const tint = tints.of(key);
  const whole = `${portrait.word(term)}${detail === "" ? "" : ` ${detail}`}`;
  const subject: Subject = { kind: "packet", packet: packet.id };
  const isLit = lit?.packets.has(packet.id) || (tint !== undefined && lit?.tint === tint.key);
  const state = held ? "held back" : progress >= 1 ? "about to arrive" : due === undefined ? "under way" : `due in ${portrait.time(due)}`;
  return (
    <button type="button" {...at(thingKey("packet", packet.id))} aria-haspopup="menu"
      class={["message", label === "" && "bare", held && "held", selected && "selected", isLit && "lit", tint?.className].filter(Boolean).join(" ")}
      style={{ width: `${handle.width}px`, transform: `translate(${round(handle.x - handle.width / 2)}px, ${round(handle.y - 11)}px)` }}
      aria-label={`Message ${whole}, ${packet.from} to ${packet.to}, ${state}`} title={`${whole}, ${packet.from} → ${packet.to}, ${state}`}
      onMouseEnter={() => gestures?.hover?.(subject)} onMouseLeave={() => gestures?.hover?.(undefined)}
      onFocus={() => gestures?.hover?.(subject)} onBlur={() => gestures?.hover?.(undefined)}
      onClick={(event) => gestures?.act?.(subject, event.currentTarget)}>
      {tint ? <MarkView tint={tint} /> : <span class="mark plain" />}
      {label !== "" && <span class="message-label" aria-hidden="true">{label}</span>}
    </button>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
