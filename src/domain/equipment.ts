import { z } from 'zod';
import { bilingual, id, personId } from './field.ts';

/** The front matter of an equipment file. */
export const equipmentSchema = z.strictObject({
  name: bilingual,
  quantity: z.int().min(1).max(10_000),
  region: id.optional(),
  venue: id.optional(),
  custodian: personId.optional(),
});

export type EquipmentEntry = z.output<typeof equipmentSchema>;

/** Something that events borrow. */
export interface Equipment extends EquipmentEntry {
  readonly id: string;
  readonly file: string;
}
