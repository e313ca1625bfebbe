// Every lab there is. A new lab is a folder and one line here.
import { clocks } from "./clocks/lab";
import type { Lab } from "./lab";
import { paxos } from "./paxos/lab";

export const labs: readonly Lab[] = [paxos, clocks];

export const findLab = (id: string): Lab | undefined => labs.find((lab) => lab.id === id);
