import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { judgeTable } from '../../../api/backlog/judging/judgeTable.ts'
import type { JudgedRow, Judging } from '../../../api/backlog/judging/paperDossier.ts'
import { headersOf } from '../../../api/backlog/reading/columns.ts'
import { paperDay } from '../../../api/backlog/reading/paperDay.ts'
import { readTable } from '../../../api/backlog/reading/readTable.ts'
import type { Table } from '../../../api/backlog/reading/table.ts'
import { BACKLOG_FIELDS } from '../../../api/contract/backlog.ts'
import { FIELD_WORDS } from '../../../api/contract/backlogWords.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { asDay } from '../../../spatial/day.ts'

const JUDGING: Judging = {
  today: asDay('2026-11-24'),
  versions: CATALOGUE.map(({ validFrom, validTo, definition }, id) => ({
    ...{ id: String(id), code: definition.code, validFrom, validTo, definition },
  })),
  reasons: [{ code: 'plan_scale', fr: 'L’échelle manque au plan.', ar: 'مقياس التصميم غير مذكور.' }],
  commune: { code: '06.141.01.41', nameFr: 'Aïn Chock', nameAr: 'عين الشق' },
  imported: new Set(['7/2021']),
}

const tableOf = (bytes: Uint8Array | string): Table => {
  const read = readTable(typeof bytes === 'string' ? strToU8(bytes) : bytes)
  if (!read.ok) throw new Error(`${read.error.why} ${read.error.detail}`)
  return read.value
}
const refusalOf = (bytes: Uint8Array | string) => {
  const read = readTable(typeof bytes === 'string' ? strToU8(bytes) : bytes)
  return read.ok ? null : read.error.why
}
const judge = (table: Table): JudgedRow[] => {
  const headed = headersOf(table)
  if (!headed) throw new Error('no headers')
  return judgeTable(table, headed, JUDGING)
}
const faultsOf = (text: string) =>
  judge(tableOf(text)).map(({ faults }) => faults.map(({ field, code }) => `${field} ${code}`))

const of1256 = new TextDecoder('windows-1256')
const BYTE_1256 = new Map(Array.from({ length: 256 }, (_, byte) => [of1256.decode(new Uint8Array([byte])), byte]))
const in1256 = (text: string) => Uint8Array.from(text, (letter) => BYTE_1256.get(letter) ?? 0x3f)

const HEAD = 'N° dossier;Procédure;Déposé le;Nom;CIN;Type de projet'
const row = (text: string) => faultsOf(`${HEAD}\n${text}`)[0]

const sheet = (rows: string, more = '', properties = '') =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><workbookPr ${properties}/><sheets><sheet name="R" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/registre.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>N° dossier</t></si><si><r><t>Déposé </t></r><r><t>le</t></r></si><si><t>قرار</t></si></sst>',
    ),
    'xl/worksheets/registre.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`),
  })

describe('a day written in a register', () => {
  test.each([
    ['03/04/2024', '2024-04-03'],
    ['3-4-2024', '2024-04-03'],
    ['2024-04-03', '2024-04-03'],
    ['٠٣/٠٤/٢٠٢٤', '2024-04-03'],
    ['2024-04-03 00:00:00', '2024-04-03'],
    // Excel's own: 45385 is 3 April 2024, 36526 is 1 January 2000.
    ['45385', '2024-04-03'],
    ['36526', '2000-01-01'],
    ['45385.5', '2024-04-03'],
  ])('%s is %s', (written, day) => expect(paperDay(written)?.day).toBe(day))

  test.each(['31/02/2024', '04/25/2024', '03/04/24', '2024', 'avril 2024', '', '12', '99999'])(
    '%s is none',
    (written) => expect(paperDay(written)).toBeNull(),
  )

  test('that could be read month first is said to be read day first; one that could not is not', () => {
    expect(paperDay('03/04/2024')?.dayFirst).toBe(true)
    expect(paperDay('13/04/2024')?.dayFirst).toBe(false)
    expect(paperDay('04/04/2024')?.dayFirst).toBe(false)
  })

  test('in a workbook that counts from 1904 is four years and a day later', () => {
    expect(paperDay('43923', true)?.day).toBe('2024-04-03') // 45385 - 1462
  })
})

