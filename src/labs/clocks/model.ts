// A process of Lamport's paper: a logical clock by IR1 and IR2, and a resource shared by the five rules.
// Each step at a process is one event: asking with its messages, and receiving a request with the acknowledgment, are one each.
// Simplified: a process makes its next request only when the last was released, and uses the resource for a fixed time.
// The telephone is a node outside the system: calls pass through it, touch no clock and keep no channel's order.
import { phrase } from "../../kernel/fragment";
import type { Effect, Env, NodeEvent, NodeId, Protocol, Reaction } from "../../kernel/protocol";
import { beforeAll, precedes, type Stamp } from "./order";
import { type Message, observe, type Place, unobserved } from "./observer";
import { type Call, type ClocksOptions, firstState, type Input, orderingOf, type Process, type Sent } from "./process";
import { explain, section, whyAnswers, whyAsks, whyCalled, whyCalls, whyGranted, whyOwn, whyReleases, whyRemoves, whySet, whyTick, whyWaits } from "./why";

type Out = Effect<Sent | Call>;
type Answer = Reaction<Process, Sent | Call>;

/** A process that knows its own number, and what the event at hand has it do. */
interface Scene {
  readonly options: ClocksOptions;
  readonly self: number;
  readonly out: Out[];
}

export function logicalClocks(options: ClocksOptions): Protocol<Place, Message, Input> {
  return {
    init: (self) => (self === options.telephone ? { kind: "telephone" } : unobserved(firstState(options, options.processes.indexOf(self)))),
    inputs: (place, self) => (place.kind === "telephone" ? [] : inputs(options, place, self)),
    on: (place, event, env) => (place.kind === "telephone" ? carry(place, event)
      : observe(options, place, event, env.self, react(options, place, event, env))),
  };
}

function inputs({ processes }: ClocksOptions, { left, own }: Process, self: NodeId): readonly Input[] {
  const others = processes.filter((id) => id !== self);
  const hasAsked = own !== null && own.clock !== beforeAll;
  return [
    ...(left.events > 0 ? [{ type: "act" } as const, ...others.map((to) => ({ type: "write", to } as const))] : []),
    ...(left.requests > 0 && own === null ? [{ type: "ask" } as const] : []),
    ...(left.calls > 0 && hasAsked ? others.map((to) => ({ type: "call", to } as const)) : []),
  ];
}

function react(options: ClocksOptions, process: Process, event: NodeEvent<Sent | Call, Input>, { self: id }: Env): Answer {
  const scene: Scene = { options, self: options.processes.indexOf(id), out: [] };
  switch (event.type) {
    case "start": return process.granted ? [process, useFor(options)] : [process];
    case "timer": return process.granted && process.own ? [release(scene, process, process.own), ...scene.out] : [process];
    case "input": return [decide(scene, process, event.input), ...scene.out];
    case "message": {
      const { message, from } = event;
      if (message.type === "call") return [called(scene, process, message), ...scene.out];
      return [settle(scene, receive(scene, process, message, options.processes.indexOf(from))), ...scene.out];
    }
  }
}

function decide(scene: Scene, process: Process, input: Input): Process {
  const { left } = process;
  switch (input.type) {
    case "act": return happen(scene, { ...process, left: { ...left, events: left.events - 1 } });
    case "write": {
      const after = happen(scene, { ...process, left: { ...left, events: left.events - 1 } });
      return send(scene, after, [input.to], "message");
    }
    case "ask": return ask(scene, process);
    case "call": return telephone(scene, process, input.to);
  }
}

/** The next event of a process: IR1 advances the clock, IR2(b) sets it beyond the message's timestamp, then the event happens. */
function happen({ options: { rules }, self, out }: Scene, process: Process, message?: Sent, above?: number): Process {
  const next = process.clock + (rules.IR1 ? 1 : 0);
  const beyond = message && rules.IR2 ? message.clock : above;
  const clock = beyond === undefined ? next : Math.max(next, beyond + 1);
  const seen = message && rules.merge ? process.vector.map((count, at) => Math.max(count, message.vector[at] ?? 0)) : process.vector;
  const vector = seen.map((count, at) => (at === self ? count + 1 : count));
  out.push(message ? whySet(rules, process.clock, message.clock, clock) : whyTick(rules, process.clock, clock));
  if (message && !rules.merge) out.push(whyOwn(message.vector, vector));
  return { ...process, clock, vector };
}

function receive(scene: Scene, before: Process, message: Sent, from: number): Process {
  const process = happen(scene, before, message);
  const heard = process.heard.map((clock, at) => (at === from ? Math.max(clock, message.clock) : clock));
  switch (message.type) {
    case "message":
    case "acknowledgment": return { ...process, heard };
    case "request": return acknowledge(scene, { ...process, heard }, { clock: message.clock, process: message.process });
    case "release": {
      // Rule 4: whatever of the releasing process stands on the queue goes.
      scene.out.push(whyRemoves(process.queue.filter(({ process: of }) => of === from)));
      return { ...process, heard, queue: process.queue.filter(({ process: of }) => of !== from) };
    }
  }
}

