// What has been read: a paragraph counts once it has stood in the middle of the window for a moment, a section once all its
// paragraphs have. Scrolling past reads nothing.

const readMs = 1000;

export interface SectionsRead {
  /** The blocks seen so far, by their numbers. */
  readonly seen: ReadonlySet<number>;
  stop(): void;
}

/** Calls back with the anchor of each section as it is finished, and after each block that was seen for the first time. */
export function watchReading(
  body: Element, before: ReadonlySet<number>, told: { readonly section: (anchor: string) => void; readonly block: () => void },
): SectionsRead {
  const seen = new Set(before);
  const sections = sectionsOf(body);
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const see = (block: Element): void => {
    seen.add(numberOf(block));
    told.block();
    const section = sections.find(({ blocks }) => blocks.includes(block));
    if (section?.blocks.every((each) => seen.has(numberOf(each)))) told.section(section.anchor);
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting && !seen.has(numberOf(target))) timers.set(target, setTimeout(() => see(target), readMs));
    }
  }, { rootMargin: "-8% 0px -8% 0px" });
  for (const { blocks } of sections) for (const block of blocks) observer.observe(block);
  return {
    seen,
    stop: () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

interface SectionBlocks {
  readonly anchor: string;
  readonly blocks: readonly Element[];
}

function sectionsOf(body: Element): readonly SectionBlocks[] {
  const sections: { anchor: string; blocks: Element[] }[] = [];
  for (const block of body.querySelectorAll("[data-block]")) {
    if (block.matches("h2[id]")) sections.push({ anchor: block.id, blocks: [] });
    sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function numberOf(block: Element): number {
  return Number(block.getAttribute("data-block"));
}

/** Says in the outline which sections have been read. */
export function markRead(anchors: readonly string[]): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".outline a")) {
    const read = anchors.includes(decodeURIComponent(link.hash.slice(1)));
    const mark = link.querySelector(".read-mark");
    if (read && !mark) {
      const made = document.createElement("span");
      made.className = "read-mark";
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = " (read)";
      made.append(words);
      link.append(made);
    } else if (!read) mark?.remove();
  }
}
