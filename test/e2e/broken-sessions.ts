// Sessions as they should not be: each with the heading it still has, the sentence that says what is wrong, and its
// line.

export interface BrokenSession {
  readonly file: string;
  readonly text: string;
  readonly heading: string;
  readonly says: string;
  /** Counted from 1, as the editor does. */
  readonly line: number;
}

const words = "The words of this session can be read.";

const front = (number: number, title: string, ...more: readonly string[]): string => [
  "---", `id: m${number}`, `number: ${number}`, `title: "${title}"`, "meeting: 2021-06-24T00:30:00Z", "readings:",
  "  - {id: r, role: primary, kind: paper, title: A paper, authors: [A. Author], year: 1999}", ...more, "---", "",
].join("\n");

const hostile = `${front(6, "Hostile <img src=x onerror=window.pwned=1>")}
## A section <script>window.pwned = 2</script>

${words} <script>window.top.pwned = 3; alert(3)</script><img src=x onerror="window.pwned = 4">
<svg onload="window.pwned = 5">

[Click me](javascript:window.pwned=6) and [me](data:text/html,<script>top.pwned=7</script>)
and [me](command:workbench.action.files.newUntitledFile)
and [me](vscode://file/etc/passwd) <iframe srcdoc="<script>top.pwned = 8</script>"></iframe>
<a href="javascript:window.pwned=9">me</a>

\`\`\`lab
lab: "<img src=x onerror=window.pwned=10>"
caption: "<script>window.pwned = 11</script>"
\`\`\`

<style>body { display: none }</style> <meta http-equiv="refresh" content="0;url=https://example.org/">
`;

export const broken: readonly BrokenSession[] = [
  {
    file: "1-broken-yaml.md", heading: "Kept beside it", line: 3, says: "This is not readable YAML",
    text: `---\nid: m1\nnumber: 1: 2\ntitle: Kept beside it\n---\n\n## A section all the same\n\n${words}\n`,
  },
  {
    file: "2-missing-fields.md", heading: "Nothing but a title", line: 2, says: "This session has no \"id\".",
    text: `---\ntitle: Nothing but a title\n---\n\n## A section\n\n${words}\n`,
  },
  {
    file: "3-two-of-a-kind.md", heading: "Two of a kind", line: 17, says: "The point \"m3.a.1\" is already on line",
    text: `${front(3, "Two of a kind", "groups:", "  - {id: a, title: A group}")}
${words}

::: point m3.a.1
One.
:::
::: point m3.a.1
Another.
:::
`,
  },
  {
    file: "4-five-megabytes.md", heading: "Five megabytes", line: 1, says: "This file is too long",
    text: `${front(4, "Five megabytes")}\n${words}\n\n${"A long paragraph goes on and on. ".repeat(163_840)}\n`,
  },
  {
    file: "5-unknown-lab.md", heading: "A lab that is not there", line: 12, says: "There is no lab \"phlogiston\".",
    text: `${front(5, "A lab that is not there")}\n${words}\n\nSee [the lab](lab:phlogiston/combustion#ignites).\n`,
  },
  {
    file: "6-hostile.md", heading: "Hostile <img src=x onerror=window.pwned=1>", line: 15,
    says: "This link cannot be opened.", text: hostile,
  },
];
