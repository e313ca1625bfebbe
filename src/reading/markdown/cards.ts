// What a link to a reading, a point or a session shows before it is followed: small cards that wait in the page, drawn by
// the page script beside the link that is pointed at.
import { attributes, escape, typeset } from "./escape";
import { cardName } from "./links-plugin";
import { homes } from "../read-season";
import type { Reading, Season, SeasonLink, Session } from "../session";

/** A card for everything that the session's text links to. */
export function cards(season: Season, session: Session): string {
  const home = homes(season);
  const wanted = new Map(session.seasonLinks.map((link) => [cardName(link.kind, link.id), link]));
  return [...wanted].flatMap(([name, link]) => {
    const there = season.sessions.find(({ id }) => id === home(link.kind, link.id));
    const content = there && cardFor(link, there, session);
    return content === undefined ? [] : [`<template${attributes({ "data-card": name })}>${content}</template>`];
  }).join("\n");
}

function cardFor({ kind, id }: SeasonLink, there: Session, here: Session): string | undefined {
  const where = there === here ? "" : `<p class="facts">${escape(sessionName(there))}</p>`;
  switch (kind) {
    case "session": return `<p class="card-title">${escape(sessionName(there))}</p>${standfirst(there)}`;
    case "point": {
      const point = there.points.find((each) => each.id === id);
      return point && `<p class="card-title">${typeset(point.text)}</p>${where}`;
    }
    case "reading": {
      const reading = there.readings.find((each) => each.id === id);
      return reading && `<p class="card-title"><cite>${escape(reading.title)}</cite></p><p class="facts">${facts(reading)}</p>${where}${link(reading)}`;
    }
  }
}

function sessionName({ number, title }: Session): string {
  return number < 1 ? title : `Session ${number}: ${title}`;
}

function standfirst(session: Session): string {
  return session.standfirst === undefined ? "" : `<p>${typeset(session.standfirst)}</p>`;
}

function link(reading: Reading): string {
  if (reading.link === undefined) return "";
  return `<p class="card-link"><a${attributes({ class: "external", href: reading.link, title: reading.link })}>Open the ${reading.kind}</a></p>`;
}

/** Who, when and where, in spans that the stylesheet separates. */
export function facts({ authors, year, venue, kind }: Reading): string {
  return [authors.join(", "), year, venue, kind === "paper" ? undefined : kind]
    .filter((fact) => fact !== undefined && fact !== "")
    .map((fact) => `<span>${escape(String(fact))}</span>`).join(" ");
}
