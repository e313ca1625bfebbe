// Tabs as data: one row of names, one panel. Arrows move between the names, as everywhere.
import type { ComponentChildren, JSX } from "preact";

export interface Tab {
  readonly id: string;
  readonly title: string;
  /** A short count or sign after the title. */
  readonly badge?: string | undefined;
  /** What it shows has a stop for Tab that reaches all of it, so the panel around it needs none. */
  readonly ownStop?: boolean | undefined;
  readonly render: () => ComponentChildren;
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly choose: (id: string) => void;
  readonly idPrefix: string;
}

export function Tabs({ tabs, current, choose, idPrefix }: TabsProps): JSX.Element | null {
  const shown = tabs.find(({ id }) => id === current) ?? tabs[0];
  if (!shown) return null;
  const move = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const at = tabs.indexOf(shown);
    const to = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1
      : event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : undefined;
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#${idPrefix}-tab-${next.id}`)?.focus();
  };
  return (
    <section class="tabs">
      <div role="tablist" aria-label="Views of the run" onKeyDown={move}>
        {tabs.map(({ id, title, badge }) => (
          <button type="button" role="tab" key={id} id={`${idPrefix}-tab-${id}`} aria-selected={id === shown.id}
            aria-controls={`${idPrefix}-panel`} tabIndex={id === shown.id ? 0 : -1} onClick={() => choose(id)}>
            {title}{badge !== undefined && <> <span class="badge">{badge}</span></>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${idPrefix}-panel`} class={`panel-${shown.id}`} aria-labelledby={`${idPrefix}-tab-${shown.id}`}
        {...(shown.ownStop ? {} : { tabIndex: 0 })}>
        {shown.render()}
      </div>
    </section>
  );
}
