/**
 * What keeps the index right when somebody edits the file, as the extension asks (OGC 12-128r17, F.3). They call
 * functions that the editor's SQLite has and ours has not: they come after the rows.
 */
export function rtreeTriggers(table: string): string {
  const [on, index] = [`"${table}"`, `"rtree_${table}_geom"`]
  const drawn = 'NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")'
  const nothing = '(NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))'
  const put = `INSERT OR REPLACE INTO ${index} VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));`
  const take = `DELETE FROM ${index} WHERE id = OLD."fid";`
  const trigger = (name: string, when: string, what: string) =>
    `CREATE TRIGGER "rtree_${table}_geom_${name}" AFTER ${when} BEGIN ${what} END;`
  return [
    trigger('insert', `INSERT ON ${on} WHEN (${drawn})`, put),
    trigger('update1', `UPDATE OF "geom" ON ${on} WHEN OLD."fid" = NEW."fid" AND (${drawn})`, put),
    trigger('update2', `UPDATE OF "geom" ON ${on} WHEN OLD."fid" = NEW."fid" AND ${nothing}`, take),
    trigger('update3', `UPDATE ON ${on} WHEN OLD."fid" != NEW."fid" AND (${drawn})`, `${take} ${put}`),
    trigger(
      'update4',
      `UPDATE ON ${on} WHEN OLD."fid" != NEW."fid" AND ${nothing}`,
      `DELETE FROM ${index} WHERE id IN (OLD."fid", NEW."fid");`,
    ),
    trigger('delete', `DELETE ON ${on} WHEN OLD."geom" NOT NULL`, take),
  ].join('\n')
}
