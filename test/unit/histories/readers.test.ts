// Histories as others write them down: Jepsen's and Knossos' EDN, the logs of the etcd tests, our own JSON.
import { describe, expect, it } from "vitest";
import { checkHistory } from "../../../src/checking/histories/check";
import { parseEdn } from "../../../src/checking/histories/edn";
import type { ReadHistory } from "../../../src/checking/histories/events";
import type { History } from "../../../src/checking/histories/history";
import { describe as inWords } from "../../../src/checking/histories/history";
import { readEdn } from "../../../src/checking/histories/read-edn";
import { readLog } from "../../../src/checking/histories/read-log";
import { readHistory } from "../../../src/checking/histories/read-history";
import { readJson, writeJson } from "../../../src/checking/histories/read-json";
import { specificationFor } from "../../../src/checking/histories/specification";
import { asLog } from "./as-log";
import { generate, plant } from "./generate-history";

function historyOf(read: ReadHistory): History {
  if ("problem" in read) throw new Error(read.problem);
  return read.history;
}
const words = (read: ReadHistory): readonly string[] => historyOf(read).map(inWords);
const problem = (read: ReadHistory): string => ("problem" in read ? read.problem : "no problem");

describe("logs of etcd's tests", () => {
  it("are read with spaces or tabs: nil reads, compare-and-set, time-outs", () => {
    const log = [
      "INFO  jepsen.util - 0 :invoke :read nil", "INFO  jepsen.util - 1\t:invoke\t:write\t3", "INFO  jepsen.core - nothing of ours",
      "INFO  jepsen.util - 0 :ok :read nil", "INFO  jepsen.util - 2 :invoke :cas [3 0]", "INFO  jepsen.util - 1\t:info\t:write\t:timed-out",
      "INFO  jepsen.util - 2 :fail :cas [3 0]", "INFO  jepsen.util - :nemesis :info :start nil", "INFO  jepsen.util - 0 :invoke :read nil",
      "INFO  jepsen.util - 0 :fail :read :timed-out", "INFO  jepsen.util - 6 :invoke :write 4",
    ].join("\r\n");
    expect(words(readLog(log))).toEqual([
      "0: read() = null", "1: write(3) (outcome unknown)", "2: cas(3, 0) = false", "0: read() = ? (failed)", "6: write(4) (outcome unknown)",
    ]);
  });

  it("may say more on a line: a hint behind the value, an error behind a failure, a time before it all", () => {
    const log = [
      "\uFEFFnot a line of ours, 0 :invoke :read nil",
      "INFO  jepsen.util - 3 \t:invoke :write \t28 \t:hint 0", "INFO  jepsen.util - 3 \t:ok :write \t28 \t:hint 4998",
      "2021-02-26 23:39:01,300{GMT}\tINFO\t[jepsen worker 1] jepsen.util: 1\t:invoke\t:read\tnil",
      "2021-02-26 23:39:01,301{GMT}\tINFO\t[jepsen worker 1] jepsen.util: 1\t:ok\t:read\t28",
      "INFO  jepsen.util - 4 :invoke :cas [1 2]", "INFO  jepsen.util - 4 :fail :cas [1 2] :temporarily-unavailable",
      "INFO  jepsen.util - 5 :invoke :cas [1 2]", "INFO  jepsen.util - 5 :fail :cas [1 2] :hint 7",
      "INFO  jepsen.util - 8 :info :read :crashed-before-it-called",
      "0\t:invoke\t:write\t\"a text\"",
    ].join("\n");
    expect(words(readHistory(log))).toEqual([
      "3: write(28)", "1: read() = 28", "4: cas(1, 2) (failed)", "5: cas(1, 2) = false", "0: write(\"a text\") (outcome unknown)",
    ]);
  });

  it("may be about many registers at once: each value with its key", () => {
    const log = [
      "1 :invoke :write [0 2]", "1 :ok :write [0 2]", "0 :invoke :read [0 nil]", "0 :ok :read [0 2]",
      "2 :invoke :cas [1 [3 4]]", "2 :fail :cas [1 [3 4]]", "0 :invoke :read [1 nil]", "0 :info :read [1 nil] :timed-out",
    ].map((line) => `jepsen.util: ${line}`).join("\n");
    expect(words(readHistory(log))).toEqual(["1: write(0, 2)", "0: read(0) = 2", "2: cas(1, 3, 4) = false", "0: read(1) = ? (outcome unknown)"]);
    expect(words(readHistory("jepsen.util - 1 :invoke :cas [3 4]\njepsen.util - 1 :ok :cas [3 4]"))).toEqual(["1: cas(3, 4)"]);
  });

  it("give the verdict that the history they were made from has", () => {
    const verdicts = Array.from({ length: 60 }, (_, seed) => {
      const sound = generate({ clients: 5, operations: 85, objects: 1, kinds: ["read", "write", "cas"], values: 5, lost: 0.14, renames: true }, seed);
      const history = seed % 2 ? plant(sound, seed, 0.3) : sound;
      const [made, read] = [checkHistory(history, "linearizable").type, checkHistory(historyOf(readLog(asLog(history))), "linearizable").type];
      expect([seed, read]).toEqual([seed, made]);
      if (seed % 2 === 0) expect([seed, read]).toEqual([seed, "holds"]);
      return read;
    });
    expect(verdicts.filter((type) => type === "violated").length).toBeGreaterThan(5);
  });

  it("say in a sentence what is wrong, and where", () => {
    const line = (text: string): string => problem(readLog(`INFO  jepsen.util - 0 :invoke :read nil\nINFO  jepsen.util - ${text}`));
    expect(line("1 :invoke :write x")).toBe("Line 2: \"x\" is not what a write can have.");
    expect(line("0 :invoke :write 1")).toBe("Line 2: process 0 calls again while its call on line 1 is still open.");
    expect(line("4 :ok :read 1")).toBe("Line 2: process 4 gets a response, but has called nothing.");
    expect(line("0 :ok :write 1")).toBe("Line 2: the response is to a write, but the call on line 1 is a read.");
    expect(line("0 :done :read 1")).toBe("Line 2: :done is none of :invoke, :ok, :fail and :info.");
    expect(problem(readLog("anything else"))).toBe("There is no operation in this text.");
  });
});

