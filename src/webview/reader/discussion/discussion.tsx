// Discussion mode, for the meeting: one point at a time in large type, with its material, its labs and its notes, which are the
// page's own and stay writable. The page is not drawn anew for it: what is not in front is hidden.
import { render } from "preact";
import { DiscussionBar } from "./discussion-bar";
import { begin, type DiscussionState, giveMinutes, leftMs, pointAt, toggleClock, turnTo } from "./discussion-state";
import { say } from "../status";

export interface DiscussionHost {
  /** The mode, its point or its clock changed: keep it. */
  readonly keep: () => void;
  /** It was left: the text is back, at this point. */
  readonly left: (point: string) => void;
}

export class Discussion {
  readonly #page: Element;
  readonly #host: DiscussionHost;
  readonly #bar = document.createElement("div");
  #state: DiscussionState | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #timeIsUp = false;

  constructor(page: Element, host: DiscussionHost, kept: DiscussionState | undefined) {
    this.#page = page;
    this.#host = host;
    this.#state = kept;
    page.before(this.#bar);
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  get state(): DiscussionState | undefined { return this.#state; }

  /** The page was drawn, or drawn anew: the way in is put below its heading, and a discussion goes on. */
  mount(): void {
    this.#offer();
    if (this.#state) this.#show(false);
  }

  enter(point?: string): void {
    const points = this.#points();
    const first = points.find((id) => id === point) ?? points[0];
    if (first === undefined) return say("This session has no points to discuss yet.");
    const now = Date.now();
    this.#state = this.#state ? turnTo(this.#state, first, now) : begin(first);
    this.#show(true);
  }

  /** A link to another point stays in the discussion; one to anywhere else leaves it, and is not answered here. */
  turnTo(anchor: string): boolean {
    if (!this.#state) return false;
    if (!this.#points().includes(anchor)) {
      this.leave();
      return false;
    }
    this.enter(anchor);
    return true;
  }

  leave(): void {
    const point = this.#state?.point;
    if (point === undefined) return;
    this.#state = undefined;
    this.#hide();
    this.#host.keep();
    this.#host.left(point);
  }

  #show(focus: boolean): void {
    const points = this.#points();
    const state = this.#state;
    if (!state) return;
    const here = points.includes(state.point) ? state.point : points[0];
    if (here === undefined) return this.leave();
    this.#state = turnTo(state, here, Date.now());
    document.body.classList.add("discussing");
    this.#bring(here, points, focus);
    clearInterval(this.#tick);
    // A quarter of a second late is never seen; drawing is one line of text.
    this.#tick = setInterval(() => this.#draw(), 250);
    this.#timeIsUp = leftMs(this.#state, Date.now()) === 0;
    this.#draw();
    this.#host.keep();
  }

  #hide(): void {
    clearInterval(this.#tick);
    render(null, this.#bar);
    document.body.classList.remove("discussing");
    this.#unmark();
  }

  /** Marks what is to be seen: the point, the ones it elaborates, and its group's title. */
  #bring(id: string, points: readonly string[], focus: boolean): void {
    this.#unmark();
    const point = this.#element(id);
    if (!point) return;
    point.classList.add("in-front");
    for (let above = point.dataset["under"]; above !== undefined; above = this.#element(above)?.dataset["under"]) {
      this.#element(above)?.classList.add("above");
    }
    point.setAttribute("aria-label", `Point ${points.indexOf(id) + 1} of ${points.length}`);
    point.tabIndex = -1;
    // Whoever goes on by the bar's own buttons keeps them; the bar then says the point.
    if (focus && !this.#bar.contains(document.activeElement)) point.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  #unmark(): void {
    for (const element of this.#page.querySelectorAll(".in-front, .above")) {
      element.classList.remove("in-front", "above");
      element.removeAttribute("aria-label");
    }
  }

  #draw(): void {
    const state = this.#state;
    if (!state) return;
    const points = this.#points();
    const left = leftMs(state, Date.now());
    if (left === 0 && !this.#timeIsUp) say("Time is up for this point.");
    this.#timeIsUp = left === 0;
    render(<DiscussionBar
      view={{
        group: groupOf(this.#element(state.point)), number: points.indexOf(state.point) + 1, count: points.length,
        claim: this.#bar.contains(document.activeElement) ? this.#element(state.point)?.querySelector(".claim")?.textContent ?? "" : "",
        leftMs: left, running: state.clock.kind === "running", minutes: state.minutes,
      }}
      actions={{
        turn: (by) => this.#turn(by), leave: () => this.leave(),
        toggleClock: () => this.#change(toggleClock(state, Date.now())),
        giveMinutes: (minutes) => this.#change(giveMinutes(state, minutes, Date.now())),
      }}
    />, this.#bar);
  }

  #turn(by: number): void {
    const next = this.#state && pointAt(this.#points(), this.#state.point, by);
    if (!this.#state || next === undefined) return say(by < 0 ? "This is the first point." : "This is the last point.");
    this.#state = turnTo(this.#state, next, Date.now());
    this.#show(true);
  }

  #change(state: DiscussionState): void {
    this.#state = state;
    this.#draw();
    this.#host.keep();
  }

  #key(event: KeyboardEvent): void {
    const busy = event.target instanceof Element && event.target.closest("textarea, input, select, .player, [contenteditable]") !== null;
    if (!this.#state || busy || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    switch (event.key) {
      case "ArrowLeft": this.#turn(-1); break;
      case "ArrowRight": this.#turn(1); break;
      case "Escape": this.leave(); break;
      default: return;
    }
    event.preventDefault();
  }

  #offer(): void {
    const heading = this.#page.querySelector("#section-discussion");
    if (!heading || this.#points().length === 0) return;
    const way = document.createElement("p");
    way.className = "discuss";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "secondary";
    button.textContent = "Discuss point by point";
    button.addEventListener("click", () => this.enter());
    way.append(button);
    heading.after(way);
  }

  #points(): readonly string[] {
    return [...this.#page.querySelectorAll<HTMLElement>("[data-point]")].map(({ dataset }) => dataset["point"] ?? "");
  }

  #element(id: string): HTMLElement | undefined {
    return this.#page.querySelector<HTMLElement>(`[data-point="${CSS.escape(id)}"]`) ?? undefined;
  }
}

/** The title of the group is the nearest heading of one before the point. */
function groupOf(point: HTMLElement | undefined): string {
  let before = point?.previousElementSibling;
  while (before && !before.matches(".group")) before = before.previousElementSibling;
  return before?.firstChild?.textContent?.trim() ?? "";
}
