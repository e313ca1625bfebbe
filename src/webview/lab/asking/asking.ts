// Predict, then reveal: a scenario's questions. While one is open, the run is not shown beyond the step that it asks about.
import type { Prediction } from "../../../labs/lab";
import { firstSteps } from "../first-steps";
import type { AnyRecording, PlayerState } from "../player-state";

type AnyPrediction = Prediction<unknown, unknown, unknown>;

export interface Question {
  readonly prediction: AnyPrediction;
  /** The event it asks about. */
  readonly event: number;
}

export const predictionsOf = ({ scenario }: PlayerState): readonly AnyPrediction[] => scenario.predictions ?? none;
const none: readonly AnyPrediction[] = [];

/** The next question at or after the playhead. */
function nextQuestion(state: PlayerState, recording: AnyRecording): Question | undefined {
  if (!state.asking) return undefined;
  const places = firstSteps(recording, predictionsOf(state));
  const open = predictionsOf(state).flatMap((prediction): readonly Question[] => {
    const event = places.get(prediction.id);
    return event === undefined || event < state.cursor || state.answers.has(prediction.id) ? [] : [{ prediction, event }];
  });
  return open.sort((a, b) => a.event - b.event)[0];
}

/** How many steps of the run may be shown. */
export const horizon = (state: PlayerState, recording: AnyRecording): number =>
  Math.min(nextQuestion(state, recording)?.event ?? Infinity, recording.length);

/** The question at which the reader stands. */
export function questionAt(state: PlayerState, recording: AnyRecording): Question | undefined {
  const next = nextQuestion(state, recording);
  return next?.event === state.cursor ? next : undefined;
}

export interface Revealed {
  readonly prediction: AnyPrediction;
  /** What the reader said, and what the run says; each the number of an answer. */
  readonly said: number | undefined;
  readonly truth: number;
}

/** The question that the step just shown has answered. */
export function revealedAt(state: PlayerState, recording: AnyRecording): Revealed | undefined {
  const at = state.cursor - 1;
  const places = firstSteps(recording, predictionsOf(state));
  const prediction = predictionsOf(state).find(({ id }) => places.get(id) === at && state.answers.has(id));
  return prediction && { prediction, said: state.answers.get(prediction.id), truth: truthOf(prediction, recording, at) };
}

/** Which answer a step gives; -1 for none of them. */
export function truthOf(prediction: AnyPrediction, recording: AnyRecording, at: number): number {
  const [event, after, before] = [recording.events[at], recording.worlds[at + 1], recording.worlds[at]];
  return event && after && before ? prediction.answers.findIndex((answer) => answer.holds(event, after, before)) : -1;
}

/** The reader says what happens next, or asks to be shown; then it is. */
export function answer(state: PlayerState, recording: AnyRecording, said: number | undefined): PlayerState {
  const question = questionAt(state, recording);
  if (!question) return state;
  const answers = new Map([...state.answers, [question.prediction.id, said]]);
  return { ...state, answers, cursor: question.event + 1, selected: { kind: "event", event: question.event }, playing: false, notice: undefined };
}

/** With questions again from the first, or without any. */
export const ask = (state: PlayerState, asking: boolean): PlayerState => ({ ...state, asking, answers: new Map(), playing: false });
