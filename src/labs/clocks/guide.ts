// What to look for in the runs of the clocks, in the order of the paper.
import type { GuideSection } from "../guide";

export const guide: readonly GuideSection[] = [
  {
    title: "Happened before",
    paragraphs: [
      "One event happened before another if something could have carried word from the first to the second: time passing in "
        + "one process, or a message, or a chain of both. [What P0 did has reached P2](space-time#chain), though P0 never wrote "
        + "to it. Where there is no such chain [neither came first](space-time#concurrent), and no clock on a wall can make it "
        + "otherwise for the system.",
      "Pick out an event in the space-time diagram: its past, its future and what is concurrent with it are told apart. Below "
        + "the diagram, the paper's three arrows can be laid over it, each by its switch.",
    ],
  },
  {
    title: "Numbers for events",
    paragraphs: [
      "A clock here is only a counter. IR1 moves it on between events; IR2 makes a receiver's clock [leap past the number "
        + "the message carries](against-the-wall#leap). That is enough for the Clock Condition: what happened before has the "
        + "smaller number.",
      "The converse is not promised. An event can be [later on the wall and have the smaller "
        + "number](against-the-wall#later-smaller), and two concurrent events nearly always have different numbers. The measure "
        + "for pairs that merely look ordered says how often; the vector on each card tells the two cases apart.",
    ],
  },
  {
    title: "Sharing by numbers",
    paragraphs: [
      "With a fixed order for ties the numbers order all events, and any process can work out the same order. So a resource "
        + "can be shared with no one in charge: [each puts requests on its queue](three-ask#asked), and takes its turn when its "
        + "own is first and it [has heard something later from everyone](three-ask#first-grant).",
      "Both halves matter. Without the second, [two have the resource](early-grant#violated). It also needs messages that "
        + "do not overtake: if one does, [an acknowledgment vouches for a request that is still on its "
        + "way](overtaken#overtaken). And it needs acknowledgments, or a request [waits for a message nobody has reason to "
        + "send](unacknowledged#stuck).",
      "The price is stated in the paper: if [one process falls silent](one-silent#fails), [everybody "
        + "waits](one-silent#waits).",
    ],
  },
  {
    title: "Who wins a tie",
    paragraphs: [
      "Any order of the processes will do for correctness. A [fixed one](tie-fixed#tie) always favours the same process. "
        + "Footnote 3 of the paper [lets the order rotate](tie-rotating#tie) with the number. Compare the two under Measures.",
    ],
  },
  {
    title: "What the system cannot see",
    paragraphs: [
      "Somebody asks at P1, then [telephones a friend](telephone#call), who asks at P2. The friend's request [comes "
        + "first](telephone#anomaly), and is [granted first](telephone#overtaken). The system did nothing wrong: no message of "
        + "its own connects the two. One cure is to [name the number in the call](telephone-by-hand#p2-asks); the other, in the "
        + "paper's second half, is clocks that keep real time well enough.",
    ],
  },
  {
    title: "Try it yourself",
    paragraphs: [
      "Can you [give two processes the resource](goal-both) at the same time? Or let [a request come first](goal-anomaly) that "
        + "another one caused? Try by hand, then ask the checker: it knows a shortest way, or that there is none.",
    ],
  },
];