describe("EDN", () => {
  it("of Knossos: maps one after the other, or in a vector, with more keys than are needed", () => {
    const maps = `
      {:process 0, :type :invoke, :f :write, :value 0} ; a comment
      {:process :nemesis, :type :info, :f :start, :value nil}
      #_ {:process 9 :type :nonsense}
      {:process 1, :type :invoke, :f :cas, :value [0 2], :time 17, :index 3}
      {:process 0, :type :ok, :f :write, :value 0}
      #jepsen.history.Op{:process 1, :type :fail, :f :cas, :value [0 2], :error {:cause "x\\"y"}}
      {:process 0, :type :invoke, :f :read, :value nil}
      {:process 0, :type :ok, :f :read, :value 0}`;
    const expected = ["0: write(0)", "1: cas(0, 2) (failed)", "0: read() = 0"];
    expect(words(readEdn(maps))).toEqual(expected);
    expect(words(readEdn(`[${maps}]`))).toEqual(expected);
  });

  it("of other processes than clients is passed over, by whatever name", () => {
    const text = "{:process :nemesis :type :info :f :start} {:process \"nemesis-2\" :type :info :f :kill} {:process :clock :type :info :f :bump} "
      + "{:process 0 :type :invoke :f :read} {:process 0 :type :ok :f :read :value 1}";
    expect(words(readEdn(text))).toEqual(["0: read() = 1"]);
  });

  it("of key-value stores: keys, get, put and append; tagged pairs of independent keys", () => {
    const text = `
      {:process 6, :type :invoke, :f :append, :key "0", :value "x 6 0 y"}
      {:process 8, :type :invoke, :f :get, :key "0", :value nil}
      {:process 6, :type :ok, :f :append, :key "0", :value "x 6 0 y"}
      {:process 8, :type :ok, :f :get, :key "0", :value "x 6 0 y"}
      {:process 6, :type :invoke, :f :put, :key "1", :value "z"}
      {:process 8, :type :invoke, :f :read, :value #jepsen.independent/tuple [:k nil]}
      {:process 8, :type :ok, :f :read, :value #jepsen.independent/tuple [:k 3]}`;
    expect(words(readEdn(text))).toEqual(["6: append(0, \"x 6 0 y\")", "8: read(0) = \"x 6 0 y\"", "6: write(1, \"z\") (outcome unknown)", "8: read(:k) = 3"]);
  });

  it("of Jepsen's independent keys: plain pairs, with indices and times", () => {
    const text = `
      {:type :invoke, :f :cas, :value [7 [1 2]], :process 3, :time 1201, :index 0}
      {:type :invoke, :f :read, :value [7 nil], :process "a", :time 1202, :index 1}
      {:type :info, :f :cas, :value [7 [1 2]], :process 3, :error :timeout, :exception #<ConnectException java.net: refused>}
      {:type :ok, :f :read, :value [7 2], :process "a", :at 10.0.0.1, :pattern #"a b"}
      {:type :info, :f :kill, :process :nemesis, :value {"n1" :killed}}`;
    expect(words(readHistory(text))).toEqual(["3: cas(7, 1, 2) (outcome unknown)", "a: read(7) = 2"]);
    const plain = "{:process 0 :type :invoke :f :read :value nil}{:process 0 :type :ok :f :read :value [7 2]}";
    expect(words(readHistory(plain))).toEqual(["0: read() = [7,2]"]);
  });

  it("tells what was there at first: what was found before anybody could have written it, if that is 0 or an empty text", () => {
    const find = (value: string, ...more: string[]): unknown => {
      const read = readEdn(`{:process 0 :type :invoke :f :read :value nil}{:process 0 :type :ok :f :read :value ${value}}${more.join("")}`);
      return "problem" in read ? read.problem : [read.initial, checkHistory(read.history, "linearizable", {
        specification: specificationFor(read.history, read.initial),
      }).type];
    };
    const write = (value: string, end = "ok"): string =>
      `{:process 1 :type :invoke :f :write :value ${value}}{:process 1 :type :${end} :f :write :value ${value}}`;
    expect(find("0", write("0"))).toEqual([0, "holds"]);
    expect(find("\"\"")).toEqual(["", "holds"]);
    expect(find("nil", write("0"))).toEqual([undefined, "holds"]);
    expect(find("3", write("3", "fail"))).toEqual([undefined, "violated"]);
    expect(find("0", write("1"), "{:process 2 :type :invoke :f :read}{:process 2 :type :ok :f :read :value 0}")).toEqual([0, "violated"]);
  });

  it("has a value for each of its forms", () => {
    const items = { type: "sequence", items: [4] };
    const values = [1, -2.5, 3, 1000, "a", "\n", "t\nA", null, true, items, "sym", "12345678901234567890", "1/3"];
    expect(parseEdn("(1 -2.5 3N 1e3 \\a \\newline \"t\\n\\u0041\" nil true #{4} sym 12345678901234567890 1/3)")).toEqual({
      forms: values.map((value) => ({ value, line: 1 })),
    });
  });

  it("says in a sentence what is wrong, and where", () => {
    expect(problem(readEdn("{:process 0\n :type :invoke"))).toBe("Line 1: What opens here is never closed by }.");
    expect(problem(readEdn("\n{:process 0 :type]"))).toBe("Line 2: There is a ] where } should be, for what opens on line 2.");
    expect(problem(readEdn("{:process}"))).toBe("Line 1: A map has a key without a value.");
    expect(problem(readEdn("\"never"))).toBe("Line 1: A text that begins here never ends.");
    expect(problem(readEdn("\n\n17"))).toBe("Line 3: An operation is a map, and this is none.");
    expect(problem(readEdn("{:process 0 :type :invoke :f :txn :value []}")))
      .toBe("Line 1: An operation txn is none that is known here: read, write, cas, append, get, put.");
    expect(problem(readEdn("{:process 0 :type :invoke :f :cas :value 3}"))).toBe("Line 1: A cas needs two values, what it expects and what it sets.");
    expect(problem(readEdn("{:process 0 :type :invoke :f :constructor}"))).toContain("is none that is known here");
  });

  it("survives brackets without end", () => {
    for (const open of ["[", "{", "(", "#{", "#a ", "#_"]) expect(problem(readEdn(open.repeat(100_000)))).toMatch(/^Line 1: /);
  });
});

