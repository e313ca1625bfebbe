// Reads a `lab` fence of any text, as it stands between its marks: the run it brings, or a sentence why it brings none.
import * as vscode from "vscode";
import { runOfReference } from "../../wire/run-text";
import type { FenceAnswer } from "../../wire/reader";
import { late } from "../late";

export async function readFence(fence: string): Promise<FenceAnswer> {
  const { readEmbed, Problems } = await late.typesetting();
  const problems = new Problems();
  const embed = readEmbed(fence, 0, problems);
  const [problem] = problems.all();
  const refused = (why: string): FenceAnswer => ({ kind: "refused", sentence: vscode.l10n.t("This block cannot be opened. {0}", why) });
  if (embed === undefined || problem !== undefined) return refused(problem?.message ?? vscode.l10n.t("It names no lab."));
  const answer = runOfReference(embed.reference);
  if (answer.kind === "refused") return refused(answer.sentence);
  return { kind: "run", target: answer.run, ...(embed.caption === undefined ? {} : { caption: embed.caption }) };
}
