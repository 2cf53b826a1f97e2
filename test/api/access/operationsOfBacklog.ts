import type { Cell, Making } from './cell.ts'
import { CONTENT } from './drawing.ts'
import { PATH_OF_HOME } from './world.ts'

/** A paper register of the place. */
export function ofBacklog({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const one = (what: string, statement: string) =>
    cell(what, [['backlog.import', { territory: PATH_OF_HOME }]], statement)
  return [
    one(
      'give a paper register',
      `insert into backlog (id, commune_code, territory, sha256, file_name, bytes, header_line, headers, columns, created_by,
        created_at)
      values (gen_random_uuid(), '${PATH_OF_HOME.at(-1)}', '{}', '${CONTENT}', 'registre.csv', 'N', 1, '{}', '{}', '${me}', now())`,
    ),
    one('a paper register', `select from backlog where id = '${world.backlog}'`),
    one('the rows of a paper register', `select from backlog_row where backlog_id = '${world.backlog}'`),
    one(
      'a row of a paper register',
      `insert into backlog_row (backlog_id, line, state, cells, faults, notes, scans)
      values ('${world.backlog}', 3, 'faulty', '{}', '[]', '[]', '{}')`,
    ),
    one('the columns of a paper register', `update backlog set columns = '{}' where id = '${world.backlog}'`),
  ]
}
