import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fact, type Project, project } from '../../../../api/contract/procedures/project.ts'
import {
  afterSaving,
  isSaved,
  mustLeave,
  outgoing,
  type Saving,
  type SavingEvent,
  sameAnswer,
  shownProject,
  startSaving,
  type Waiting,
} from '../../../../web/screens/filing/saving.ts'

const EMPTY = project.parse({})
const AUTHOR = { by: 'Hind Sefrioui', byAr: 'هند الصفريوي', at: '2026-11-24T09:41:00Z' }
const start = (given: Partial<Project> = {}) => startSaving({ version: 1, project: { ...EMPTY, ...given } }, null)
const run = (saving: Saving, ...events: readonly SavingEvent[]) => events.reduce(afterSaving, saving)
const said = (fact: Fact, value: Project[Fact]): SavingEvent => ({ type: 'said', fact, value })
const heard = (version: number, given: Partial<Project>) => ({ version, project: { ...EMPTY, ...given } })

describe('a draft that saves itself', () => {
  test('is saved once the service has said so, and not before', () => {
    const typed = run(start(), said('heightM', 11.5))
    expect([isSaved(typed), mustLeave(typed)]).toEqual([false, true])
    const leaving = run(typed, { type: 'left' })
    expect([leaving.sent, isSaved(leaving), mustLeave(leaving)]).toEqual([{ heightM: 11.5 }, false, false])
    const kept = run(leaving, { type: 'kept', heard: heard(2, { heightM: 11.5 }), at: '2026-11-24T09:42:00Z' })
    expect(kept).toMatchObject({ version: 2, mine: {}, state: 'calm', savedAt: '2026-11-24T09:42:00Z' })
    expect(isSaved(kept)).toBe(true)
  })

  test('keeps what was typed while the former answer travelled, without a dispute with itself', () => {
    const kept = run(start(), said('heightM', 11.5), { type: 'left' }, said('heightM', 14.5), said('dwellings', 2), {
      type: 'kept',
      heard: heard(2, { heightM: 11.5 }),
      at: '2026-11-24T09:42:00Z',
    })
    expect(kept.mine).toEqual({ heightM: 14.5, dwellings: 2 })
    expect(kept.disputes).toEqual([])
    expect(mustLeave(kept)).toBe(true)
  })

  test('keeps a figure that is not finished: « 12, » is no height, and is not lost', () => {
    const writing = run(start(), { type: 'wrote', fact: 'heightM', text: '12,' })
    expect([isSaved(writing), mustLeave(writing), writing.texts]).toEqual([false, false, { heightM: '12,' }])
    expect(run(writing, said('heightM', 12.5)).texts).toEqual({})
  })

  test('takes over what another person said of other facts, and sends its own again', () => {
    const merged = run(
      start(),
      said('heightM', 11.5),
      { type: 'left' },
      {
        type: 'came',
        heard: heard(5, { dwellings: 8 }),
        author: AUTHOR,
      },
    )
    expect(merged.disputes).toEqual([])
    expect(shownProject(merged)).toMatchObject({ heightM: 11.5, dwellings: 8 })
    expect([merged.version, mustLeave(merged)]).toEqual([5, true])
  })

  test('puts two sayings of one fact side by side, with who said the other', () => {
    const disputed = run(start({ heightM: 9 }), said('heightM', 11.5), said('dwellings', 2), {
      type: 'came',
      heard: heard(5, { heightM: 14.5 }),
      author: AUTHOR,
    })
    expect(disputed.disputes).toEqual([{ fact: 'heightM', author: AUTHOR }])
    expect([disputed.kept.heightM, disputed.mine.heightM]).toEqual([14.5, 11.5])
    expect(outgoing(disputed)).toEqual({ dwellings: 2 })
    const mine = run(disputed, { type: 'chose', fact: 'heightM', keep: 'mine' })
    expect(outgoing(mine)).toEqual({ heightM: 11.5, dwellings: 2 })
    const theirs = run(disputed, { type: 'chose', fact: 'heightM', keep: 'theirs' })
    expect(shownProject(theirs)).toMatchObject({ heightM: 14.5, dwellings: 2 })
  })

  test('whose answer was lost on the way is no dispute when the service had it', () => {
    const later = run(start(), said('heightM', 11.5), { type: 'left' }, { type: 'lost' }, said('heightM', 14.5), {
      type: 'came',
      heard: heard(2, { heightM: 11.5 }),
      author: AUTHOR,
    })
    expect(later.disputes).toEqual([])
    expect(outgoing(later)).toEqual({ heightM: 14.5 })
  })

  test('does not go back to an older reading', () => {
    const now = run(start(), { type: 'came', heard: heard(7, { dwellings: 8 }), author: null })
    expect(run(now, { type: 'came', heard: heard(3, {}), author: null })).toBe(now)
  })

  test('of a former sitting is found again, beside what happened since', () => {
    const waiting: Waiting = { version: 2, kept: EMPTY, mine: { levels: 2 }, texts: { heightM: '1' }, lost: [] }
    const again = startSaving(heard(4, { dwellings: 3 }), waiting)
    expect(shownProject(again)).toMatchObject({ levels: 2, dwellings: 3 })
    expect([again.version, again.texts]).toEqual([4, { heightM: '1' }])
  })
})

