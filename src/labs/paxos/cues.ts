// The vocabulary of the Synod's scripts: which of the things that can happen shall happen next.
import type { Cue } from "../../kernel/choose";
import type { NodeId } from "../../kernel/protocol";
import type { Message, Priest, Request } from "./priest";

export type SynodCue = Cue<Priest, Message, Request>;

/** A citizen asks a priest for a decree. */
export const asks = (priest: NodeId, decree: string): SynodCue => ({
  fits: (action) => action.type === "input" && action.node === priest && action.input.decree === decree,
});

/** The messenger arrives: the earliest sent message of this kind on this way. */
export const brings = (kind: Message["type"], from: NodeId, to: NodeId): SynodCue => ({
  fits: (action, world) => {
    if (action.type !== "deliver") return false;
    const packet = world.packets.find(({ id }) => id === action.packet);
    return packet?.message.type === kind && packet.from === from && packet.to === to;
  },
});

/** A president has waited long enough. */
export const losesPatience = (priest: NodeId): SynodCue => ({
  fits: (action, world) => action.type === "fire" && world.timers.some(({ id, node }) => id === action.timer && node === priest),
});

export const leaves = (priest: NodeId): SynodCue => ({ fits: (action) => action.type === "crash" && action.node === priest });
