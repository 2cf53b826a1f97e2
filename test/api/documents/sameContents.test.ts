import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertDocuments } from '../../../api/documents/insertDocument.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const AT = new Date('2026-11-24T09:00:00Z')

test('two who bring the same contents in opposite orders at the same time both bring them', async () => {
  const personId = await new People(database.db).person()
  const dossierId = await new Dossiers(database.db).of(personId)
  const bring = async (round: number, order: 1 | -1) => {
    const given = Array.from({ length: 300 }, (_, index) => ({
      content: {
        ...{ sha256: createHash('sha256').update(`${round} ${index}`).digest('hex'), mediaType: 'application/pdf' },
        ...{ pages: null, width: null, height: null },
      },
      document: { dossierId, fileName: `${index}.pdf`, piece: null, bytes: 1, personId, at: AT },
    }))
    return database.db
      .transaction()
      .execute((transaction) =>
        insertDocuments(transaction, order === 1 ? given : given.toReversed(), { scanned: false }),
      )
  }
  for (let round = 0; round < 8; round += 1) {
    const brought = await Promise.all([bring(round, 1), bring(round, -1)])
    expect(brought.map((ids) => ids.length)).toEqual([300, 300])
  }
})
