import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../api/config.ts'

test('an empty environment is a configuration: private database, port 3000, demonstration on', () => {
  expect(readConfig({})).toMatchObject({ databaseUrl: null, port: 3000, demonstration: true, backgrounds: [] })
})

test('every fault is listed together, each under the name of its setting', () => {
  const faulty = () =>
    readConfig({
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      ROKHAS_DEMONSTRATION: 'maybe',
      ROKHAS_BACKGROUNDS: '[{"id":',
    })
  expect(faulty).toThrow(ConfigError)
  for (const name of ['PORT', 'DATABASE_URL', 'ROKHAS_DEMONSTRATION', 'ROKHAS_BACKGROUNDS'])
    expect(faulty).toThrow(name)
})

test('a background map is checked field by field', () => {
  const orthophoto = [
    {
      id: 'ortho',
      nameFr: 'Orthophoto',
      nameAr: 'صورة جوية',
      kind: 'xyz',
      url: 'https://tiles.example.ma/{z}/{x}/{y}.jpg',
    },
  ]
  expect(readConfig({ ROKHAS_BACKGROUNDS: JSON.stringify(orthophoto) }).backgrounds[0]).toMatchObject({
    kind: 'xyz',
    attribution: '',
  })
  expect(() => readConfig({ ROKHAS_BACKGROUNDS: '[{"id":"a","kind":"tms"}]' })).toThrow(/ROKHAS_BACKGROUNDS\.0\.kind/)
})
