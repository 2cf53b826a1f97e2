import type { Cell, Making } from './cell.ts'
import { PATH_OF_HOME } from './world.ts'

/** The room of a session of the place: who says something there, draws, leads, and reads it again. */
export function ofRooms({ cast, world, cell }: Making): Cell[] {
  const there = { territory: PATH_OF_HOME }
  const saying = (kind: 'chat' | 'note') => `insert into room_event (id, session_id, kind, person_id, at, deed)
    values (gen_random_uuid(), '${world.room}', '${kind}', '${cast.actor.personId}', now(), '{}')`
  const drawing = (person: string) => `insert into room_author (session_id, dossier_id, client, person_id, at)
    values ('${world.room}', '${world.roomDossier}', 42, '${person}', now())`
  return [
    cell('something said in a room', [['room.enter', there]], saying('chat')),
    cell('a decision noted in a room', [['room.lead', there]], saying('note')),
    cell('a board opened to draw', [['room.draw', { ...there, bodyIds: [cast.body] }]], drawing(cast.actor.personId)),
    {
      ...{ action: null, what: 'a board opened in somebody else’s name', allowed: false },
      statement: drawing(world.stranger),
    },
    cell(
      'what is kept of a room',
      [['room.replay', there]],
      `select from room_author where session_id = '${world.room}'`,
    ),
  ]
}
