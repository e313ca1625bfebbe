// Runs axe-core inside a frame. Its text is evaluated: a script tag is refused by a webview's content security policy,
// and switching the policy off for the test would leave the policy untested.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { Frame, Page } from "playwright-core";

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** One line for each element: its selector, and what is wrong. */
  readonly elements: readonly string[];
}

export interface AxeOptions {
  /** Check only this part; for a page that is the workbench, whose other parts are not ours. */
  readonly within?: string;
  readonly disabledRules?: readonly string[];
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The accessibility violations in a webview's frame, or in a part of the page. */
export async function runAxe(frame: Frame | Page, options: AxeOptions = {}): Promise<Violation[]> {
  await frame.evaluate(source);
  const results = await frame.evaluate(async ({ within, disabledRules = [] }): Promise<Axe.AxeResults> => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const rules = Object.fromEntries(disabledRules.map((rule) => [rule, { enabled: false }]));
    // Inner frames are webviews of their own, checked by themselves.
    return axe.run(within ?? document, { rules, iframes: false, resultTypes: ["violations"] });
  }, options);
  return results.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? "unknown",
    help,
    elements: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`.replaceAll(/\s+/g, " ")),
  }));
}
