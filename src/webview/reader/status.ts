// One quiet sentence at the edge of the page, read out by screen readers when it changes.

const shownMs = 6000;

let timer: ReturnType<typeof setTimeout> | undefined;

export function say(sentence: string): void {
  clearTimeout(timer);
  line().textContent = sentence;
  timer = setTimeout(() => { line().textContent = ""; }, shownMs);
}

/** What a failed request says to the reader. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function line(): HTMLElement {
  const found = document.querySelector<HTMLElement>(".status");
  if (found) return found;
  const made = document.createElement("p");
  made.className = "status";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}
