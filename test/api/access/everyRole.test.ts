import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type Decision, decide, type Subject } from '../../../api/contract/policy/decide.ts'
import { BODY_KINDS, type BodyKind, isOfficial, ROLES_OF, type Role } from '../../../api/contract/policy/roles.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { ForeignThings, type Where } from './foreign.ts'
import { actionOf, BY_ACTION, type Expected, inWords, passes, shutOrOwn, Walk } from './walk.ts'

let database: TestDatabase
let server: TestServer
let things: ForeignThings
let walk: Walk

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  things = new ForeignThings(database.db)
  await things.write()
  walk = new Walk(server, things)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

type Standing = { readonly kind: BodyKind; readonly role: Role; readonly where: Where }

/** Every role of every kind of body, on the territory of the foreign things and on another. */
const STANDINGS: readonly Standing[] = BODY_KINDS.flatMap((kind) =>
  ROLES_OF[kind].flatMap((role) => (['there', 'elsewhere'] as const).map((where) => ({ kind, role, where }))),
)

async function actorOf({ kind, role, where }: Standing): Promise<Actor & { readonly personId: string }> {
  const { person, body, mandate, unit } = await things.holding({ kind, role }, where)
  const official = isOfficial(kind)
  const acting = { id: mandate, bodyId: body, bodyKind: kind, official, role, territories: [unit], delegatedFrom: null }
  return { personId: person, sessionId: null, state: 'active', secondFactor: official, mandates: [acting] }
}

/** Whoever reaches a thing that is no longer at that step is told so; to anybody else it is shut. */
function expectedOf(decision: Decision): Expected {
  if (decision.allowed) return passes
  return decision.door === 'STATE' ? (_, { status }) => status === 409 : shutOrOwn
}

/** Under a body’s keys one asks for one’s own, unless one says whose. */
const ONES_OWN: ReadonlySet<string> = new Set(['bodyKeys', 'addKey'])

/** A file of servitudes is given to one’s own desk, wherever that is. */
const FOR_ONES_DESK: ReadonlySet<string> = new Set(['readServitudeBatch'])

/** In a session one asks for one’s own bodies; which of them is called is asked afterwards. */
const FOR_ONES_BODIES: ReadonlySet<string> = new Set(['attendSession', 'refuseMinutes'])

function subjectOf(asked: (typeof BY_ACTION)[number], { personId, mandates }: Actor): Subject {
  const subject = things.subject(actionOf(asked))
  if (FOR_ONES_BODIES.has(asked.name)) return { ...subject, bodyIds: mandates.map(({ bodyId }) => bodyId) }
  if (FOR_ONES_DESK.has(asked.name))
    return { ...subject, territory: mandates.flatMap(({ territories }) => territories) }
  return ONES_OWN.has(asked.name) ? { ...subject, personId } : subject
}

type Seen = { cells: number; readonly through: Set<string> }

/** Asks every endpoint as one of them: the table says whether the door opens, and a shut one gives nothing away. */
async function disagreements(standing: Standing, seen: Seen): Promise<readonly string[]> {
  const actor = await actorOf(standing)
  const found: string[] = []
  const say = (words: string) => found.push(`${standing.role} of a ${standing.kind} ${standing.where}: ${words}`)
  const signIn = () => things.people.signIn(actor.personId, { secondFactor: actor.secondFactor })
  let headers = await signIn()
  for (const asked of BY_ACTION) {
    const decision = decide(actor, actionOf(asked), subjectOf(asked, actor))
    const { allowed } = decision
    let answer = await walk.ask(asked, headers)
    if (answer.status === 401) {
      // Some of what is asked ends sessions, perhaps one's own.
      headers = await signIn()
      answer = await walk.ask(asked, headers)
    }
    seen.cells += 1
    if (allowed) seen.through.add(asked.name)
    if (!expectedOf(decision)(asked, answer)) say(inWords(asked, answer))
    const given = allowed ? [] : walk.leaks(answer.text)
    if (given.length > 0) say(`${asked.name} gives away ${given.join(', ')}`)
  }
  return found
}

test('every endpoint answers every role on every territory as the table of rights says', {
  timeout: 400_000,
}, async () => {
  const seen: Seen = { cells: 0, through: new Set() }
  const waiting = [...STANDINGS]
  const found: string[] = []
  const walker = async () => {
    for (let standing = waiting.shift(); standing; standing = waiting.shift())
      found.push(...(await disagreements(standing, seen)))
  }
  await Promise.all([walker(), walker(), walker()])
  process.stdout.write(
    `role walk: ${STANDINGS.length} roles and territories, ${BY_ACTION.length} endpoints, ${seen.cells} cells, ${found.length} disagreements\n`,
  )
  expect(found.slice(0, 30)).toEqual([])
  expect(found).toHaveLength(0)
  expect(seen.cells).toBe(STANDINGS.length * BY_ACTION.length)
  // Neither trivially shut: all but what only its own participants may do was opened to somebody.
  const never = BY_ACTION.filter(({ name }) => !seen.through.has(name)).map(actionOf)
  expect(
    [...new Set(never)].filter(
      (action) => !/^(dossier|document|attestation|complement)\.|fees\.declare|mandate\.delegate/.test(action),
    ),
  ).toEqual([])
})