/** Rule 1: the request, with the clock of this event, goes on one's own queue and to everyone else. */
function ask(scene: Scene, before: Process, above?: number): Process {
  const left = { ...before.left, requests: before.left.requests - 1 };
  const process = happen(scene, { ...before, left }, undefined, above);
  const own: Stamp = { clock: process.clock, process: scene.self };
  scene.out.push(whyAsks(own));
  const waiting = send(scene, { ...process, own, queue: sorted([...process.queue, own]) }, others(scene), "request");
  return settle(scene, waiting);
}

/** Rule 2: put the request on the queue and answer it, unless something later was sent there already and acknowledgments are spared. */
function acknowledge(scene: Scene, process: Process, theirs: Stamp): Process {
  const { options, out } = scene;
  const told = process.told[theirs.process] ?? -1;
  const needed = !(options.sparing && told > theirs.clock);
  const queued = { ...process, queue: sorted([...process.queue, theirs]) };
  out.push(whyAnswers(options.rules, theirs, process.clock, told, needed));
  const to = options.processes[theirs.process];
  return needed && options.rules.acknowledge && to !== undefined ? send(scene, queued, [to], "acknowledgment") : queued;
}

/** Rule 3. */
function release(scene: Scene, before: Process, own: Stamp): Process {
  const process = happen(scene, before);
  scene.out.push(whyReleases(own));
  const queue = process.queue.filter(({ process: of }) => of !== scene.self);
  return send(scene, { ...process, own: null, granted: false, queue }, others(scene), "release");
}

/** Rule 5: granted when (i) one's own request is before all others on the queue and (ii) something later came from everyone. */
function settle(scene: Scene, process: Process): Process {
  const { own, queue, heard, granted } = process;
  const { options, self, out } = scene;
  if (own === null || granted) return process;
  const order = orderingOf(options);
  const ahead = queue.filter((other) => precedes(order, other, own));
  const unordered = queue.filter((other) => other.process !== self && !precedes(order, other, own) && !precedes(order, own, other));
  // Later is meant by ⇒: from a process that comes after it in a tie, the same timestamp will do.
  const silent = options.processes.filter((_, at) => at !== self && !precedes(order, own, { clock: heard[at] ?? -1, process: at }));
  const unheard = options.rules.heardFromAll ? silent : [];
  if (ahead.length + unordered.length + unheard.length > 0) {
    out.push(whyWaits(own, ahead, unordered, unheard));
    return process;
  }
  out.push(whyGranted(options.rules, own), useFor(options));
  return { ...process, granted: true };
}

/** Someone who asked here telephones a friend. No event of the system, so no clock advances. */
function telephone({ options, out }: Scene, process: Process, friend: NodeId): Process {
  const { own, left } = process;
  if (own === null) return process;
  const named = options.rules.byHand;
  out.push(
    { type: "send", to: options.telephone, message: { type: "call", friend, request: own, named } },
    whyCalls(named, own, friend),
  );
  return { ...process, left: { ...left, calls: left.calls - 1 } };
}

/** The friend is called, and asks as well. */
function called(scene: Scene, process: Process, { request, named }: Call): Process {
  if (process.own !== null || process.left.requests === 0) {
    scene.out.push(explain(section.anomaly, () => phrase`The friend has asked already, or may not ask again, and does nothing.`));
    return process;
  }
  scene.out.push(whyCalled(named, request));
  return ask(scene, process, named ? request.clock : undefined);
}

function carry(place: Place, event: NodeEvent<Message, Input>): Reaction<Place, Message> {
  const message = event.type === "message" ? event.message : undefined;
  if (message?.type !== "call") return [place];
  return [
    place,
    { type: "send", to: message.friend, message },
    explain(section.anomaly, () => phrase`The telephone is outside the system: it carries the call to ${message.friend}.`),
  ];
}

/** IR2(a): what is sent carries the clock of the event that sends it. */
function send({ out, self, options }: Scene, process: Process, to: readonly NodeId[], type: Sent["type"]): Process {
  const { clock, vector } = process;
  const stamped = { clock, vector };
  const message: Sent = type === "request" ? { type, process: self, ...stamped } : { type, ...stamped };
  for (const id of to) out.push({ type: "send", to: id, message });
  return !options.sparing ? process : { ...process, told: process.told.map((told, at) => (to.includes(options.processes[at] ?? "") ? clock : told)) };
}

const others = ({ options, self }: Scene): readonly NodeId[] => options.processes.filter((_, at) => at !== self);

const useFor = ({ use }: ClocksOptions): Out => ({ type: "setTimer", timer: "use", after: [use, use] });

const sorted = (queue: readonly Stamp[]): readonly Stamp[] => queue.toSorted((a, b) => a.clock - b.clock || a.process - b.process);