describe('a table of text', () => {
  test.each([
    ['a byte order mark', strToU8(`\uFEFF${HEAD}\n1/2023;construire;1/2/2023;Alaoui;BK1234;gp`)],
    ['commas', strToU8(`${HEAD.replaceAll(';', ',')}\n1/2023,construire,1/2/2023,Alaoui,BK1234,gp`)],
    ['tabs', strToU8(`${HEAD.replaceAll(';', '\t')}\n1/2023\tconstruire\t1/2/2023\tAlaoui\tBK1234\tgp`)],
    ['Windows-1252', Buffer.from(`${HEAD}\n1/2023;construire;1/2/2023;Alaoui;BK1234;gp`, 'latin1')],
  ])('with %s is read whole', (_, bytes) => {
    const [read] = judge(tableOf(bytes))
    expect(read?.faults).toEqual([])
    expect(read?.dossier).toMatchObject({ paperNumber: '1/2023', filedOn: '2023-02-01', track: 'gp' })
  })

  test('in Arabic, in UTF-8 or Windows-1256, is read alike', () => {
    const head = 'رقم الملف;المسطرة;تاريخ الإيداع;صاحب الطلب;صنف المشروع'
    const text = `${head}\n5/2023;رخصة البناء;03/04/2023;العلوي;مشروع صغير`
    for (const bytes of [strToU8(text.replace('03/04/2023', '٠٣/٠٤/٢٠٢٣')), in1256(text)]) {
      const [read] = judge(tableOf(bytes))
      expect(read?.faults).toEqual([])
      expect(read?.dossier).toMatchObject({ filedOn: '2023-04-03', track: 'pp', owner: { familyNameAr: 'العلوي' } })
    }
  })

  test('keeps what is quoted together, and counts lines as the spreadsheet does', () => {
    const { lines } = tableOf('N° dossier;Objet\n"1;a";"dit ""Riad""\nsuite"\n2;b')
    expect(lines.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'N° dossier', 'Objet'],
      [2, '1;a', 'dit "Riad"\nsuite'],
      [4, '2', 'b'],
    ])
  })

  test('that is empty, never ends its quote, or is no text is refused, and says which', () => {
    expect(refusalOf('')).toBe('EMPTY')
    expect(refusalOf('\n\n;;\n')).toBe('EMPTY')
    expect(refusalOf('a;"b\nc')).toBe('DAMAGED')
    expect(refusalOf(new Uint8Array([0x50, 0, 1, 2, 0, 3]))).toBe('NOT_A_SPREADSHEET')
    expect(refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('NOT_A_SPREADSHEET')
  })

  test('of a hundred thousand rows is refused, and asked by year', () => {
    expect(refusalOf(`${HEAD}\n${'1;construire;1/2/2023;A;B1234;gp\n'.repeat(100_000)}`)).toBe('TOO_MANY_ROWS')
  })
})

describe('a workbook', () => {
  test('gives shared, inline and worked-out texts, and its dates by their serials', () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>12/2023</t></is></c><c r="B3" t="str"><f>A3&amp;"x"</f><v>12/2023x</v></c><c r="C3"><v>45385</v></c></row>`
    const table = tableOf(sheet(rows))
    expect(table.lines).toEqual([
      { line: 1, cells: ['N° dossier', '', 'Déposé le'] },
      { line: 3, cells: ['12/2023', '12/2023x', '45385'] },
    ])
    expect(judge(table)[0]).toMatchObject({ line: 3, paperNumber: '12/2023', filedOn: '2024-04-03' })
  })

  test('says where a formula failed and where cells are merged, and guesses neither', () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>45385</v></c></row>
      <row r="3"><c r="A3"><v>4</v></c><c r="B3"/></row>`
    const faults = judge(tableOf(sheet(rows, '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'))).map((one) =>
      one.faults.map(({ field, code }) => `${field} ${code}`),
    )
    expect(faults[0]).toContain('paperNumber CELL_ERROR')
    expect(faults[1]).toContain('filedOn CELL_MERGED')
  })

  test('that would unpack beyond its limits, names an entity, or has no sheet is refused', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 * 1024) }, { level: 9 })
    expect(refusalOf(bomb)).toBe('DAMAGED')
    expect(refusalOf(zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }))).toBe('DAMAGED')
    expect(refusalOf(zipSync({ 'lisez-moi.txt': strToU8('rien') }))).toBe('NOT_A_SPREADSHEET')
    expect(refusalOf(sheet('<row r="1"><c'))).toBe('DAMAGED')
  })
})

