// A session and a season to begin with: there is nothing wrong with them, and everything in them is to be replaced.
import { quoted, slug } from "./group-page/session-files";

export function newSessionFile(number: number, title: string): { readonly name: string; readonly text: string } {
  const id = `s${number}`;
  const text = `---
id: ${id}
number: ${number}
title: ${quoted(title)}
# An instant with its zone. While the day is not known, say so in words instead: when: "some day in May"
when: "not yet known"
# meeting: 2021-06-24T00:30:00Z
standfirst: "In one sentence: what the reader will understand after this session."
readings:
  - id: first-reading
    role: primary
    kind: paper
    title: "The title of the paper"
    authors: [First Author, et al.]
    # year: 2021
    # link: https://…
    why: "Why the group reads it."
labs: []
groups:
  - id: questions
    title: Questions
---

## Before you read

What to know beforehand, and what to look for.

## The idea

The paper in one paragraph.

## Discussion

::: point ${id}.questions.1
A question to begin with, in a sentence or two.

Material to think with: what the paper says to it, where people disagree, an experiment where there is one.
:::
`;
  return { name: `${number}-${slug(title) || "session"}.md`, text };
}

export function newSeasonFile(title: string): string {
  return `---\nid: ${slug(title) || "season"}\ntitle: ${quoted(title)}\n# zones:\n#   - name: EDT\n#     zone: America/New_York\n---\n`;
}
