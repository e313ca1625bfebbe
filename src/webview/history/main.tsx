// The view of a history: connects to the host, shows the file, keeps what was asked of it.
import { render } from "preact";
import { historyHost, historyPage, type HistoryFile, historyState, type HistoryState } from "../../wire/history";
import { connect } from "../connection";
import { HistoryPage } from "./page";

const page = document.getElementById("page") ?? document.body;
const connection = connect(historyPage, {
  show: (file) => {
    show(file);
    return {};
  },
}, historyHost);

const kept = historyState.safeParse(connection.kept);
let pending: HistoryState | undefined;

/** Keeps the latest state once a frame, however often it changes. */
function onChange(state: HistoryState): void {
  if (!pending) requestAnimationFrame(keep);
  pending = state;
}

function keep(): void {
  connection.keep(pending);
  pending = undefined;
}

function showLine(line: number): void {
  connection.call("showLine", { line }).catch((error: unknown) => console.warn(error));
}

const show = (file: HistoryFile): void =>
  render(<HistoryPage file={file} kept={kept.success ? kept.data : undefined} onChange={onChange} showLine={showLine} />, page);

connection.call("ready", {}).then(show, (error: unknown) => {
  render(<p class="banner" role="alert">{error instanceof Error ? error.message : String(error)}</p>, page);
});