test('any bytes are read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'PK\u0003\u0004', `${HEAD}\n`),
      (bytes, head) => {
        const read = readTable(Buffer.concat([Buffer.from(head, 'latin1'), bytes]))
        if (read.ok && headersOf(read.value)) judge(read.value)
      },
    ),
    { numRuns: 300 },
  )
})

test('the template is recognised whole in both languages', () => {
  for (const language of ['fr', 'ar'] as const) {
    const table = tableOf(BACKLOG_FIELDS.map((field) => FIELD_WORDS[field][language]).join(';'))
    const columns = Object.fromEntries(BACKLOG_FIELDS.map((field, column) => [field, column]))
    expect(headersOf(table)?.columns).toEqual(columns)
  }
})

describe('a row', () => {
  test.each([
    ['whole', '1/2023;Permis de construire;1/2/2023;Alaoui;BK1234;petit projet', []],
    ['without its number', ';construire;1/2/2023;Alaoui;BK1234;gp', ['paperNumber MISSING']],
    [
      'of a procedure nobody knows',
      '1/2023;Permis de rêver;1/2/2023;Alaoui;BK1234;gp',
      ['procedure PROCEDURE_UNKNOWN'],
    ],
    ['filed tomorrow', '1/2026;construire;25/11/2026;Alaoui;BK1234;gp', ['filedOn DATE_IN_FUTURE']],
    ['filed on no day', '1/2023;construire;31/2/2023;Alaoui;BK1234;gp', ['filedOn DATE_UNREADABLE']],
    ['with a card of no form', '1/2023;construire;1/2/2023;Alaoui;?;gp', ['nationalId IDENTITY_UNREADABLE']],
    ['open and of no track', '1/2023;construire;1/2/2023;Alaoui;BK1234;', ['track TRACK_MISSING']],
    ['imported before', '7 / 2021;construire;1/2/2021;Alaoui;BK1234;gp', ['paperNumber ALREADY_IMPORTED']],
  ])('%s', (_, text, faults) => expect(row(text)).toEqual(faults))

  test('whose number stands twice is refused on both lines, each naming the other', () => {
    const rows = judge(
      tableOf(`${HEAD}\n1/2023;construire;1/2/2023;A;BK1234;gp\n 1 /2023;construire;1/2/2023;B;BK1235;gp`),
    )
    expect(rows.map(({ faults }) => faults.map(({ data }) => data.lines))).toEqual([['3'], ['2']])
  })

  test('filed before the first version is kept under it, and says so', () => {
    const [read] = judge(tableOf(`${HEAD}\n1/2019;construire;5/5/2019;A;BK1234;gp`))
    expect(read?.notes.map(({ code }) => code)).toContain('VERSION_FIRST_KEPT')
    const version = JUDGING.versions.find(({ id }) => id === read?.dossier?.versionId)
    expect(version).toMatchObject({ code: 'construire', validFrom: '2020-04-16' })
  })
})

const COURSE = `${HEAD};Complément demandé le;Complément fourni le;Séance;Décision;Date de décision;Signé le;Retiré le`
const course = (text: string) => judge(tableOf(`${COURSE}\n1/2023;construire;1/2/2023;A;BK1234;gp;${text}`))[0]

describe('the course a row tells', () => {
  test('is filled in where the procedure cannot have gone on otherwise, and says so', () => {
    const read = course('6/2/2023;20/2/2023;28/2/2023;accordé;;15/3/2023;')
    expect(read?.faults).toEqual([])
    expect(read?.dossier?.events.map(({ event, day, assumed }) => `${day} ${event}${assumed ? ' ?' : ''}`)).toEqual([
      '2023-02-01 file',
      '2023-02-06 dispatch ?',
      '2023-02-06 ask_complement',
      '2023-02-20 give_complement',
      '2023-02-28 hold_session',
      '2023-03-15 sign_minutes ?',
      '2023-03-15 accept ?',
      '2023-03-15 settle ?',
      '2023-03-15 sign',
    ])
  })

  test.each([
    ['a complement given that nobody asked', ';20/2/2023;;;;;', 'complementGivenOn EVENT_OUT_OF_ORDER'],
    ['a session before the filing', ';;15/1/2023;;;;', 'sessionOn BEFORE_FILING'],
    ['a refusal after the signature', ';;28/2/2023;refusé;1/4/2023;15/3/2023;', 'decidedOn EVENT_OUT_OF_ORDER'],
    ['an avis taken for a decision', ';;28/2/2023;favorable;1/3/2023;;', 'decision DECISION_UNKNOWN'],
    ['a decision without its day', ';;28/2/2023;refusé;;;', 'decidedOn DECISION_UNDATED'],
  ])('is at fault with %s', (_, text, fault) => {
    expect(course(text)?.faults.map(({ field, code }) => `${field} ${code}`)).toContain(fault)
  })

  test('of a procedure examined by the commune alone has no session', () => {
    const [read] = judge(tableOf(`${COURSE}\n1/2023;refection;1/2/2023;A;BK1234;pp;;;28/2/2023;;;;`))
    expect(read?.faults.map(({ code }) => code)).toEqual(['EVENT_NOT_OF_PROCEDURE'])
  })
})