describe("our JSON", () => {
  it("comes back as it was written", () => {
    const history = generate({ clients: 4, operations: 40, objects: 3, kinds: ["read", "write", "cas"], values: 3, lost: 0.2, failed: 0.2 }, 5);
    expect(historyOf(readJson(writeJson(history)))).toEqual(history);
    expect(readJson(writeJson(history))).toMatchObject({ lines: history.map((_, at) => at + 2) });
  });

  it("may leave out what goes without saying", () => {
    const text = JSON.stringify([
      { process: 1, kind: "write", input: 5, invoked: 0, returned: 1 }, { process: "B", kind: "write", input: 6, invoked: 2 },
    ]);
    expect(words(readJson(text))).toEqual(["1: write(5)", "B: write(6) (outcome unknown)"]);
  });

  it("says in a sentence what is wrong, and where", () => {
    expect(problem(readJson("{"))).toBe("Line 1: the { that opens here is never closed.");
    expect(problem(readJson("[{}\n,, {}]"))).toBe("Line 2: this is not JSON: there is \", {}]\" where a value should be.");
    expect(problem(readJson("[\n  {\"kind\" \"read\"}]"))).toBe("Line 2: this is not JSON: there is \"\\\"read\\\"}]\" where : should be.");
    expect(problem(readJson("[\n\n\"no end"))).toBe("Line 3: a text that begins here never ends on its line.");
    expect(problem(readJson("[true, nul]"))).toBe("Line 1: this is not JSON: there is \"nul]\" where a value should be.");
    expect(problem(readJson("{}"))).toBe("A history is a list of operations, or a map with the list as \"operations\".");
    expect(problem(readJson("[\n{\"process\": \"A\", \"kind\": \"sing\", \"invoked\": 0}]")))
      .toBe("Line 2: Its kind is none of read, write, cas, append.");
    expect(problem(readJson("[\n\n{\"process\": \"A\", \"kind\": \"write\", \"invoked\": 3, \"returned\": 1}]")))
      .toBe("Line 3: Operation 1 has its response before its call.");
    expect(problem(readJson("[".repeat(200_000)))).toBe("Line 1: the [ that opens here is never closed.");
    expect(problem(readJson(`${"[".repeat(500)}${"]".repeat(500)}`))).toBe("Its lists and maps stand too deep inside each other.");
  });
});

