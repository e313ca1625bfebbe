// How far a search is, and the way to end it.
import type { JSX } from "preact";
import { counted } from "./searches";
import type { Search } from "./use-search";

export const SearchProgress = ({ search: { running, cancel } }: { readonly search: Search }): JSX.Element => (
  <div class="search-progress">
    <progress aria-label="Searching" />
    <span role="status">{running?.progress ? `${counted(running.progress.states)}, ${running.progress.depth} levels deep` : "Searching"}</span>
    <button type="button" class="secondary" onClick={cancel}>Cancel</button>
  </div>
);
