import { render, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { Standing } from '../../../web/screens/course/Standing.tsx'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)

const definition = CATALOGUE.find(({ definition: { code } }) => code === 'construire')?.definition
if (!definition) throw new Error('no procedure is called construire')

type Move = CourseAnswer['history'][number]
const move = { by: null, reason: null, extension: null, inspectionDay: null, step: 'filed' } as const
const onPaper: Move = {
  ...{ ...move, move: 1, event: 'file', at: '2026-11-16T11:00:00.000Z' },
  brought: { at: '2026-11-24T09:00:00.000Z', assumed: false },
}
const extended: Move = { ...move, move: 2, event: 'extend', at: '2026-11-25T10:30:00.000Z', brought: null }

const course: CourseAnswer = {
  ...{ id: '01890000-0000-7000-8000-000000000001', number: '061410141-2026-R00001', version: 3, today: '2026-11-26' },
  ...{ step: 'filed', moves: 2, holder: 'guichet', since: onPaper.at, definition, track: 'pp', trackFound: null },
  ...{ project: project.parse({}), trace: null, pieces: [], attestations: [], blockers: [], warnings: [] },
  ...{ deadlines: [], history: [onPaper, extended], inHand: [], moved: [], sitting: null, takenBack: null, may: [] },
  avis: {
    round: 1,
    bodies: [],
    outside: [],
    proposals: [],
    missing: [],
    reserves: [],
    synthesis: null,
    hindrances: [],
    mayConsult: false,
  },
}

test('a dossier of paper stands at its step since a day, whatever was moved here after it without leaving the step', () => {
  render(
    <Around>
      <Standing course={course} definition={definition} />
    </Around>,
  )
  expect(screen.getByText(/^16\/11\/2026/).textContent).toBe('16/11/2026')
})
