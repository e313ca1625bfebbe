// The keys of the player. None works outside it, and none takes a key from a field, a slider, a list or a menu.

export type Command = "toggle" | "step" | "back" | "start" | "end" | "next moment" | "previous moment" | "pick out" | "let go" | "compare" | "swap";

export interface Pressed {
  readonly key: string;
  readonly plain: boolean;
  /** What has the focus: its tag, its role, and its type if it is an input. */
  readonly tag: string;
  readonly role: string;
  readonly type: string;
}

export function commandFor({ key, plain, tag, role, type }: Pressed): Command | undefined {
  if (!plain || role === "menuitem" || tag === "TEXTAREA" || tag === "SELECT") return undefined;
  if (key === "Escape") return "let go";
  if (tag === "INPUT" && type !== "checkbox") return undefined;
  const arrows = role !== "tab";
  switch (key) {
    // Space presses the button that has the focus; only elsewhere does it play.
    case " ": return tag === "BUTTON" || tag === "INPUT" || tag === "A" || tag === "SUMMARY" ? undefined : "toggle";
    case "ArrowRight": return arrows ? "step" : undefined;
    case "ArrowLeft": return arrows ? "back" : undefined;
    case "Home": return arrows ? "start" : undefined;
    case "End": return arrows ? "end" : undefined;
    case "n": return "next moment";
    case "p": return "previous moment";
    case "e": return "pick out";
    case "c": return "compare";
    case "x": return "swap";
    default: return undefined;
  }
}

export function pressed(event: KeyboardEvent): Pressed {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  return {
    key: event.key, plain: !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey,
    tag: target?.tagName ?? "", role: target?.getAttribute("role") ?? "", type: target?.getAttribute("type") ?? "",
  };
}