describe("what a text is", () => {
  it("is told by the text itself", () => {
    const format = (text: string): string => {
      const read = readHistory(text);
      return "problem" in read ? read.problem : read.format;
    };
    expect(format("; a history\n({:process 0 :type :invoke :f :read})")).toBe("edn");
    expect(format("#jepsen.history.Op{:process 0 :type :invoke :f :read}")).toBe("edn");
    const one = "{:process 0, :type :invoke, :f :read, :value nil}";
    for (const edn of [`[${one}\n ${one.replace("0", "1")}]`, `[#jepsen.history.Op${one}]`, `[ ; clients\n${one}]`, `[,#_{"a" 1} ${one}]`, `  [\n  ${one}]`]) {
      expect([edn, format(edn)]).toEqual([edn, "edn"]);
    }
    for (const json of ["[", "[]", "[ 1]", "[[\"a\"]]", "[{}]", "{", "[null]", "[-1]"]) expect(format(json)).not.toBe("edn");
    expect(format("\uFEFF\r\nWARN something\r\nINFO  jepsen.util - 0 :invoke :read nil")).toBe("log");
    expect(format("0\t:invoke\t:read\tnil")).toBe("log");
    expect(format("[{\"process\": 0, \"kind\": \"read\", \"invoked\": 1}]")).toBe("json");
    expect(format("{\"initial\": 0, \"operations\": [{\"process\": 0, \"kind\": \"read\", \"invoked\": 1}]}")).toBe("json");
    expect(format(" \n")).toBe("There is nothing in this file.");
    expect(format("PNG\0\0")).toMatch(/^This is no text/);
    expect(format("# A heading\n\nOnce upon a time")).toMatch(/^Line 1: A # is followed by no tag/);
    expect(format("Once upon a time")).toMatch(/^This is none of the histories/);
  });
});
