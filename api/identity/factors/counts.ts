import { createHash } from 'node:crypto'
import { type Counted, networkOf } from '../throttle.ts'

const hashed = (whom: string) => createHash('sha256').update(whom).digest('base64url')

/**
 * Codes a person may miss. With three steps in force at once and twenty misses an hour, whoever already has the
 * password finds a six-digit code within a day one time in seven hundred, and the person is told of the device.
 */
export const countsOfCode = (personId: string): readonly Counted[] => [
  {
    what: `code:${hashed(personId)}`,
    windows: [
      { seconds: 60, most: 5 },
      { seconds: 900, most: 10 },
      { seconds: 3600, most: 20 },
    ],
  },
]

/** Challenges and visits to the provider begun from one network, an office's or a commune's. */
export const countsOfBeginning = (address: string): readonly Counted[] => [
  {
    what: `begin:${hashed(networkOf(address))}`,
    windows: [
      { seconds: 60, most: 120 },
      { seconds: 3600, most: 1200 },
    ],
  },
]
