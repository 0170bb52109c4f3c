/**
 * The small value types that every entity and every contract input is made of.
 * All of them survive JSON and `z.toJSONSchema`; none transforms its input.
 */
import { z } from 'zod';

/** UUID in lower case: version 7 for rows a person makes, version 5 for rows that mean the same on two devices. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** Instant in UTC with milliseconds, e.g. `2026-11-18T13:06:00.000Z`. */
export const instant = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/);

/** Calendar date, e.g. `2026-11-18`. */
export const date = z.iso.date();

/** IANA zone name, e.g. `Europe/Amsterdam`. */
export const timeZone = z.string().min(1).max(64);

/** Reference of a requirement with its framework, e.g. `42001:A.6.2.6`. */
export const requirementId = z.string().regex(/^\d{4,6}:[0-9A-Z][0-9A-Za-z.]{0,19}$/);

/** SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One line: names, titles, references. */
export const line = z.string().max(300);
export const filledLine = line.min(1).regex(/\S/);

/** A name or label as a client's inventory gives it: some are whole sentences. */
export const longLine = z.string().max(1000);
export const filledLongLine = longLine.min(1).regex(/\S/);

/** Free text of a person: statements, notes, conclusions. */
export const text = z.string().max(20_000);
export const filledText = text.min(1).regex(/\S/);

export const count = z.int().min(0).max(1_000_000_000);

export type Id = z.infer<typeof id>;
export type Instant = z.infer<typeof instant>;
export type IsoDate = z.infer<typeof date>;
