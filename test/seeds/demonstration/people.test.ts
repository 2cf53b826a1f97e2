import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'
import { DEMONSTRATION_PASSWORD } from '../../../api/contract/demonstration.ts'
import { BODY_KINDS, DOSSIER_STATES, ROLES_OF } from '../../../api/contract/policy/roles.ts'
import { playCast } from '../../../api/setup/demonstration/cast.ts'
import { seedPeople } from '../../../seeds/demonstration/people/seed.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase
const folder = mkdtempSync(`${tmpdir()}/rokhas-people-`)

beforeAll(async () => {
  database = await testDatabase({ demonstration: true })
})

afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows

describe('the people of the demonstration', () => {
  test('hold every role of every kind of body, on a day of November 2026', async () => {
    const held = await rows(sql<{ held: string }>`
      select distinct m.body_kind || ' ' || m.role as held
      from account a, mandates_in_force(a.person_id, '2026-11-24') m where a.demonstration order by 1`)
    const all = BODY_KINDS.flatMap((kind) => ROLES_OF[kind].map((role) => `${kind} ${role}`))
    const communes = (word: string) => all.filter((one) => one.startsWith(`${word} `))
    expect(communes('commune').length).toBe(6)
    expect(held.map((row) => row.held)).toEqual([...all].sort())
  })

  test('reach Aïn-Chock: the president by election, the delegate through the president', async () => {
    const found = await rows(sql`select p.email, m.role, m.territories, m.delegated_from is not null as delegated
      from account p, mandates_in_force(p.person_id, '2026-11-24') m
      where p.email in ('president.ain-chock@demonstration.rokhas.ma', 'delegue.ain-chock@demonstration.rokhas.ma') order by 1`)
    expect(found).toEqual([
      {
        email: 'delegue.ain-chock@demonstration.rokhas.ma',
        role: 'delegate',
        territories: ['06.141.01.41'],
        delegated: true,
      },
      {
        email: 'president.ain-chock@demonstration.rokhas.ma',
        role: 'president',
        territories: ['06.141.01.41'],
        delegated: false,
      },
    ])
  })

  test('all sign in with the published password, and no two have the same name', async () => {
    const accounts = await rows(sql<{ hash: string; name: string }>`
      select a.password_hash as hash, p.given_name || ' ' || p.family_name as name
      from account a join person p on p.id = a.person_id`)
    expect(accounts.length).toBeGreaterThan(70)
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length)
    const hashes = [...new Set(accounts.map(({ hash }) => hash))]
    expect(hashes).toHaveLength(1)
    // OWASP password storage: argon2id, 19 MiB, two passes, one lane.
    expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verify(hashes[0] ?? '', DEMONSTRATION_PASSWORD)).toBe(true)
  })

  test('have dossiers in every state in each town, on parcels of that town', async () => {
    const found = await rows(sql<{ commune_code: string; states: string[]; sites: number }>`
      select d.commune_code, array_agg(distinct d.state) as states, count(p.id) as sites
      from dossier d left join dossier_site s on s.dossier_id = d.id
        left join parcel p on p.srid = s.srid and p.commune_code = d.commune_code and ST_Equals(p.geom, s.geom)
      group by 1 order by 1`)
    expect(found.map(({ commune_code }) => commune_code)).toEqual(['06.141.01.41', '09.001.01.01', '11.321.01.03'])
    for (const { states, sites } of found) {
      expect(states.sort()).toEqual([...DOSSIER_STATES].sort())
      expect(sites).toBe(10)
    }
    const [parts] = await rows(
      sql`select count(*) as count, count(distinct dossier_id) as dossiers from dossier_participant`,
    )
    expect(parts).toEqual({ count: 90, dossiers: 30 })
  })

  test('are written once', async () => {
    const count = () =>
      rows(sql`select (select count(*) from person) as people, (select count(*) from body) as bodies,
      (select count(*) from mandate) as mandates, (select count(*) from dossier) as dossiers,
      (select count(*) from dossier_event) as events, (select count(*) from document) as documents`)
    const before = await count()
    await seedPeople(database.db)
    await playCast(database.url, readConfig({ ROKHAS_DATA: folder }))
    expect(await count()).toEqual(before)
  })
})
