/** A survey as text for people. */
import type { LogUs } from "../../vocabulary/index.ts";
import type { CaptureEvent } from "../log/records.ts";
import type { LogSurvey, TrackSurvey } from "./survey.ts";

const EVENTS_PRINTED = 200;

/** Tables of takes, gaps, people, tracks, losses and events. */
export const printSurvey = (survey: LogSurvey): string =>
  [
    summary(survey),
    section(
      "Takes",
      table([
        ["take", "from", "to", "started at", "chunks", "bytes", "sealed"],
        ...survey.takes.map((one) => [
          String(one.take),
          time(one.startUs),
          time(one.endUs),
          new Date(one.startedAt).toISOString(),
          String(one.chunks),
          size(one.bytes),
          one.sealed ? "yes" : "no",
        ]),
      ]),
    ),
    section(
      "Gaps",
      table([
        ["from", "to", "length", "reason"],
        ...survey.gaps.map((one) => [
          time(one.fromUs),
          time(one.toUs),
          `${Math.round((one.toUs - one.fromUs) / 1000)} ms`,
          one.reason,
        ]),
      ]),
    ),
    section(
      "People",
      table([
        ["identity", "name", "role", "in the meeting"],
        ...survey.people.map((one) => [
          one.identity,
          one.name,
          one.role || "-",
          one.spans.map(([from, to]) => `${time(from)} - ${to === null ? "end" : time(to)}`).join(", "),
        ]),
      ]),
    ),
    section("Tracks", table([trackHead, ...survey.tracks.map(trackRow)])),
    section(
      "Losses",
      table([
        ["track", "at", "sequence numbers", "packets"],
        ...survey.tracks.flatMap(({ description, losses }) =>
          losses.map(({ first, last, at }) => [
            String(description.track),
            time(at),
            `${first} - ${last}`,
            String(last - first + 1),
          ]),
        ),
      ]),
    ),
    section(
      "Events",
      table([
        ["at", "event", ""],
        ...survey.events.slice(0, EVENTS_PRINTED).map(({ at, event }) => [time(at), event.event, detail(event)]),
      ]),
    ),
    survey.events.length > EVENTS_PRINTED
      ? `… and ${survey.events.length - EVENTS_PRINTED} more (--json has them)\n`
      : "",
  ].join("\n");

const summary = ({ records, packetBytes, takes, endUs, end }: LogSurvey): string => {
  const bytes = takes.reduce((sum, one) => sum + one.bytes, 0);
  const overhead =
    packetBytes === 0 ? "" : `, ${((100 * (bytes - packetBytes)) / packetBytes).toFixed(1)} % beside packets`;
  const ending = end === null ? "has not ended in order, or still grows" : `ended: ${end}`;
  return `${time(endUs)} long, ${records} records, ${size(bytes)}${overhead}; ${ending}\n`;
};

const trackHead = [
  ...["track", "person", "source", "codec", "size", "ssrc", "from", "to", "packets", "bytes"],
  ...["recovered", "missing", "twice", "fake", "key frames", "reports"],
];

const trackRow = (one: TrackSurvey): string[] => [
  String(one.description.track),
  one.description.identity,
  one.description.source,
  one.codecs.join(" > "),
  one.description.kind === "video" ? `${one.description.width}x${one.description.height}` : "-",
  String(one.description.ssrc),
  time(one.firstUs),
  time(one.lastUs),
  ...[one.packets, one.bytes, one.recovered, one.missing, one.duplicates, one.fakes, one.keyFrames].map(String),
  String(one.senderReports),
];

const detail = (event: CaptureEvent): string => {
  switch (event.event) {
    case "participant-joined":
    case "participant-changed":
      return event.participant.identity;
    case "participant-left":
      return event.identity;
    case "track-added":
      return `${event.description.track}: ${event.description.identity} ${event.description.source}`;
    case "track-muted":
      return `${event.track} ${event.muted ? "muted" : "unmuted"}`;
    case "track-codec":
      return `${event.track} ${event.codec}`;
    case "track-removed":
      return String(event.track);
    case "speakers":
      return event.identities.join(", ");
    case "room-metadata":
      return event.metadata.slice(0, 80);
    case "disconnected":
      return event.why;
    case "loss":
      return `${event.track}: ${event.first} - ${event.last}`;
    default:
      return "";
  }
};

/** `1:02.345`; hours run on in minutes. */
const time = (at: LogUs): string => {
  const ms = Math.round(at / 1000);
  const seconds = String(Math.floor(ms / 1000) % 60).padStart(2, "0");
  return `${Math.floor(ms / 60_000)}:${seconds}.${String(ms % 1000).padStart(3, "0")}`;
};

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const section = (title: string, body: string): string => (body === "" ? "" : `${title}\n${body}`);

/** Columns as wide as their widest cell; nothing when there is only a head. Control characters come from people. */
const table = (rows: readonly (readonly string[])[]): string => {
  if (rows.length < 2) return "";
  const clean = rows.map((row) => row.map((cell) => cell.replaceAll(/\p{Cc}/gu, "?")));
  const widths = (clean[0] ?? []).map((_, column) => Math.max(...clean.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return `${clean.map((row) => `  ${line(row).trimEnd()}`).join("\n")}\n`;
};
