// The rules that can be switched off, in the order the paper brings them; what is not in the paper says so.
import type { Rule } from "../lab";
import { section } from "./why";

const alone = { processes: 2, events: 1, requests: 0, calls: 0 } as const;
const sharing = { processes: 2, events: 0, requests: 1, calls: 0 } as const;

export const rules: readonly Rule[] = [
  {
    id: "IR1", title: "IR1: the clock advances", section: `${section.clocks}, IR1`, protects: "clock-condition",
    statement: "A process advances its clock between any two of its events.",
    broken: { parameters: { ...alone, events: 2 }, steps: 2 },
  },
  {
    id: "IR2", title: "IR2: a message moves the clock on", section: `${section.clocks}, IR2`, protects: "clock-condition",
    statement: "A message carries the clock of its sending; the receiver sets its own no lower than it is and beyond that timestamp.",
    broken: { parameters: alone, steps: 2 },
  },
  {
    id: "merge", title: "Vector clocks take the maximum", section: "later than the paper, beside § Logical Clocks", protects: "vectors",
    statement: "A receiver takes the maximum of both vectors, entry by entry, and then advances its own. Off, it only advances its own.",
    broken: { parameters: alone, steps: 2 },
  },
  {
    id: "tie-break", title: "Equal timestamps: an order of processes", section: section.order, protects: "total-order",
    statement: "Where two clocks show the same, an order of the processes decides. Off, such events are not ordered.",
    broken: { parameters: alone, steps: 2 },
  },
  {
    id: "fifo", title: "Messages do not overtake", section: section.order, protects: "exclusion",
    statement: "What one process sends another is received in the order in which it was sent.",
    broken: { parameters: sharing, steps: 6 },
  },
  {
    id: "arrival", title: "Every message arrives", section: section.order, protects: "exclusion",
    statement: "Every message is received in the end. Off, the network may lose two.",
    broken: { parameters: sharing, steps: 7 },
  },
  {
    id: "acknowledge", title: "Rule 2: requests are acknowledged", section: `${section.order}, rule 2`, protects: "progress",
    statement: "Who receives a request answers it with a timestamped message. Off, only what is sent for other reasons is heard.",
    broken: { parameters: sharing, steps: 4 },
  },
  {
    id: "rule-5ii", title: "Rule 5(ii): wait to hear from all", section: `${section.order}, rule 5(ii)`, protects: "exclusion",
    statement: "A request is granted only when every other process has sent something timestamped later.",
    broken: { parameters: sharing, steps: 4 },
  },
  {
    id: "by-hand", title: "Calls name the timestamp", section: section.anomaly, protects: "no-anomaly",
    statement: "Who telephones a friend about a request names its timestamp, and the friend's request is given a later one.",
    broken: { parameters: { ...sharing, calls: 1 }, steps: 5 },
  },
];
