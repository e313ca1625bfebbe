// The figures of the page: a still picture of the real run, and in the caption the ways on from it: run it here, open it
// beside the text, or look at another scenario of the lab. Nothing runs before it is asked to.
import { render } from "preact";
import { findLab } from "../../labs/index";
import type { Lab } from "../../labs/lab";
import type { LabTarget } from "../../wire/run";
import { Player } from "../lab/player";
import { labTargetOf } from "./clicks";
import { FigureControls, FigureStill } from "./figure-parts";

type OpenLab = (target: LabTarget) => void;

export function fillFigures(page: Element, openLab: OpenLab): void {
  for (const { figure, stage, controls } of figuresOf(page)) {
    const target = labTargetOf(figure);
    const lab = target && findLab(target.lab);
    if (target && lab) new Figure(lab, target, { figure, stage, controls }, openLab).draw();
  }
}

/** Before the page is replaced: whatever runs in its figures ends. */
export function emptyFigures(page: Element): void {
  for (const { stage, controls } of figuresOf(page)) {
    render(null, stage);
    render(null, controls);
  }
}

interface Places {
  readonly figure: HTMLElement;
  readonly stage: HTMLElement;
  readonly controls: HTMLElement;
}

class Figure {
  readonly #lab: Lab;
  readonly #asWritten: LabTarget;
  readonly #places: Places;
  readonly #openLab: OpenLab;
  #target: LabTarget;
  #running = false;

  constructor(lab: Lab, target: LabTarget, places: Places, openLab: OpenLab) {
    this.#lab = lab;
    this.#asWritten = target;
    this.#target = target;
    this.#places = places;
    this.#openLab = openLab;
    places.stage.replaceChildren(); // the link that stands there without a script
  }

  draw(): void {
    const { figure, stage, controls } = this.#places;
    const target = this.#target;
    // The caption that was written speaks of the scenario that was written.
    figure.querySelector<HTMLElement>(".caption")?.toggleAttribute("hidden", target !== this.#asWritten);
    render(this.#running
      ? <Player key={target.scenario} lab={this.#lab} target={target} compact />
      : <FigureStill key={target.scenario} lab={this.#lab} target={target} />, stage);
    render(<FigureControls
      lab={this.#lab} target={target} asWritten={target === this.#asWritten} running={this.#running}
      run={(running) => { this.#running = running; this.draw(); }}
      open={() => this.#openLab(target)}
      choose={(scenario) => { this.#choose(scenario); }}
    />, controls);
  }

  #choose(scenario: string): void {
    const written = this.#asWritten.scenario ?? this.#lab.scenarios[0]?.id;
    this.#target = scenario === written ? this.#asWritten : { lab: this.#lab.id, scenario };
    this.draw();
  }
}

function figuresOf(page: Element): readonly Places[] {
  return [...page.querySelectorAll<HTMLElement>("figure.lab[data-lab]")].flatMap((figure) => {
    const stage = figure.querySelector<HTMLElement>(".lab-stage");
    const controls = figure.querySelector<HTMLElement>(".figure-controls");
    return stage && controls ? [{ figure, stage, controls }] : [];
  });
}
