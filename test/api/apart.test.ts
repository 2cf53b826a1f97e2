import { describe, expect, test } from 'vitest'
import { Crew, type CrewOptions, type Said } from '../../api/apart/crew.ts'

type Hear = (said: Said<string>) => void

/** Hands that answer when the test says so. */
function crewOf(most: number, { open }: { readonly open?: () => never } = {}) {
  const hands: { hear: Hear; lost: (error: Error) => void; jobs: string[]; ended: boolean }[] = []
  const options: CrewOptions<string, string> = {
    ...{ most, idleMs: 60_000, failed: 'a page could not be drawn' },
    late: (job, seconds) => new Error(`${job} took more than ${seconds} s`),
    open: (hear, lost) => {
      open?.()
      const hand = { hear, lost, jobs: [] as string[], ended: false }
      hands.push(hand)
      return {
        give: (job) => void hand.jobs.push(job),
        end: () => {
          hand.ended = true
        },
      }
    },
  }
  return { crew: new Crew(options), hands }
}

describe('hands that work apart', () => {
  test('take one job at a time, in the order they came', async () => {
    const { crew, hands } = crewOf(1)
    const both = [crew.run('first', 5), crew.run('second', 5)]
    expect([hands.length, hands[0]?.jobs, crew.waiting]).toEqual([1, ['first'], 1])
    hands[0]?.hear({ kind: 'done', answer: 'one' })
    hands[0]?.hear({ kind: 'done', answer: 'two' })
    expect(await Promise.all(both)).toEqual(['one', 'two'])
  })

  test('tell which work failed, and go on with the next', async () => {
    const { crew, hands } = crewOf(1)
    const [first, second] = [crew.run('first', 5), crew.run('second', 5)]
    hands[0]?.hear({ kind: 'failed', why: 'no such page' })
    await expect(first).rejects.toThrow('a page could not be drawn: no such page')
    hands[0]?.hear({ kind: 'done', answer: 'two' })
    expect(await second).toBe('two')
  })

  test('are ended when a job takes too long, and replaced for the next', async () => {
    const { crew, hands } = crewOf(1)
    const [first, second] = [crew.run('first', 0.02), crew.run('second', 5)]
    await expect(first).rejects.toThrow('first took more than 0.02 s')
    expect([hands[0]?.ended, hands[1]?.jobs]).toEqual([true, ['second']])
    hands[1]?.hear({ kind: 'done', answer: 'two' })
    expect(await second).toBe('two')
  })

  test('that cannot start leave nobody waiting', async () => {
    const { crew } = crewOf(1, {
      open: () => {
        throw new Error('no memory for a thread')
      },
    })
    await expect(crew.run('first', 5)).rejects.toThrow('no memory for a thread')
    expect(crew.waiting).toBe(0)
  })

  test('take nothing more once they are closed', async () => {
    const { crew, hands } = crewOf(1)
    const both = Promise.allSettled([crew.run('first', 5), crew.run('second', 5)])
    crew.close()
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(crew.run('third', 5)).rejects.toThrow('closed')
    expect([hands.length, hands[0]?.ended]).toEqual([1, true])
  })
})
