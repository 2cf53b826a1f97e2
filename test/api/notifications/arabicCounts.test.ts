import { expect, test } from 'vitest'
import { ARABIC } from '../../../api/notifications/sentences/ar.ts'

const text = (count: string) => ARABIC.deadline_day.text({ count, dossiers: '1/2026', due: '2026-11-24' })

/** The noun, its verb and its pronoun agree with their number. */
test.each([
  ['1', 'ملف واحد في يومه الأخير: 1/2026.'],
  ['2', 'ملفان في يومهما الأخير: 1/2026.'],
  ['3', '3 ملفات في يومها الأخير: 1/2026.'],
  ['11', '11 ملفا في يومها الأخير: 1/2026.'],
  ['100', '100 ملف في يومها الأخير: 1/2026.'],
])('%s dossiers on their last day are told in Arabic as Arabic counts', (count, told) => expect(text(count)).toBe(told))
