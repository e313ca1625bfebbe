// A search in its place on the page: how to start it, or how far it is and the way to end it, or why it came to nothing.
import type { ComponentChildren, JSX } from "preact";
import { counted } from "../search/searches";
import type { Search } from "../search/use-search";

interface SearchPlaceProps {
  readonly id: string;
  readonly search: Search;
  /** What starts it. */
  readonly children: ComponentChildren;
}

export const SearchPlace = ({ id, search: { running, failed, cancel }, children }: SearchPlaceProps): JSX.Element =>
  (running?.id === id ? (
    <div class="search-progress">
      <progress aria-label="Searching" />
      <span role="status">{running.progress ? `${counted(running.progress.states)}, ${running.progress.depth} levels deep` : "Searching"}</span>
      <button type="button" class="secondary" onClick={cancel}>Cancel</button>
    </div>
  ) : (
    <>
      {children}
      {failed?.id === id && <p role="alert">{failed.why}</p>}
    </>
  ));
