import { deflateSync } from 'node:zlib'

/** Small files of the demo: pictures and documents that any viewer opens. */
export type DemoFile = { extension: 'png' | 'jpg' | 'pdf'; mediaType: string; bytes: Buffer }

/** A machined part, painted. */
const partPhoto =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABIMDRANCxIQDhAUExIVGywdGxgYGzYnKSAsQDlEQz85Pj1HUGZXR0thTT0+WXla' +
  'YWltcnNyRVV9hnxvhWZwcm7/2wBDARMUFBsXGzQdHTRuST5Jbm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5u' +
  'bm5ubm5ubm5ubm5ubm7/wAARCAB4AKADASIAAhEBAxEB/8QAGgABAQEAAwEAAAAAAAAAAAAAAAIFAwQGAf/EADEQAAICAQEF' +
  'BgUDBQAAAAAAAAARAQIDBAUSITFREyIjMkFxQlJhkaGB4fEzcrHR8P/EABcBAQEBAQAAAAAAAAAAAAAAAAACAQP/xAAbEQEB' +
  'AQEBAAMAAAAAAAAAAAAAARECEgMTMf/aAAwDAQACEQMRAD8AhBFIItCUEUggJQRSCAlBFIICUEUggJQRSCAlBFIICUEUggJQ' +
  'RSCAlBFIICkEUgjGpQRSCAlBFIICUEUjr59XjwuPNbpAHMgjMyazLflO7HSDhte1vNaZ95GDZQRjVtavltMe0nLj1eanxb0d' +
  'LcTcY1EEdfBraZJ3b9y34O0jGpQRSCAlBFIICUEUggKQRSCJalBFIICUEUjra7P2GHuz37cIA6+t1amceKePraDoAFpAVjx3' +
  'y3iuOs2tPpB3sex8toeS9afSOMgZ4NHJsbJEeHlrb3hHRzYMmC27lpNZ/wAgQdvR6vcmMeWe56T0OoAN5BHU2bn7THOK096v' +
  'L2O6iFJQRSCAlBFIICkEUgjGpQRSCAlGNtHJ2mqtD4U7sG2jzuS2/ktbrMyVyypKxY7ZclaUh2tKgk0Ni497UXvMeSvD3kpL' +
  'T0umppcW5Tn629ZOYAARmw0z45pkhxP4LAHm9Tgtp89sduK5T1g4jV23j7uPIuL3Z/77mUBy6XJ2WopZ8Gp9jdR509DinfxU' +
  't1rEk9Kj6gikES1KCKQQFIIpBEtSgikEBKPNXruZLV6TMHp0YG0sXZay/S3ej9f3L4rOnWNHYl1myU+asT9v5M4vBltgzVyV' +
  '51n7loemBGHNTPijJjlxP4LAAE3vXHSb3mIrHOZAz9t3WLHTrL+38mQc+s1E6nUWvyryrH0OAAejw03MGOvSsR+DA02LttRj' +
  'x/NPH29T0iI7quUoIpBEKSgikEBSCKQRjUoIpBASjo7W0s5sHaUh3x8feDQQQlwseTBo7T2dOKZzYa+HPGax8P7Gcd5dc7Mc' +
  'un1OXTX3sVl1j0k0Me2arxcUxPWsmUAxr5Ns0iPDxWn+6UZ+p1mXUz4lu76VjkcAAAHd2foLaq2/eJjFHOfm+kC3CTXZ2NpZ' +
  'is57xz4V9upqI+1rFaxWsRERCiIPqONu11kxKCKQRglBFIICkEUgiVJQRSCAlBFIICEZ2r2PTLM3wTGO3y/DP+jUQRstn4yz' +
  'Xls+i1GB9piso+KOMHAewRF8GLJ58dLe9YkufInw8kcuHS58/wDSxWtHVcPuenpp8NPJipX2rEHIjfsPDI0mxorMW1NotPyV' +
  '5frJqVrFaxWsRERwiI9C0Ec71aqTEoIpBGNSgikEBKCKQQH1BAGNEEAAQQABBAAEEAAQQABBAAEEAAQQABBAAf/Z'

/** Curves, photographs and a record sheet. */
export function demoFiles(): Record<'curve' | 'trend' | 'photo' | 'record', DemoFile> {
  return {
    curve: {
      extension: 'png',
      mediaType: 'image/png',
      bytes: chart((x) => 0.75 - 0.5 * Math.min(1, x * 3) * (x > 0.8 ? (1 - x) * 5 : 1)),
    },
    trend: {
      extension: 'png',
      mediaType: 'image/png',
      bytes: chart((x) => 0.5 + 0.18 * Math.sin(x * 19) * Math.cos(x * 7)),
    },
    photo: { extension: 'jpg', mediaType: 'image/jpeg', bytes: Buffer.from(partPhoto, 'base64') },
    record: {
      extension: 'pdf',
      mediaType: 'application/pdf',
      bytes: sheet([
        '检验记录（演示数据）',
        '项目 1：合格',
        '项目 2：合格',
        '项目 3：合格',
        '检验员：（签名）',
      ]),
    },
  }
}

const width = 480
const height = 270

/** A line chart with grid as PNG; `curve` maps 0–1 to a height, 0 at the top. */
function chart(curve: (x: number) => number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height, 0xff)
  const dot = (x: number, y: number, [red, green, blue]: readonly [number, number, number]) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    rows.set([red, green, blue], y * (width * 3 + 1) + 1 + x * 3)
  }
  for (let y = 0; y < height; y++) rows[y * (width * 3 + 1)] = 0
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) if (x % 60 === 0 || y % 45 === 0) dot(x, y, [225, 230, 235])
  for (let x = 0; x < width; x++) {
    const y = Math.round(curve(x / width) * height)
    for (let thick = -1; thick <= 1; thick++) dot(x, y + thick, [20, 90, 160])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** The checksum of PNG chunks (ISO 3309). */
function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** One A4 page of text as PDF, in the Chinese font every viewer brings along. */
function sheet(lines: readonly string[]): Buffer {
  const text = lines
    .map((line, i) => `BT /F1 ${i === 0 ? 20 : 13} Tf 60 ${770 - i * 34} Td <${hexOf(line)}> Tj ET`)
    .join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + end, 'latin1')
}

const hexOf = (line: string) =>
  [...line].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')