const MORE = `${HEAD};Motif du complément;Complément demandé le;Complément fourni le;Date de commission;Modification demandée le;Plans modifiés déposés le;Décision;Date de décision;Motif du refus;Silence attesté le;Irrecevable le;Refusé le`
const more = (text: string, procedure = 'construire') =>
  judge(tableOf(`${MORE}\n1/2023;${procedure};1/2/2023;A;BK1234;gp;${text}`))[0]
const told = (read: JudgedRow | undefined) =>
  read?.dossier?.events.map(({ event, day, assumed, reason }) =>
    [day, event, assumed ? '?' : '', reason?.code ?? reason?.text ?? ''].join(' ').trimEnd(),
  )

describe('the course of a dossier that went another way', () => {
  test('keeps what was asked under its code, in whatever language it is written, and what has none as it is', () => {
    const coded = more('مقياس التصميم غير مذكور;6/2/2023;;;;;;;;;;')
    expect(told(coded)?.at(-1)).toBe('2023-02-06 ask_complement  plan_scale')
    expect(coded?.notes.map(({ code }) => code)).not.toContain('REASON_WITHOUT_CODE')
    const free = more('Plan froissé;6/2/2023;;;;;;;;;;')
    expect(told(free)?.at(-1)).toBe('2023-02-06 ask_complement  Plan froissé')
    expect(free?.notes.map(({ code }) => code)).toContain('REASON_WITHOUT_CODE')
  })

  test('is refused on a ground of the law, or called inadmissible', () => {
    expect(told(more(';;;20/2/2023;;;refusé;28/2/2023;avis conforme défavorable;;;'))?.at(-1)).toBe(
      '2023-02-28 refuse  binding_avis',
    )
    expect(told(more(';;;;;;irrecevable;3/2/2023;;;;'))).toEqual(['2023-02-01 file', '2023-02-03 refuse_admission'])
    expect(told(more(';;;;;;;;;;3/2/2023;'))?.at(-1)).toBe('2023-02-03 refuse_admission')
  })

  test('starts again with its modified plans', () => {
    expect(told(more(';;;20/2/2023;24/2/2023;6/3/2023;accordé;30/3/2023;;;;'))?.slice(-8)).toEqual(
      [
        ...['2023-02-20 hold_session', '2023-02-24 sign_minutes ?', '2023-02-24 ask_modification'],
        ...['2023-03-06 file_modified', '2023-03-30 dispatch ?', '2023-03-30 hold_session ?'],
        ...['2023-03-30 sign_minutes ?', '2023-03-30 accept ?', '2023-03-30 settle ?', '2023-03-30 sign'],
      ].slice(-8),
    )
  })

  test('is granted by a silence that was attested, where silence grants', () => {
    expect(told(more(';;;;;;réputé accordé;20/3/2023;;;;'))?.at(-1)).toBe('2023-03-20 attest_silence')
    expect(told(more(';;;;;;;;;20/3/2023;;'))?.at(-1)).toBe('2023-03-20 attest_silence')
    const none = more(';;;;;;;;;20/3/2023;;', 'regularisation')
    expect(none?.faults.map(({ field, code }) => `${field} ${code}`)).toEqual(['silenceOn EVENT_NOT_OF_PROCEDURE'])
  })

  test('is at fault with a reason for nothing, and says when a decided one has no track', () => {
    const bare = more('Plan froissé;;;;;;;;autre;;;')
    expect(bare?.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'complementReason REASON_OF_NOTHING',
      'refusalReason REASON_OF_NOTHING',
    ])
    const [read] = judge(tableOf(`${MORE}\n1/2023;construire;1/2/2023;A;BK1234;;;;;;;;retiré;20/2/2023;;;;`))
    expect(read?.faults).toEqual([])
    expect(read?.notes.map(({ code }) => code)).toContain('TRACK_NEVER_SAID')
  })
})
