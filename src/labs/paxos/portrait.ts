// How the Synod looks: what a card says of a priest, what an arrow says of a message.
import { phrase, term, value } from "../../kernel/fragment";
import type { NodePortrait, Portrait, PortraitLine } from "../../views/portrait";
import { breach } from "./breach";
import type { Message, Priest, Request } from "./priest";
import { rules } from "./rules";

const tintOf = (ballot: number): { readonly tint?: string } => (ballot > 0 ? { tint: `ballot ${ballot}` } : {});
const number = (ballot: number): string => (ballot > 0 ? String(ballot) : "−∞");

export const portrait: Portrait<Priest, Message, Request> = {
  node: ({ ledger, slip }): NodePortrait => {
    const line = (kept: "disk" | "memory", label: string, shown: string, ballot = 0): PortraitLine =>
      ({ kept, label, value: shown, ...tintOf(ballot) });
    const vote = ledger.prevDec === null ? "none" : `${ledger.prevDec} in ${ledger.prevBal}`;
    const lines = [
      line("disk", "outcome", ledger.outcome ?? "blank"),
      line("disk", "nextBal", number(ledger.nextBal), ledger.nextBal),
      line("disk", "prevVote", vote, ledger.prevBal),
      line("disk", "lastTried", number(ledger.lastTried), ledger.lastTried),
      line("memory", "status", slip.status, slip.status === "idle" ? 0 : ledger.lastTried),
    ];
    if (slip.status === "trying") {
      lines.push(line("memory", "wish", slip.wish ?? ""), line("memory", "LastVotes", slip.lastVotes.map(({ priest }) => priest).join(" ")));
    }
    if (slip.status === "polling") {
      const cast = slip.quorum.map((id) => (slip.voters.includes(id) ? `${id}✓` : id)).join(" ");
      lines.push(line("memory", "decree", slip.decree ?? ""), line("memory", "quorum", cast));
    }
    return { status: statusOf(ledger.outcome, slip.status, ledger.lastTried), lines, ...(slip.status !== "idle" && tintOf(ledger.lastTried)) };
  },
  message: (message) => {
    switch (message.type) {
      case "NextBallot": return { term: message.type, detail: String(message.ballot), ...tintOf(message.ballot) };
      case "LastVote": {
        const vote = message.vote ? `${message.vote.decree} in ${message.vote.ballot}` : "null";
        return { term: message.type, detail: `${message.ballot}, ${vote}`, ...tintOf(message.ballot) };
      }
      case "BeginBallot": return { term: message.type, detail: `${message.ballot}, ${message.decree}`, ...tintOf(message.ballot) };
      case "Voted": return { term: message.type, detail: String(message.ballot), ...tintOf(message.ballot) };
      case "Success": return { term: message.type, detail: message.decree };
      case "HigherBallot": return { term: message.type, detail: `${message.nextBal} > ${message.ballot}`, ...tintOf(message.nextBal) };
    }
  },
  input: ({ decree }) => phrase`pass the ${term("decree")} ${value(decree)}`,
  timer: () => "patience",
  time: (amount) => `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} min`,
  word: (name) => name,
  breach,
  rule: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
};

function statusOf(outcome: string | null, status: Priest["slip"]["status"], ballot: number): string {
  switch (status) {
    case "trying": return `trying ballot ${ballot}`;
    case "polling": return `polling ballot ${ballot}`;
    case "idle": return outcome === null ? "" : `decree ${outcome}`;
  }
}
