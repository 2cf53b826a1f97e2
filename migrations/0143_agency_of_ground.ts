import { type Kysely, sql } from 'kysely'

const agency = (order: string) =>
  sql.raw(`create or replace function note_agency(of_commune text, on_day date) returns uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return (select b.id from body b join body_territory t on t.body_id = b.id
        where b.kind = 'urban_agency' and b.valid_from <= on_day and (b.valid_to is null or b.valid_to >= on_day)
          and t.valid_from <= on_day and (t.valid_to is null or t.valid_to >= on_day)
          and territory_covers(t.territory, of_commune)
        order by ${order} limit 1);
    end $$`)

/**
 * Which agency answers for a commune: the one with the narrowest territory over it; of two with the same, the one that was
 * charged with it last, a later act taking the place of an earlier one; of the same day, the first that was registered. A
 * name says nothing of it.
 */
export const up = (db: Kysely<unknown>) => agency('length(t.territory) desc, t.valid_from desc, b.id').execute(db)

export const down = (db: Kysely<unknown>) => agency('length(t.territory) desc, b.name_fr, b.id').execute(db)
