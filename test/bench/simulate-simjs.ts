// The same in simjs (npm), as its own manual would write it. It hands itself out on a window, so it is given one.
import { createRequire } from "node:module";

interface Entity {
  send(message: string, delay: number, to: Entity): void;
  setTimer(delay: number): { done(then: () => void): void };
  useFacility(facility: unknown, time: number): { done(then: () => void): void };
}
interface Simjs {
  readonly Sim: new () => { addEntity(kind: unknown, name: string): Entity; simulate(until: number): boolean };
  readonly Entity: new (...args: never[]) => Entity;
  readonly Facility: new (name: string) => unknown;
  readonly Random: new (seed: number) => { exponential(rate: number): number };
}

const page: { window?: unknown; Sim?: Simjs } = globalThis as never;
page.window = page;
createRequire(import.meta.url)("simjs");
const { Sim, Entity, Facility, Random } = page.Sim as Simjs;
delete page.window;

export function simjsPingPong(nodes: number, events: number): number {
  let heard = 0;
  class Player extends Entity {
    start(): void { /* The first ball is served below. */ }
    onMessage(from: Entity, message: string): void {
      heard++;
      this.send(message, 1, from);
    }
  }
  const sim = new Sim();
  const players = Array.from({ length: nodes }, (_, index) => sim.addEntity(Player, String(index)));
  for (let index = 0; index + 1 < nodes; index += 2) players[index]?.send("ping", 1, players[index + 1] as Entity);
  sim.simulate(events / (nodes / 2));
  return heard;
}

export function simjsQueue(events: number): number {
  let happened = 0;
  const random = new Random(1);
  const server = new Facility("server");
  class Customers extends Entity {
    start(): void { this.arrive(); }
    arrive(): void {
      happened++;
      this.useFacility(server, random.exponential(1)).done(() => { happened++; });
      this.setTimer(random.exponential(0.8)).done(this.arrive);
    }
  }
  const sim = new Sim();
  sim.addEntity(Customers, "customers");
  sim.simulate(events / 1.6);
  return happened;
}