/** A service that holds one project, and what travels to it and back. */
class Service {
  version = 1
  project: Project = EMPTY
  readonly history: Project[] = [EMPTY]
  write(next: Project) {
    this.version += 1
    this.project = next
    this.history.push(next)
  }
  heard = () => ({ version: this.version, project: this.project })
}

const FACTS = ['heightM', 'dwellings', 'levels'] as const
type Deed =
  | { readonly do: 'say' | 'other'; readonly fact: (typeof FACTS)[number]; readonly value: number | null }
  | { readonly do: 'send'; readonly fate: 'answered' | 'answer lost' | 'never arrived' }
  | { readonly do: 'reload' }
  | { readonly do: 'choose'; readonly fact: (typeof FACTS)[number]; readonly keep: 'mine' | 'theirs' }

const fact = fc.constantFrom(...FACTS)
const value = fc.option(fc.integer({ min: 0, max: 4 }))
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('say' as const), fact, value }),
  fc.record({ do: fc.constant('other' as const), fact, value }),
  fc.record({
    do: fc.constant('send' as const),
    fate: fc.constantFrom('answered' as const, 'answer lost' as const, 'never arrived' as const),
  }),
  fc.record({ do: fc.constant('reload' as const) }),
  fc.record({ do: fc.constant('choose' as const), fact, keep: fc.constantFrom('mine' as const, 'theirs' as const) }),
)

/** The page and the service together; what the person said last of each fact stands in `wanted`. */
class Sitting {
  readonly service = new Service()
  saving = startSaving(this.service.heard(), null)
  /** The last word of the person, and the version the page had read then: saying what it shows is no news. */
  readonly wanted = new Map<Fact, { value: unknown; since: number }>()

  private tell(event: SavingEvent) {
    this.saving = afterSaving(this.saving, event)
  }

  send(fate: 'answered' | 'answer lost' | 'never arrived') {
    const { version } = this.saving
    this.tell({ type: 'left' })
    if (this.saving.sent === null) return
    const body = { ...this.saving.kept, ...this.saving.sent }
    if (fate === 'never arrived') return this.tell({ type: 'lost' })
    const fits = version === this.service.version
    if (fits) this.service.write(body)
    if (fate === 'answer lost') return this.tell({ type: 'lost' })
    if (fits) return this.tell({ type: 'kept', heard: this.service.heard(), at: AUTHOR.at })
    this.tell({ type: 'came', heard: this.service.heard(), author: AUTHOR })
  }

  do(deed: Deed) {
    if (deed.do === 'say') {
      this.wanted.set(deed.fact, { value: deed.value, since: this.saving.version - 1 })
      this.tell({ type: 'said', fact: deed.fact, value: deed.value })
    } else if (deed.do === 'other') {
      this.service.write({ ...this.service.project, [deed.fact]: deed.value })
    } else if (deed.do === 'send') this.send(deed.fate)
    else if (deed.do === 'reload') {
      const { version, kept, mine, texts, lost } = this.saving
      const waiting = isSaved(this.saving) ? null : { version, kept, mine, texts, lost }
      this.saving = startSaving(this.service.heard(), JSON.parse(JSON.stringify(waiting)))
    } else if (deed.do === 'choose' && this.saving.disputes.some((one) => one.fact === deed.fact)) {
      if (deed.keep === 'theirs') this.wanted.delete(deed.fact)
      this.tell({ type: 'chose', fact: deed.fact, keep: deed.keep })
    }
  }

  /** Words of the person that are neither shown nor were ever held by the service since that version. */
  forgotten = () =>
    [...this.wanted].filter(
      ([name, { value: said, since }]) =>
        !sameAnswer(shownProject(this.saving)[name], said) &&
        !this.service.history.slice(since).some((held) => sameAnswer(held[name], said)),
    )
}

describe('whatever happens to the line, the service and the others', () => {
  test('nothing that was said is lost', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const sitting = new Sitting()
        for (const one of deeds) {
          sitting.do(one)
          expect(sitting.forgotten()).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('everything comes to rest once the line is back and each dispute is decided', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const sitting = new Sitting()
        for (const one of deeds) sitting.do(one)
        for (let round = 0; round < 4; round += 1) {
          for (const { fact: disputed } of sitting.saving.disputes)
            sitting.do({ do: 'choose', fact: disputed as (typeof FACTS)[number], keep: 'mine' })
          sitting.send('answered')
        }
        expect(isSaved(sitting.saving)).toBe(true)
        expect(sitting.forgotten()).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
