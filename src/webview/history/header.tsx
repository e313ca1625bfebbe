// What the file is, and what is asked of it: the model, what is there at first, which key.
import type { JSX } from "preact";
import type { HistoryText } from "../../checking/histories/read-history";
import type { Verdict } from "../../checking/histories/verdict";
import { modelAsks } from "../../views/history/history-words";
import type { HistoryFile, HistoryState } from "../../wire/history";
import type { Choice } from "./question";

interface HeaderProps {
  readonly file: HistoryFile;
  readonly read: Exclude<HistoryText, { readonly problem: string }>;
  readonly keys: readonly string[];
  readonly keyChosen: string | undefined;
  readonly choices: readonly Choice[];
  readonly choice: Choice | undefined;
  readonly asked: HistoryState;
  readonly change: (what: Partial<HistoryState>) => void;
  readonly byKey: ReadonlyMap<string, Verdict["type"]> | undefined;
}

const formats = { edn: "EDN", json: "JSON", log: "a log of Jepsen's" } as const;

export function Header({ file, read, keys, keyChosen, choices, choice, asked, change, byKey }: HeaderProps): JSX.Element {
  const ask = (id: string): void => {
    const { model, specification } = choices.find((one) => one.id === id) ?? {};
    if (model !== undefined) change({ model, specification });
  };
  return (
    <header class="history-head">
      <div>
        <h1>{file.name}</h1>
        <p class="quiet-text">{sizeOf(read)}</p>
      </div>
      <div class="questions">
        <label>Model{" "}
          <select value={choice?.id} onChange={({ currentTarget }) => ask(currentTarget.value)}>
            {choices.map(({ id, title, possible }) => <option value={id} disabled={!possible} selected={id === choice?.id}>{title}</option>)}
          </select>
        </label>
        <label>At first{" "}
          <input type="text" size={7} value={asked.initial ?? ""} placeholder={JSON.stringify(read.initial ?? null)}
            onChange={({ currentTarget }) => change({ initial: currentTarget.value })} />
        </label>
        {keys.length > 0 && (
          <label>Key{" "}
            <select value={keyChosen ?? ""} onChange={({ currentTarget }) => change({ key: currentTarget.value === "" ? undefined : currentTarget.value })}>
              <option value="" selected={keyChosen === undefined}>{`all ${keys.length}`}</option>
              {keys.map((key) => <option value={key} selected={key === keyChosen}>{`${key}${verdictWord(byKey?.get(key))}`}</option>)}
            </select>
          </label>
        )}
      </div>
      <p class="asks">{choice ? modelAsks[choice.model] : ""} {keysSentence(byKey)}</p>
    </header>
  );
}

const verdictWord = (type: Verdict["type"] | undefined): string =>
  (type === undefined ? "" : type === "holds" ? ": linearizable" : type === "violated" ? ": not linearizable" : ": cannot be told");

function keysSentence(byKey: ReadonlyMap<string, Verdict["type"]> | undefined): string {
  if (byKey === undefined) return "";
  const wrong = [...byKey].filter(([, type]) => type === "violated").map(([key]) => key);
  if (wrong.length === 0) return `Each of its ${byKey.size} keys was also judged alone.`;
  const named = `${wrong.slice(0, 6).join(", ")}${wrong.length > 6 ? ` and ${wrong.length - 6} more` : ""}`;
  return `Judged alone, ${byKey.size - wrong.length} of ${byKey.size} keys are linearizable; not so: ${named}.`;
}

function sizeOf({ history, format }: HeaderProps["read"]): string {
  const count = (status: string): number => history.filter((one) => one.status === status).length;
  const clients = new Set(history.map(({ process }) => process)).size;
  const [failed, unknown] = [count("fail"), count("info")];
  const parts = [
    `${history.length.toLocaleString("en")} operations by ${clients} ${clients === 1 ? "client" : "clients"}`,
    ...(failed > 0 ? [`${failed} failed`] : []), ...(unknown > 0 ? [`${unknown} of unknown outcome`] : []),
  ];
  return `${parts.join(", ")}; read as ${formats[format]}.`;
}
